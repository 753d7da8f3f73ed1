"""Numbers that belong to a noun, which objective, the year of which plan, and laws by number, year, kind or country."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.facts.factbase import (
    Bilingual,
)
from bot.premises.message import Claim, Message
from bot.premises.places import nationalities, places
from bot.premises.values import TypedValues, own_words
from bot.premises.words import Found, Token, expressions

_REACH = 5
"""So many words at most to the number: "the objective they cite is number 10"."""
_AND = frozenset({"and", "و", "n"})


_NUMBER_MARKS = frozenset({"no", "number", "nr", "رقم", "num", "the", "al", "el", "ال"})


class NumberedReader:
    """Compares with the numbered things and the plans of one release."""

    def __init__(self, typed: TypedValues) -> None:
        self._typed = typed

    def claims(self, message: Message) -> Iterator[Claim]:
        for premise in self._typed.by_type["numbered"]:
            truth = str(premise.values[0])
            for found in self._typed.words[id(premise)].find(message.tokens):
                at = next((at for at in range(found.end, found.end + _REACH) if _is_number(message, at)), None)
                place = self._place_in_row(message, found)
                if place is not None:
                    span = (min(place.start, found.start), max(place.end, found.end))
                    yield self._typed.claim(premise, place.label == truth, place.label, span)
                elif at is None and (word := expressions("numbers").at(message.tokens, found.end)):
                    yield self._typed.claim(premise, word.label == truth, word.label, (found.start, word.end))
                elif at is not None and (at == found.end or message.word(at - 1) in _NUMBER_MARKS):
                    said = _digits(message.tokens[at])
                    also = at + 2 if message.word(at + 1) in _AND and _is_number(message, at + 2) else at
                    if said == truth and also != at:
                        said = _digits(message.tokens[also])
                    yield self._typed.claim(premise, said == truth, said, (found.start, also + 1))

    def _place_in_row(self, message: Message, found: Found) -> Found | None:
        """ "The second objective", «الهدف الثاني»: which one in its row."""
        ordinals = expressions("ordinals").find(message.tokens)
        return next((one for one in ordinals if one.end == found.start or one.start == found.end), None)

    def years(self, message: Message) -> Iterator[Claim]:
        for premise in self._typed.by_type["year"]:
            truth = str(premise.values[0])
            for found in self._typed.words[id(premise)].find(message.tokens):
                near = (*range(found.end, found.end + 4), *range(found.start - 1, found.start - 4, -1))
                at = next((at for at in near if re.fullmatch(r"20[2-9]\d", message.word(at).lstrip("ل"))), None)
                if at is not None and not self._is_past(message.word(at)) and not self._foreign_near(message, at):
                    said = message.word(at)
                    yield self._typed.claim(
                        premise, said == truth, said, (min(found.start, at), max(found.end, at + 1))
                    )

    def _foreign_near(self, message: Message, position: int) -> bool:
        """Whether it is another country's plan."""
        found = (*nationalities().find(message.tokens), *places().find(message.tokens))
        return any(one.label != self._typed.base.release.home and abs(one.start - position) <= 3 for one in found)

    def _is_past(self, year: str) -> bool:
        return int(year) <= self._typed.base.release.issued.year + 3


def _is_number(message: Message, position: int) -> bool:
    return 0 <= position < len(message.tokens) and bool(_digits(message.tokens[position]))


def _digits(token: Token) -> str:
    match = re.fullmatch(r"(?:ال|el|al)?(\d{1,3})", token.word)
    return match[1] if match else ""


_LAW_WINDOW = 8


class LawReader:
    """Compares with the law of one release."""

    def __init__(self, typed: TypedValues) -> None:
        self._typed = typed

    def claims(self, message: Message) -> Iterator[Claim]:
        (premise, *_) = self._typed.by_type["law"]
        number, year = (str(value) for value in premise.values)
        for found in expressions("law").find(message.tokens):
            numbers = self._numbers_near(message, found.start, found.end)
            if not numbers:
                continue
            values = [message.tokens[at].word for at in numbers]
            years = [value for value in values if len(value) == 4]
            others = [value for value in values if len(value) < 4]
            holds = all(value == number for value in others) and all(value == year for value in years)
            said = self._numbers_said(others, years)
            if expressions("numbers").find(message.tokens[found.end : numbers[-1]]):
                return  # a number in words stands between: which law is meant can't be told
            span = (min(found.start, numbers[0]), max(found.end, numbers[-1] + 1))
            kind = self._law_kind(message)
            if not holds and any(
                one.label != premise.country and abs(one.start - found.start) < 4
                for one in (*nationalities().find(message.tokens), *places().find(message.tokens))
            ):
                return  # another country's law is not the release's
            foreign = any(
                one.label != premise.country and abs(one.start - found.start) < 3
                for one in nationalities().find(message.tokens)
            )
            sentence = None
            if not holds or kind or foreign:
                sentence = self._typed.sentences.contradicts(premise, kind or said, _law_words(number, year))
            yield Claim("law", premise.shown_by, sentence, *span, weak=True)
            return

    def _law_kind(self, message: Message) -> Bilingual | None:
        found = next(iter(expressions("law_kinds").find(message.tokens)), None)
        if found is None:
            return None
        said = own_words(message.tokens[found.start : found.end], message.text)
        return Bilingual(said, said) if said else None

    def _numbers_near(self, message: Message, start: int, end: int) -> list[int]:
        found = [
            at
            for at in range(max(0, start - 2), min(len(message.tokens), end + _LAW_WINDOW))
            if message.tokens[at].word.isdecimal()
            and (len(message.tokens[at].word) < 4 or re.fullmatch(r"(19|20)\d\d", message.tokens[at].word))
        ]
        found = [at for at in found if at >= start] or found
        if not found:
            return []
        year = next((at for at in found[1:] if at - found[0] <= 3 and len(message.tokens[at].word) == 4), None)
        return [found[0]] + ([year] if year is not None else [])

    def _numbers_said(self, others: Sequence[str], years: Sequence[str]) -> Bilingual:
        if others and years:
            return _law_words(others[0], years[0])
        only = (others or years)[0]
        return Bilingual(only, only)


def _law_words(number: str, year: str) -> Bilingual:
    return Bilingual(ar=f"{number} لسنة {year}", en=f"{number} of {year}")
