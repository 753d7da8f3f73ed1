"""Days, weekdays, months and years that a message names, compared with those of what it speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.facts.factbase import (
    Bilingual,
    DateRange,
    Premise,
    Subject,
    Value,
)
from bot.premises import calendar
from bot.premises.calendar import Spell
from bot.premises.message import Claim, Message
from bot.premises.values import ORDINALS, TypedValues, joined
from bot.premises.words import expressions, small

_VERY_SHORT = 5
"""A message of so few words speaks of what the release is about."""


_SHORT = 12
"""A message of so few words doesn't point to something else meanwhile."""
_THEY = frozenset("they it these those هما هم".split())
_BEFORE = 6


_NO = frozenset("no ما لا".split())
"""Also says no to what was said before: «لا، يوم 10»."""
_NOTHING = frozenset("nothing none no nobody ماكو مافي مافيش مكانش walo والو ولاشي ما لا mafi mafish".split())
"""Right before a time: there was nothing then."""


@dataclass(frozen=True, slots=True)
class _Meant:
    """The days that a time is said of and the values that they are; `how` names the sentence for a part or an end."""

    days: list[date]
    values: Sequence[Value]
    how: str = ""
    part: Bilingual | str = ""


class DayReader:
    """Compares with the days of one release's subjects."""

    def __init__(self, typed: TypedValues) -> None:
        self._typed = typed

    def claims(self, message: Message) -> Iterator[Claim]:
        own = {premise.subject: premise for premise in self._typed.by_type["days"]}
        every = [day for premise in own.values() for day in _days_of(premise)]
        for spell in message.times:
            subject = self._subject(message, spell)
            if subject is None or subject.id not in own or self._is_another_year(message, spell):
                continue
            premise = own[subject.id]
            if spell.relative:
                if self._is_when(message, spell, premise):
                    yield self._relative(premise, spell, subject.name)
                continue
            meant = self._meant(premise, spell, message)
            # A bare year or month that the release has anywhere isn't false: both are of the same November.
            exact = bool(expressions("beginning").find(message.tokens)) and spell.exact
            holds = spell.fits(meant.days) or (not message.spoken.named and not exact and spell.fits(every))
            if not self._is_excluded(message, spell):
                yield self._claim(premise, spell, meant, holds)
            elif holds and message.polarity.asked and message.tokens.has(_NOTHING - _NO):
                claim = self._claim(premise, spell, meant, holds=True)
                yield replace(claim, sentence=self._typed.sentences.general("correct-nothing"))
            else:
                yield self._claim(premise, spell, meant, holds=True)

    def _subject(self, message: Message, spell: Spell) -> Subject | None:
        """What the time is said of."""
        alone = all(at in message.idle or spell.start <= at < spell.end for at in range(len(message.tokens)))
        if not message.spoken.named and (alone or (message.entry_ids and len(message.tokens) <= _VERY_SHORT)):
            return message.spoken.first
        subject = message.spoken.near(spell.start)
        return message.spoken.first if subject is None and self._says_only_when(message, spell) else subject

    def _claim(self, premise: Premise, spell: Spell, meant: _Meant, holds: bool) -> Claim:
        said = spell.words() or Bilingual("", "")
        claim = self._typed.claim(premise, holds, said, (spell.start, spell.end))
        if not holds and meant.how:
            truth = joined(meant.values)
            if spell.weekday is not None and len(meant.days) == 1:
                name = calendar.weekday(meant.days[0].weekday())
                truth = Bilingual(ar=f"{name.ar} {truth.ar}", en=f"{name.en} {truth.en}")
            sentence = self._typed.sentences.general(
                f"correct-days-{meant.how}", truth=truth, said=said, part=meant.part
            )
            return replace(claim, sentence=sentence)
        some = [day for day in meant.days if spell.fits([day])]
        if holds and spell.weekday is not None and some and len(some) < len(meant.days):
            weekday = calendar.weekday(spell.weekday)
            named = self._typed.sentences.general("some-days", weekday=weekday, days=joined(some))
            return replace(claim, named=named)
        return claim

    def _says_only_when(self, message: Message, spell: Spell) -> bool:
        """Whether a message that names nothing says no more than a time, "that was back in 2018, right?", or when
        something ended that it points to: "why did they finish on a Friday?".

        "What did the ministry do in Oman in 2018?" asks about another year and takes nothing for granted.
        """
        tokens = message.tokens
        if spell.exact and expressions("beginning").find(tokens) and tokens.has(_THEY):
            return len(tokens) <= _SHORT
        if not message.polarity.asked:
            return False
        taken = {*message.idle, *range(spell.start, spell.end)}
        for name in ("beginning", "confirm", "wholly"):
            taken |= {at for one in expressions(name).find(message.tokens) for at in range(one.start, one.end)}
        words = {at for at, token in enumerate(message.tokens) if token.bare & small("when")}
        return all(at in taken or at in words for at in range(len(message.tokens)))

    def _is_excluded(self, message: Message, spell: Spell) -> bool:
        """Whether it is said that there was nothing then: "nothing happened on the 12th"."""
        before = message.tokens[max(0, spell.start - _BEFORE) : spell.start]
        return any(token.bare & _NOTHING for token in before)

    def _is_when(self, message: Message, spell: Spell, premise: Premise) -> bool:
        """Whether a relative time is said of the subject: beside it, or in an answer about its days."""
        beside = any(
            min(abs(found.start - spell.end), abs(spell.start - found.end)) <= 3 for found, _ in message.spoken.named
        )
        return beside or bool(set(premise.shown_by) & set(message.entry_ids))

    def _is_another_year(self, message: Message, spell: Spell) -> bool:
        """Whether a year alone is that of a law or a plan of the release, where nothing else is named beside it."""
        others = {value for p in self._typed.base.release.premises if p.type in ("law", "year") for value in p.values}
        return spell.bare_year and spell.year in others and not message.spoken.named

    def _meant(self, premise: Premise, spell: Spell, message: Message) -> _Meant:
        """The days that a time is said of: those of the part that is named beside it ("the second session on 14
        November"), or only the first or the last of them."""
        meant = _Meant(_days_of(premise), premise.values)
        ordinals = (one for one in ORDINALS.find(message.tokens) if not spell.start <= one.start < spell.end)
        parts = {int(one.label) for one in ordinals}
        ends = expressions("beginning").labels(message.tokens)
        exactly_one = len(spell.days) < 2 and len(ends) == 1
        if not spell.exact:
            return meant
        if len(premise.values) > len(parts) == 1 and min(parts) < len(premise.values):
            value = premise.values[min(parts)]
            part = self._typed.sentences.general(f"part-{min(parts) + 1}")
            meant = _Meant(_of_value(value), (value,), "of-part", part)
        if exactly_one:
            end = 0 if "first" in ends else -1
            meant = _Meant([meant.days[end]], (meant.days[end],), "first" if end == 0 else "last")
        return meant

    def _relative(self, premise: Premise, spell: Spell, subject: Bilingual) -> Claim:
        issued = joined((self._typed.base.release.issued,))
        sentence = self._typed.sentences.general(
            "correct-days-relative", truth=joined(premise.values), subject=subject, issued=issued
        )
        return Claim("days", premise.shown_by, sentence, spell.start, spell.end)


def _days_of(premise: Premise) -> list[date]:
    return [day for value in premise.values for day in _of_value(value)]


def _of_value(value: object) -> list[date]:
    if isinstance(value, DateRange):
        return [value.first + timedelta(days=n) for n in range((value.last - value.first).days + 1)]
    return [value] if isinstance(value, date) else []
