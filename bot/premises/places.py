"""Countries, cities and regions, and what their people are called: CLDR's names (babel) and data/places.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

from bot.facts.factbase import Bilingual
from bot.language.normalise import normalise
from bot.premises.tokens import Expressions

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
