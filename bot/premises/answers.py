"""The words of an answer: a question of yes or no whose every word stands in it is answered by yes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.facts.factbase import Entry, EntryKind, FactBase, Language
from bot.facts.templates import fill
from bot.language.normalise import normalise
from bot.language.stems import stem
from bot.premises.tokens import Expressions, Token, tokens_of
from bot.premises.words import expressions, small

_SHORTEST = 3
_SAME = (frozenset({"un", "united", "nation", "umam", "mottahida", "motta7ida"}),)
"""Words that name the same in the answers' letters and in others."""
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

    def explains(self, tokens: Sequence[Token], entry_id: str, held: frozenset[int], *, loosely: bool) -> bool:
        """Whether each word that says something is in the answer, or names what the release is about.

        `loosely`, words that were compared and `held`, that frame a question or say the answer's relation count too:
        not in a fragment such as "hosted by?", which asks for more than a yes.
        """
        known = self._stems.get(entry_id)
        if not known or any(
            entry_id not in self._others.get(one.label, {entry_id}) for one in self._known.find(tokens)
        ):
            return False  # a third workshop is none of the two
        idle = self.idle(tokens)
        if not loosely:
            telling = [token for at, token in enumerate(tokens) if at not in idle]
            return bool(telling) and all(_is_in(token, known) for token in telling)
        telling = [token for at, token in enumerate(tokens) if at not in idle and at not in held]
        left = [token for token in telling if not token.bare & small("framing")]
        if not left:  # "is there a coming project?": the subject is named, and the answer is about it
            exists = any(token.bare & small("existence") for token in tokens) and bool(self._known.find(tokens))
            return exists or bool(held)
        said = self._relations[entry_id]
        same = [one for one in expressions("relations").find(tokens) if one.label in said]
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
    return stems.union(*(group for group in _SAME if stems & group))


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
