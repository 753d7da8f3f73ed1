"""Numbers that belong to a noun: which objective, the year of which plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.premises.claims import Claim
from bot.premises.message import Message
from bot.premises.places import nationalities, places
from bot.premises.tokens import Found, Token
from bot.premises.typed import TypedValues
from bot.premises.words import expressions

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
                at = next((at for at in (found.end, found.end + 1, found.end + 2) if _is_number(message, at)), None)
                place = self._place_in_row(message, found)
                if place is not None:
                    yield self._typed.claim(premise, str(place) == truth, str(place), (found.start - 1, found.end))
                elif at is None and (word := expressions("numbers").at(message.tokens, found.end)):
                    yield self._typed.claim(premise, word.label == truth, word.label, (found.start, word.end))
                elif at is not None and (at == found.end or message.word(at - 1) in _NUMBER_MARKS):
                    said = _digits(message.tokens[at])
                    also = at + 2 if message.word(at + 1) in _AND and _is_number(message, at + 2) else at
                    if said == truth and also != at:
                        said = _digits(message.tokens[also])
                    yield self._typed.claim(premise, said == truth, said, (found.start, also + 1))

    def _place_in_row(self, message: Message, found: Found) -> int | None:
        """ "The second objective", «الهدف الثاني»: which one in its row."""
        ordinals = expressions("ordinals").find(message.tokens)
        beside = next((one for one in ordinals if one.end == found.start or one.start == found.end), None)
        return int(beside.label) if beside else None

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
