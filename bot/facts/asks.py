"""What a fact answers, said by its kind and the thing that it is about: a count of panels, the cost of the plant.

Most facts of a release are no "when" and "where" but a number of something, a sum of money, a duration. Each kind has
hundreds of ways of asking for it in `general/asks/<kind>.yaml`, with a slot for the thing; an entry that says
`asks: {count: panels}` inherits them, with the thing's names in both languages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from bot.facts.factbase import Ask, Entry, Phrasing
from bot.facts.terms import SLOT, Term, fill_slots

THING = "thing"
"""The term that the slots of the kinds' files name."""
_THINGS = 2
"""With how many things each way of asking is learnt where only its kind matters."""
KINDS_OF_ROLE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "attend": ("how", "conditions"),
        "background": ("why",),
        "contact": ("how",),
        "event-count": ("count",),
        "experts": ("who",),
        "figures": ("count",),
        "funding": ("cost", "who", "source"),
        "issued": ("when",),
        "media": ("where",),
        "next": ("what-is",),
        "next-dates": ("when",),
        "organiser": ("who",),
        "overview": ("what-is",),
        "participant-count": ("count",),
        "participants": ("who", "which"),
        "partners": ("who",),
        "phone": ("how",),
        "purpose": ("why",),
        "quote": ("contents",),
        "results": ("what-is",),
        "speaker": ("who", "name"),
        "speaker-biography": ("what-is",),
        "topics": ("contents",),
        "venue": ("where",),
        "when": ("when", "deadline", "duration"),
        "where": ("where",),
    }
)
"""The kinds of question that an entry answers by its role."""


def kinds_of(entry: Entry) -> tuple[str, ...]:
    """The kinds of question that an entry answers, those it says and those of its roles."""
    by_role = (kind for role in sorted(entry.roles) for kind in KINDS_OF_ROLE.get(role, ()))
    return tuple(dict.fromkeys([*(ask.kind for ask in entry.asks), *by_role]))


def asked(
    asks: Mapping[str, Sequence[Ask]], kinds: Mapping[str, Sequence[Phrasing]], terms: Mapping[str, Term]
) -> Iterator[Phrasing]:
    """The phrasings that entries inherit from the kinds of their asks, filled with the names of their things.

    `asks` are the entries' own, by entry id; `kinds` the ways of asking by kind, whose `entry_id` doesn't count. A way
    of asking without a slot ("how many?") goes to the one entry that answers such a question, and to none where
    several do. An ask of a kind or term that isn't there yields nothing; `bayan check` names it.
    """
    askers = Counter(kind for of_entry in asks.values() for kind in {ask.kind for ask in of_entry})
    for entry_id, of_entry in asks.items():
        for ask in dict.fromkeys(of_entry):
            term = terms.get(ask.term)
            ways = kinds.get(ask.kind, ()) if term else ()
            for turn, way in enumerate(ways):
                if SLOT.search(way.text):
                    # Each way with one name: over hundreds of them every name comes up, the usual one most.
                    text = fill_slots(way.text, way.script, {THING: term or Term()}, turn // 2 if turn % 2 else 0)
                    if text:
                        yield replace(way, text=text, entry_id=entry_id)
                elif askers[ask.kind] == 1:
                    yield replace(way, entry_id=entry_id)


def of_kinds(kinds: Mapping[str, Sequence[Phrasing]], terms: Sequence[Term]) -> Iterator[Phrasing]:
    """The ways of asking for each kind, with one of the things after the other in their slots."""
    turn = 0
    for kind in sorted(kinds):
        for way in kinds[kind]:
            for _ in range(_THINGS if terms and SLOT.search(way.text) else 1):
                turn += 1
                thing = terms[turn % len(terms)] if terms else Term()
                if text := fill_slots(way.text, way.script, {THING: thing}, turn):
                    yield replace(way, text=text, entry_id=kind)
