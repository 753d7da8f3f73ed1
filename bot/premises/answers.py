"""The words of each answer of one base: is what a question says in it, in these or in others?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from bot.facts.factbase import Entry, EntryKind, FactBase, Language
from bot.facts.templates import fill
from bot.language.normalise import normalise, stem
from bot.premises.words import Expressions, Token, expressions, section, small, tokens_of

_SHORTEST = 3
_NEVER_ALIKE = {"paid", "leads"}
_SMALL_ROLES = ("small", "openers", "pointers", "say")
_PASSED_OVER = ("confirm", "auxiliaries", "honorifics")


class AnswerWords:
    """The stems of every stated answer of one base, in both languages."""

    def __init__(self, base: FactBase) -> None:
        self._stems = {
            entry.id: _with_same(frozenset(_stems(entry)))
            for entry in base.entries.values()
            if entry.kind is EntryKind.STATED
        }
        self._relations = {
            entry.id: _relations(entry) for entry in base.entries.values() if entry.kind is EntryKind.STATED
        }
        release = base.release
        names = [(word, one.id) for one in release.subjects for word in one.words]
        names += [(word, one.id) for one in release.people for word in (*one.first, *one.family, *one.titles)]
        self._known = Expressions(names)
        self._others = {one.id: frozenset(one.entry_ids) for one in release.subjects[1:] if one.state}
        roles = (group for group in base.follow_ups.roles if group.id in _SMALL_ROLES)
        self._small = Expressions((word, group.id) for group in roles for word in group.words)

    def idle(self, tokens: Sequence[Token]) -> frozenset[int]:
        """The words that say nothing of their own: small ones, and names of what the release is about anyway."""
        taken = {at for one in self._known.find(tokens) for at in range(one.start, one.end)}
        taken |= {at for one in self._small.find(tokens) for at in range(one.start, one.end)}
        for name in _PASSED_OVER:
            taken |= {at for one in expressions(name).find(tokens) for at in range(one.start, one.end)}
        return frozenset(
            at for at, token in enumerate(tokens) if at in taken or len(token.word) < _SHORTEST or _is_small(token)
        )

    def has(self, entry_id: str, tokens: Sequence[Token]) -> bool:
        """Whether an answer has each of the words."""
        known = self._stems.get(entry_id, frozenset())
        return all(any(stem(form) in known for form in token.bare if len(form) >= _SHORTEST) for token in tokens)

    def names(self, tokens: Sequence[Token]) -> bool:
        """Whether words name what the release is about, or one of its people."""
        return bool(self._known.find(tokens))

    def tells(self, tokens: Sequence[Token], entry_id: str) -> bool:
        """Whether an answer has each of several words that a question says something by."""
        if entry_id not in self._stems:
            return False
        idle = self.idle(tokens)
        telling = [token for at, token in enumerate(tokens) if at not in idle and not token.bare & small("framing")]
        others = any(entry_id not in self._others.get(one.label, {entry_id}) for one in self._known.find(tokens))
        return bool(telling) and not others and all(_is_in(token, self._stems[entry_id]) for token in telling)

    def explains(self, tokens: Sequence[Token], entry_id: str, held: frozenset[int], *, loosely: bool) -> bool:
        """Whether each word that says something is in the answer, or names what the release is about.

        `loosely`, words that were compared and `held`, that frame a question or say the answer's relation count too:
        not in a fragment such as "hosted by?", which asks for more than a yes.
        """
        known = self._stems.get(entry_id)
        if not known or any(
            entry_id not in self._others.get(one.label, {entry_id}) for one in self._known.find(tokens)
        ):
            return False  # a third session is none of the two
        idle = self.idle(tokens)
        if not loosely:
            said = [token for at, token in enumerate(tokens) if at not in idle]
            telling = [token for token in said if not token.bare & small("framing")]
            enough = len(telling) > 1 or (bool(telling) and len(telling) == len(said))
            return enough and all(_is_in(token, known) for token in telling)
        telling = [token for at, token in enumerate(tokens) if at not in idle and at not in held]
        left = [token for token in telling if not token.bare & small("framing")]
        if not left:  # "is there a coming project?": the subject is named, and the answer is about it
            exists = any(token.bare & small("existence") for token in tokens) and bool(self._known.find(tokens))
            return exists or bool(held)
        covers = self._relations[entry_id]
        same = [one for one in expressions("relations").find(tokens) if one.label in covers]
        if "took-part" in covers:
            same += expressions("things").find(tokens)
        related = {tokens[at].start for one in same for at in range(one.start, one.end)}
        return all(token.start in related or _is_in(token, known) for token in left)


def _is_in(token: Token, known: frozenset[str]) -> bool:
    return any(stem(form) in known for form in token.bare)


def _relations(entry: Entry) -> frozenset[str]:
    """What the answer says of anybody, in whatever words: that they ran it, came, covered a subject."""
    texts = (fill(entry.answer[language], entry.values, language) for language in Language)
    labels = {one.label for text in texts for one in expressions("relations").find(tokens_of(text))}
    return frozenset(labels - _NEVER_ALIKE)


def _with_same(stems: frozenset[str]) -> frozenset[str]:
    """The stems with those of words that say the same."""
    return stems.union(*(group for group in _same() if stems & group))


@cache
def _same() -> tuple[frozenset[str], ...]:
    return tuple(
        frozenset(stem(word) for text in words for word in normalise(text).split())
        for words in section("same").values()
    )


def _is_small(token: Token) -> bool:
    return bool(token.forms & (small("function") | small("question_small")))


def _stems(entry: Entry) -> Iterator[str]:
    texts = [entry.label, entry.answer]
    for text in texts:
        for language in Language:
            yield from map(stem, normalise(fill(text[language], entry.values, language)).split())
    for evidence in entry.evidence:
        yield from map(stem, normalise(evidence).split())
    for member in entry.listing.members if entry.listing else ():
        for name in (member.name.en, member.name.ar, *member.aliases):
            yield from map(stem, normalise(name).split())
