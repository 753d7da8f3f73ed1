"""A law that a message names, by number, year, kind or country, compared with the release's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.facts.factbase import (
    Bilingual,
)
from bot.premises.claims import Claim
from bot.premises.message import Message
from bot.premises.places import nationalities, places
from bot.premises.sentences import own_words
from bot.premises.typed import TypedValues
from bot.premises.words import expressions

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
