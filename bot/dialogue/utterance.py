"""What a message is made of, seen as a follow-up: words that ask, words that point back, words of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.facts.followups import FollowUps, WordGroup
from bot.language.read import Question
from bot.language.vocabulary import Vocabulary

_AND = "و"
_ATTACHED = re.compile(f"{_AND}(?=ال|بال|لل)")
_PRONOUN = re.compile("(?:هما|ها|هم|هن|ه)$")
_FEMININE = "ة"
_ELSEWHERE = (("و", "ه"), ("ن", "هم"), ("ا", "ها"))
"""How "his", "their" and "her" are written where people write as they speak, and how else: ميزانيتو is ميزانيته."""
_ASPECT = "aspect "
_OPENERS, _POINTERS = "openers", "pointers"
_NAME, _ASKING, _OWN = "name", "asking", "own"
LANGUAGES = frozenset({"in_english", "in_arabic"})
"""Roles of words that ask for an answer in a language; beside a name they ask whether it is there in that language."""
Piece = tuple[str | None, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Utterance:
    """A message by the parts its words play.

    `aspects` are what it asks about in groups, the most telling first: combinations, then plain ones, then bare
    question words; a later group only serves where those before say nothing. `own` are the words that none of the
    follow-ups' words explains; `points` says that it points back ("her"), `joined` that it goes on ("and"); `roles`
    are the other parts that its words can play, such as `repeat`, and `only_roles` that none of them is without one;
    `person` is the one whom "he" or "she" means. `threads` are what conversations stay with that it names, and it
    `only_names` them where it asks nothing; it is `complete` where it asks something of what it names, and stands by
    itself.
    """

    aspects: tuple[tuple[str, ...], ...]
    roles: frozenset[str]
    only_roles: bool
    own: tuple[str, ...]
    points: bool
    joined: bool
    person: str | None = None
    threads: tuple[str, ...] = ()
    only_names: bool = False
    complete: bool = False

    @property
    def leans(self) -> bool:
        return self.points or self.joined

    @property
    def restarts(self) -> bool:
        """Whether the message asks for nothing but a new conversation."""
        return "restart" in self.roles and self.only_roles

    @property
    def peaceful(self) -> bool:
        """Whether the message wishes peace, as «السلام عليكم» does."""
        return "peace" in self.roles

    @property
    def insults(self) -> bool:
        """Whether the message has words of abuse."""
        return "insults" in self.roles


class UtteranceReader:
    """Reads messages with the words of one knowledge."""

    def __init__(self, follow_ups: FollowUps) -> None:
        self._follow_ups = follow_ups
        aspects = (replace(group, id=_ASPECT + group.id) for group in follow_ups.aspects)
        self._words = Vocabulary.of([*aspects, *follow_ups.roles])
        self._roles = Vocabulary.of(follow_ups.roles)
        self._openers = Vocabulary.of(_named(_OPENERS, follow_ups))
        self._longest_opener = max((len(one.split()) for one in self._openers.groups), default=1)
        self._threads = Vocabulary.of(thread.names for thread in follow_ups.threads)
        self._people = Vocabulary.of(person.words for person in follow_ups.people)

    def read(self, question: Question) -> Utterance:
        """What a message is made of."""
        words, joined = self._without_and(self._spelt(question))
        pieces = list(self._words.spans(words))
        aspects = [id.removeprefix(_ASPECT) for id, _ in pieces if id and id.startswith(_ASPECT)]
        roles = self._roles.concepts(words)
        spans = list(self._threads.spans(words))
        threads = tuple(dict.fromkeys(group for group, _ in spans if group))
        named = {word for group, expression in spans if group for word in expression}
        beside = {id for id, expression in pieces if not named.issuperset(expression)}
        own = tuple(word for id, expression in pieces if id is None for word in expression)
        people = [self._people.groups[word] for word in words if word in self._people.groups]
        return Utterance(
            aspects=self._by_weight(aspects),
            roles=frozenset(role for role in roles if role),
            only_roles=None not in roles,
            own=own,
            points=any(id == _POINTERS for id, _ in pieces)
            or any(self._has_pronoun(word, question.text) for word in words),
            threads=threads,
            only_names=bool(threads) and not any(id is None or id.startswith(_ASPECT) for id in beside),
            complete=self._complete(words, pieces, spans, question.text),
            joined=joined or self._opens(words),
            person=people[0] if people else None,
        )

    def _complete(self, words: Sequence[str], pieces: Sequence[Piece], spans: Sequence[Piece], text: str) -> bool:
        """Whether the message asks something of what it names, and points at nothing but that: "these sessions"."""
        roles, position = [""] * len(words), 0
        for id, expression in pieces:
            roles[position : position + len(expression)] = [self._part(id)] * len(expression)
            position += len(expression)
        position = 0
        for group, named in spans:
            if group:
                roles[position : position + len(named)] = [_NAME] * len(named)
            position += len(named)
        if _NAME not in roles or not {_ASKING, _OWN} & {*roles}:
            return False
        spelt_back = (self._has_pronoun(word, text) for word, role in zip(words, roles, strict=True) if role != _NAME)
        beside = (_NAME in roles[max(at - 1, 0) : at + 2] for at, role in enumerate(roles) if role == _POINTERS)
        return all(beside) and not any(spelt_back)

    def _part(self, id: str | None) -> str:
        """What a piece does in a complete question: names, asks, points, has a meaning of its own, or none."""
        if id is None:
            return _OWN
        aspect = id.removeprefix(_ASPECT)
        if aspect == id:
            return _ASKING if id in LANGUAGES else id
        return _NAME if aspect in self._follow_ups.naming else _ASKING

    def _by_weight(self, aspects: Sequence[str]) -> tuple[tuple[str, ...], ...]:
        present, general = frozenset(aspects), self._follow_ups.general
        together = tuple(id for id, parts in self._follow_ups.combinations if parts <= present)
        telling = tuple(dict.fromkeys(aspect for aspect in aspects if aspect not in general))
        bare = tuple(dict.fromkeys(aspect for aspect in aspects if aspect in general))
        return tuple(group for group in (together, telling, bare) if group)

    def _spelt(self, question: Question) -> list[str]:
        """The words as they were typed where they are known here, else repaired: a repair for the matcher's words
        may turn a small word of ours into another."""
        if len(question.typed) != len(question.words):
            return [self._as_elsewhere(word) for word in question.words]
        pairs = zip(question.typed, question.words, strict=True)
        return [typed if self._knows(typed) else self._as_elsewhere(repaired) for typed, repaired in pairs]

    def _as_elsewhere(self, word: str) -> str:
        """The word with its pronoun as others write it, where only that is known."""
        if self._knows(word):
            return word
        forms = (word.removesuffix(spoken) + written for spoken, written in _ELSEWHERE if word.endswith(spoken))
        return next((form for form in forms if self._knows(form)), word)

    def _opens(self, words: Sequence[str]) -> bool:
        """Whether the first words join the message to what was said before."""
        return bool(words) and next(self._openers.spans(words[: self._longest_opener]))[0] is not None

    def _without_and(self, words: list[str]) -> tuple[list[str], bool]:
        """The words without the waw that joins the first of them to what was said before."""
        if not words or not words[0].startswith(_AND) or words[0] == _AND:
            return words, False
        first, rest = words[0], words[0].removeprefix(_AND)
        if _ATTACHED.match(first) or (not self._begins(words) and self._knows(rest)):
            return [rest, *words[1:]], True
        return words, False

    def _begins(self, words: Sequence[str]) -> bool:
        """Whether the message begins with one of the expressions, letter by letter."""
        return any(" ".join(words[:length]) in self._words.groups for length in range(1, len(words) + 1))

    def _knows(self, word: str) -> bool:
        return word in self._words

    def _has_pronoun(self, word: str, text: str) -> bool:
        """Whether an Arabic word ends in "his", "her" or "their". Once normalised, a feminine ending looks the same:
        the text as it was written tells them apart, where people write it."""
        bare = _PRONOUN.sub("", word)
        feminine = f"{bare}{_FEMININE}" in text
        return bare != word and not feminine and len(bare) > 1 and self._knows(bare)


def _named(role: str, follow_ups: FollowUps) -> Iterator[WordGroup]:
    return (group for group in follow_ups.roles if group.id == role)
