"""What a message is made of, seen as a follow-up: words that ask, words that point back, words of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.facts.followups import FollowUps
from bot.language.question import Question
from bot.language.vocabulary import Vocabulary

_AND = "و"
_ATTACHED = re.compile(f"{_AND}(?=ال|بال|لل)")
_PRONOUN = re.compile("(?:هما|ها|هم|هن|ه)$")
_ASPECT = "aspect "


@dataclass(frozen=True, slots=True)
class Shape:
    """A message by the parts its words play.

    `aspects` are what it asks about, only the telling ones where there are any; `own` counts the words that none of
    the follow-ups' words explains; `points` says that it points back ("and", "her", "ها-"); `roles` are the other
    parts present, such as `repeat`.
    """

    aspects: tuple[str, ...]
    roles: frozenset[str]
    own: int
    points: bool
    size: int


class Shapes:
    """Reads shapes with the words of one knowledge."""

    def __init__(self, follow_ups: FollowUps) -> None:
        self._general = follow_ups.general
        aspects = [type(group)(_ASPECT + group.id, group.words) for group in follow_ups.aspects]
        self._words = Vocabulary.of([*aspects, *follow_ups.roles])
        self._roles = Vocabulary.of(follow_ups.roles)

    def of(self, question: Question) -> Shape:
        """The shape of a message."""
        words, joined = self._without_and(self._spelt(question))
        found = self._words.concepts(words)
        aspects = [id.removeprefix(_ASPECT) for id in found if id and id.startswith(_ASPECT)]
        # "again" and "in English" are requests whatever else their words could ask about.
        roles = {id for id in (*found, *self._roles.concepts(words)) if id and not id.startswith(_ASPECT)}
        telling = [id for id in aspects if id not in self._general]
        own = sum(id is None for id in found)
        points = joined or "pointers" in roles or any(map(self._has_pronoun, words))
        size = own + len(aspects) + ("pointers" in roles)
        return Shape(tuple(dict.fromkeys(telling or aspects)), frozenset(roles), own, points, size)

    def _spelt(self, question: Question) -> list[str]:
        """The words as they were typed where they are known here, else repaired: a repair for the matcher's words
        may turn a small word of ours into another."""
        if len(question.typed) != len(question.words):
            return list(question.words)
        pairs = zip(question.typed, question.words, strict=True)
        return [typed if self._knows(typed) else repaired for typed, repaired in pairs]

    def _without_and(self, words: list[str]) -> tuple[list[str], bool]:
        """The words without the waw that joins the first of them to what was said before."""
        if not words or words[0] == _AND or not words[0].startswith(_AND):
            return words, bool(words) and words[0] == _AND
        first, rest = words[0], words[0].removeprefix(_AND)
        if _ATTACHED.match(first) or (not self._whole(first) and self._knows(rest)):
            return [rest, *words[1:]], True
        return words, False

    def _whole(self, word: str) -> bool:
        return (word,) in self._words.groups

    def _knows(self, word: str) -> bool:
        return self._words.concepts((word,)) != (None,)

    def _has_pronoun(self, word: str) -> bool:
        """Whether an Arabic word ends in "his", "her" or "their": only known words tell that from a feminine ending."""
        bare = _PRONOUN.sub("", word)
        return bare != word and not self._whole(word) and len(bare) > 1 and self._knows(bare)
