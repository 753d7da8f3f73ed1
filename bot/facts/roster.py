"""Which entries a knowledge has, which of them plays each role, and what the release calls its things.

It is all that the general part needs to know of a release: its ways of asking, follow-ups and samples speak of roles,
and of things by slots.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from bot.facts.draft import Draft
from bot.facts.factbase import Ask, FactBase
from bot.facts.models import NamesShape, ReleaseFile, TermShape
from bot.facts.terms import Name, Term, arabic_name, english_name, names_of

PUBLISHER = "publisher"
SLOTS = ("event", "organiser", "speaker", "place", PUBLISHER)
"""The terms that the slots of the general part may name; for one that a release doesn't have, lines with it are
dropped."""


@dataclass(frozen=True, slots=True)
class Roster:
    """`ids` are the entries, None where a file couldn't be read that may declare more; `by_role` says which of them
    plays a role, `own` which of them the release itself declares, `asks` which kinds of question each answers."""

    ids: frozenset[str] | None
    by_role: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    terms: Mapping[str, Term] = field(default_factory=lambda: MappingProxyType({}))
    own: frozenset[str] = frozenset()
    asks: Mapping[str, tuple[Ask, ...]] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of_draft(cls, draft: Draft) -> Roster:
        """What a folder declares, sound or not."""
        own = frozenset(item.shape.id for item in draft.items if not draft.is_general(item))
        return cls(
            ids=frozenset(draft.ids) if draft.complete else None,
            by_role={role: item.shape.id for item in reversed(draft.items) for role, _ in item.shape.plays()},
            terms=terms_of(draft.release.model) if draft.release else {},
            own=own,
            asks={
                item.shape.id: tuple(Ask(ask.kind, ask.term) for ask in item.shape.asks)
                for item in draft.items
                if item.shape.asks
            },
        )

    @classmethod
    def of(cls, base: FactBase) -> Roster:
        """What a sound base has."""
        return cls(
            ids=frozenset(base.entries),
            by_role={role: entry.id for entry in base.entries.values() for role in entry.roles},
            terms=base.release.terms,
            asks={entry.id: entry.asks for entry in base.entries.values() if entry.asks},
        )


def terms_of(release: ReleaseFile) -> dict[str, Term]:
    """The release's terms with all their forms; its publisher is one, whether it says so or not."""
    publisher = Term(names_of([release.publisher.en], arabic=False), names_of([release.publisher.ar], arabic=True))
    return {PUBLISHER: publisher} | {name: _term(shape) for name, shape in release.terms.items()}


def _term(shape: TermShape) -> Term:
    return Term(_names(shape.en, arabic=False), _names(shape.ar, arabic=True), _in_arabizi(shape.arabizi))


def _names(called: NamesShape | None, *, arabic: bool) -> tuple[Name, ...]:
    if called is None:
        return ()
    make = arabic_name if arabic else english_name
    usual = make(called.one, called.many or "", called.two or "")
    return (usual, *names_of(called.also, arabic=arabic))


def _arabizi(one: str, many: str, two: str) -> Name:
    return Name(one, many, two, f"el {one}", f"el {many}", f"el {two}")


def _in_arabizi(called: NamesShape | None) -> tuple[Name, ...]:
    """Names in Arabizi, whose plurals follow no rule and whose article stands apart."""
    if called is None:
        return ()
    forms = [(called.one, called.two, called.many)]
    for text in called.also:
        one, _, many = (part.strip() for part in text.partition("/"))
        forms.append((one, None, many))
    return tuple(_arabizi(one, many or one, two or many or one) for one, two, many in forms if one)
