"""Countries, cities and regions, and those that are said to be where the event was.

Names are CLDR's (babel) and data/places.yaml's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

from bot.facts.factbase import (
    Bilingual,
    Premise,
)
from bot.language.normalise import normalise
from bot.premises.message import Claim, Message
from bot.premises.values import TypedValues, joined
from bot.premises.words import Expressions, Found, expressions, small

_FILE = Path(__file__).parent / "data" / "places.yaml"
_loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ENDINGS = ("يه", "ي", "يين", "يات")
_TOO_COMMON = frozenset(
    {
        "مالي",
        "النيجر",
        "جورجيا",
        "الاردن الشقيق",
        "تشاد",
        "عمان",
        "جرسي",
        "بنين",
        "توغو",
        "guinea",
        "jersey",
        "chad",
        "guernsey",
        "reunion",
        "georgia",
        "mali",
        "niue",
    }
)
"""Names that are ordinary words as often as countries: «مالي» is "financial"."""


@cache
def _data() -> Any:
    return yaml.load(_FILE.read_text(encoding="utf-8"), Loader=_loader)  # noqa: S506 - the safe loader, in C


@cache
def names() -> Mapping[str, Bilingual]:
    """How a place is written, by its code: `KW`, or a city's English name."""
    found = {
        code: Bilingual(ar=_territories("ar")[code], en=_territories("en")[code])
        for code in _territories("ar").keys() & _territories("en").keys()
    }
    for kind in ("cities", "regions"):
        found |= {en: Bilingual(ar=ar, en=en) for en, (ar, _) in _data()[kind].items()}
    return found


@cache
def places() -> Expressions:
    """Every place by its names, labelled with its code."""
    found = [(both.ar, code) for code, both in names().items()] + [(both.en, code) for code, both in names().items()]
    for kind in ("cities", "regions"):
        found += [(en, en) for en in _data()[kind]]
        found += [(alias, en) for en, (_, aliases) in _data()[kind].items() for alias in aliases]
    found += [(alias, code) for code, aliases in _data()["aliases"].items() for alias in aliases]
    return Expressions(((name, code) for name, code in found if normalise(name) not in _TOO_COMMON), strict=True)


@cache
def nationalities() -> Expressions:
    """What people and bodies of a country are called, labelled with its code."""
    found: list[tuple[str, str]] = []
    for code, aliases in _data()["nationalities"].items():
        found += [(alias, code) for alias in aliases]
    return Expressions(found)


def country_of(code: str) -> str:
    """The country of a city, the code itself for a country."""
    city = _data()["cities"].get(code)
    return next((one for one, cities in _data()["in"].items() if code in cities), code) if city else code


@cache
def _territories(language: str) -> Mapping[str, str]:
    found = Locale(language).territories
    return {
        code: name
        for code, name in found.items()
        if len(code) == 2 and code.isalpha() and code not in ("EU", "UN", "EZ", "QO", "ZZ", "XA", "XB")
    }


_LITTLE = 2
"""Words of which a message says little."""
_NOT_WHERE = frozenset({"from", "من", "of", "men", "min", "mn", "than"})


_AT = frozenset(
    {"bi", "be", "in", "at", "to", "on", "@", "في", "ف", "fi", "f", "b", "bel", "fel", "inside", "داخل", "across"}
)


class VenueReader:
    """Compares with the places of one release's event."""

    def __init__(self, typed: TypedValues) -> None:
        self._typed = typed

    def claims(self, message: Message) -> Iterator[Claim]:
        for premise in self._typed.by_type["place"]:
            for found in places().find(message.tokens):
                if found.start in message.known_elsewhere or not self._is_where(
                    message, found.start, found.end, premise
                ):
                    continue
                holds = found.label == premise.country or country_of(found.label) == premise.country
                if _is_outside(message, found.start):
                    if holds:
                        yield self._outside(premise, found)
                    continue
                yield self._typed.claim(premise, holds, names()[found.label], (found.start, found.end))

    def _outside(self, premise: Premise, found: Found) -> Claim:
        """That it was anywhere but where it was: "outside Oman", «خارج عُمان»."""
        truth = joined(premise.values)
        sentence = self._typed.sentences.general("correct-place-outside", truth=truth)
        return Claim("place", premise.shown_by, sentence, found.start - 1, found.end, premise=premise, weak=True)

    def _is_where(self, message: Message, start: int, end: int, premise: Premise) -> bool:
        """Whether a place is said to be the event's: not where somebody comes from, nor a body's or a law's country."""
        subject = message.spoken.near(start)
        there = _stands_there(message, start)
        if subject is None and there and (message.polarity.asked or _asks_why(message)):
            words = (
                small("when") | small("why") | small("outside") | (small("made") if _asks_why(message) else frozenset())
            )
            return all(  # "in Dubai?", "why in Dubai?"
                at in message.idle or start <= at < end or token.bare & words for at, token in enumerate(message.tokens)
            )
        if subject is None and not message.sure and message.tokens.has(small("hosting")):
            return _says_little_else(message, start, end)
        if subject is None or subject.id != premise.subject:
            return False
        before = message.word(start - 1)
        if _is_of_something_else(message, start):
            return False
        if any(token.bare & small("venues") for token in message.tokens[max(0, start - 2) : start]):
            return True
        if before in _NOT_WHERE or message.tokens[start].word.startswith("من"):
            return False
        beside = any(
            found.end in (start, start - 1) or found.start in (end, end + 1)
            for found, one in message.spoken.named
            if one.id == premise.subject
        )
        verbs = {"organised"} & expressions("relations").labels(message.tokens)
        return beside or there or bool(verbs)


def _is_of_something_else(message: Message, start: int) -> bool:
    """Whether a place is an office's or another undertaking's: "ambassador of Norway", "their strategy in Africa"."""
    tokens = message.tokens
    behind = start - (message.word(start - 1) in {"of", "to", "the"})
    if any(one.end == behind for one in expressions("titles").find(tokens)):
        return True
    if message.word(start - 1) not in _AT:
        return False
    before = range(max(0, start - 3), start - 1)
    ours = {at for found, _ in message.spoken.named for at in range(found.start, found.end)}
    return any(tokens[at].bare & small("undertakings") and at not in ours for at in before)


def _asks_why(message: Message) -> bool:
    """Whether nothing answers surely a question why it was somewhere: «ليش صارت بقطر؟»."""
    return not message.sure and message.tokens.has(small("why"))


def _is_outside(message: Message, start: int) -> bool:
    before = message.tokens[max(0, start - 1) : start]
    return any(token.bare & small("outside") for token in before)


def _stands_there(message: Message, start: int) -> bool:
    """Whether a place stands behind a word of place, or has it attached: "in Dubai", «بدبي»."""
    token = message.tokens[start]
    if _is_outside(message, start):
        return True
    behind = start > 0 and not _AT.isdisjoint(message.tokens[start - 1].forms)
    return behind or (token.word[:1] in "بف" and token.word[1:] in token.forms)


def _says_little_else(message: Message, start: int, end: int) -> bool:
    """Whether a message without a subject is about hosting alone: "was Istanbul the host city?"."""
    known = small("hosting") | small("venues") | small("framing")
    rest = (at for at in range(len(message.tokens)) if at not in message.idle and not start <= at < end)
    return sum(not message.tokens[at].bare & known for at in rest) <= _LITTLE
