"""Numbers that count workshops, days, bodies or degrees, compared with how many there were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.facts.factbase import (
    Bilingual,
    Premise,
)
from bot.premises.calendar import spells
from bot.premises.claims import Claim
from bot.premises.message import Message
from bot.premises.numbers import Count, counts
from bot.premises.tokens import tokens_of
from bot.premises.typed import ORDINALS, TypedValues
from bot.premises.words import expressions


class CountReader:
    """Compares with what one release counts."""

    def __init__(self, typed: TypedValues) -> None:
        self._typed = typed

    def claims(self, message: Message) -> Iterator[Claim]:
        dated = self._dated(message)
        groups: dict[tuple[str, ...], list[Premise]] = {}
        for premise in self._typed.by_type["count"]:
            groups.setdefault(premise.words, []).append(premise)
        for premises in groups.values():
            for one in (
                self._beyond(message, premises, dated)
                or self._lengths(message, premises)
                or counts(message.tokens, self._typed.words[id(premises[0])], dated)
            ):
                subject = message.spoken.near(one.start)
                wanted = premises[0].subject
                if wanted and (subject is None or subject.id != wanted):
                    continue
                if not wanted and not set(premises[0].shown_by) & {*message.entry_ids, *self._related(message)}:
                    continue
                right = [p for p in premises if p.each] if one.each and any(p.each for p in premises) else premises
                if one.number < 2 and all(premise.at_least for premise in right):
                    continue
                holds = any(self._counts(premise, one.number) for premise in right)
                said = Bilingual(str(one.number), str(one.number))
                yield self._typed.claim(premises[0], holds, said, (one.start, one.end))

    def _dated(self, message: Message) -> frozenset[int]:
        """The words that are a time: "the 12 November workshop" counts no workshops."""
        times = (spell for spell in spells(message.tokens, message.text) if spell.month and spell.days)
        return frozenset(at for spell in times for at in range(spell.start, spell.end))

    def _beyond(self, message: Message, premises: Sequence[Premise], dated: frozenset[int]) -> list[Count]:
        """ "The third workshop" of two: a place in the row that there isn't."""
        if any(premise.at_least for premise in premises):
            return []
        limit = self._row(message, premises)
        units = self._typed.words[id(premises[0])].find(message.tokens)
        found = []
        for one in expressions("ordinals").find(message.tokens):
            for unit in units:
                english = one.end == unit.start and message.word(one.start - 1) in {"the", "their", "that", "your"}
                arabic = one.start == unit.end and message.word(one.start).startswith("ال")
                if (english or arabic) and int(one.label) > limit and one.start not in dated:
                    found.append(Count(int(one.label), min(one.start, unit.start), max(one.end, unit.end), each=False))
        return found

    def _row(self, message: Message, premises: Sequence[Premise]) -> int:
        """How many there are in a row: of days in all, or in the one workshop that is named."""
        event = [found for found, one in message.spoken.named if one.id == premises[0].subject]
        one = any(ORDINALS.at(message.tokens, found.start - 1) for found in event)
        values = [v for p in premises for v in p.values if isinstance(v, int) and (p.each or not one)]
        return max([2, *values])

    def _lengths(self, message: Message, premises: Sequence[Premise]) -> list[Count]:
        """A length of time that isn't counted in days, where the unit is a day: "week-long", «دامت أسبوع»."""
        if not self._typed.words[id(premises[0])].at(tokens_of("day"), 0):
            return []
        found = expressions("lengths").find(message.tokens)
        lasting = expressions("lasting").find(message.tokens)
        return [
            Count(int(one.label), one.start, one.end, each=False)
            for one in found
            if "long" in message.tokens[one.end - 1].word
            or expressions("wholly").find(message.tokens[one.start : one.end])
            or any(0 <= one.start - last.end <= 1 for last in lasting)
        ]

    def _related(self, message: Message) -> tuple[str, ...]:
        return tuple(
            id
            for entry in message.entry_ids
            for id in self._typed.base.entries[entry].related
            if entry in self._typed.base.entries
        )

    def _counts(self, premise: Premise, number: int) -> bool:
        value = next((one for one in premise.values if isinstance(one, int)), 0)
        return number == value
