"""Titles that a message gives a thing, such as a pillar, compared with its own."""

from __future__ import annotations

from collections.abc import Iterator

from bot.facts.factbase import (
    Bilingual,
)
from bot.language.normalise import normalise
from bot.language.stems import stem
from bot.premises.claims import Claim
from bot.premises.message import Message
from bot.premises.sentences import own_words
from bot.premises.typed import QUOTED, TypedValues
from bot.premises.words import expressions, small

_ENOUGH_ALIKE = 0.5


_WHICH = frozenset("which what any اي انهي ايه شنو شو ايش of wat".split())


class TitleReader:
    """Compares with the titles of one release."""

    def __init__(self, typed: TypedValues) -> None:
        self._typed = typed

    def claims(self, message: Message) -> Iterator[Claim]:
        for premise in self._typed.by_type["title"]:
            truth = premise.values[0]
            if not isinstance(truth, Bilingual):
                continue
            for found in self._typed.words[id(premise)].find(message.tokens):
                quoted = any(len(match.group().split()) > 1 for match in QUOTED.finditer(message.text))
                if message.word(found.start - 1) in _WHICH or (message.word(found.end) in _WHICH and not quoted):
                    continue
                span = self._name_beside(message, found.start, found.end)
                if span is None:
                    continue
                said = message.tokens[span[0] : span[1]]
                known = {stem(word) for text in (truth.ar, truth.en) for word in normalise(text).split()}
                given = [stem(form) for token in said for form in [token.word]]
                holds = sum(word in known for word in given) >= _ENOUGH_ALIKE * len(given)
                words = own_words(said, message.text) or "…"
                yield self._typed.claim(
                    premise, holds, _quoted(words), (min(span[0], found.start), max(span[1], found.end))
                )
                break

    def _name_beside(self, message: Message, start: int, end: int) -> tuple[int, int] | None:
        """The words that name it: in quotation marks, before the noun in English, behind it in Arabic."""
        for match in QUOTED.finditer(message.text):
            covered = [
                at
                for at, token in enumerate(message.tokens)
                if match.start() <= token.start and token.end <= match.end()
            ]
            if covered and start in covered:
                continue
            if (covered and abs(covered[0] - end) < 6) or (covered and abs(start - covered[-1]) < 4):
                return covered[0], covered[-1] + 1
        if "\u0621" <= message.word(start)[:1] <= "\u06ff":
            stop = end
            while stop < len(message.tokens) and stop - end < 4 and not self._stops(message, stop):
                stop += 1
            return (end, stop) if stop > end else None
        first = start
        while first > 0 and start - first < 4 and not self._stops(message, first - 1):
            first -= 1
        return (first, start) if first < start else None

    def _stops(self, message: Message, position: int) -> bool:
        word = message.word(position)
        return (
            word in small("name_stops")
            or expressions("relations").at(message.tokens, position) is not None
            or word.isdecimal()
            or any(found.start <= position < found.end for found, _ in message.spoken.named)
        )


def _quoted(words: str) -> Bilingual:
    return Bilingual(ar=f"«{words}»", en=f"“{words}”")
