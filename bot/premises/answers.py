"""The words of an answer: a question of yes or no whose every word stands in it is answered by yes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.facts.factbase import Entry, EntryKind, FactBase, Language
from bot.facts.templates import fill
from bot.language.normalise import normalise
from bot.language.stems import stem
from bot.premises.tokens import Expressions, Token
from bot.premises.words import expressions, small

_SHORTEST = 3
_SMALL_ROLES = ("small", "openers", "pointers", "say")
_PASSED_OVER = ("confirm", "auxiliaries", "honorifics")


class AnswerWords:
    """The stems of every stated answer of one base, in both languages."""

    def __init__(self, base: FactBase) -> None:
        self._stems = {
            entry.id: frozenset(_stems(entry)) for entry in base.entries.values() if entry.kind is EntryKind.STATED
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

    def explains(self, tokens: Sequence[Token], entry_id: str) -> bool:
        """Whether each word that says something is in the answer, or names what the release is about."""
        known = self._stems.get(entry_id)
        if not known or any(
            entry_id not in self._others.get(one.label, {entry_id}) for one in self._known.find(tokens)
        ):
            return False  # a third workshop is none of the two
        idle = self.idle(tokens)
        telling = [token for at, token in enumerate(tokens) if at not in idle]
        return bool(telling) and all(any(stem(form) in known for form in token.bare) for token in telling)


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
