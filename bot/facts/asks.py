"""What a fact answers, said by its kind and the thing that it is about: a count of panels, the cost of the plant.

Most facts of a release are no "when" and "where" but a number of something, a sum of money, a duration. Each kind has
hundreds of ways of asking for it in `general/asks/<kind>.yaml`, with a slot for the thing; an entry that says
`asks: {count: panels}` inherits them, with the thing's names in both languages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.facts.factbase import Ask, Phrasing
from bot.facts.terms import SLOT, Term, fill_slots

THING = "thing"
"""The term that the slots of the kinds' files name."""


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
