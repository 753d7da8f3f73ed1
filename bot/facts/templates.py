"""The values that an entry's templates may name, as words, and in the places that a template keeps for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from babel import Locale

from bot import dates
from bot.direction import is_code, is_foreign, isolate, isolate_foreign
from bot.facts.factbase import Bilingual, DateRange, Language, Value

PLACEHOLDER = re.compile(r"\{([^{}\n]*)\}")
BULLET = "• "


def placeholders(template: str) -> tuple[str, ...]:
    """The names in braces, in order."""
    return tuple(PLACEHOLDER.findall(template))


def fill(template: str, values: Mapping[str, Value], language: Language) -> str:
    """The template with each {name} replaced by its value's words; foreign words are isolated.

    A name without a value stays as it is written: `bayan check` reports it, a reply doesn't fail over it.
    """

    def put(match: re.Match[str]) -> str:
        value = values.get(match[1])
        return match[0] if value is None else render_value(value, language)

    return isolate_foreign(PLACEHOLDER.sub(put, template), language)


def render_value(value: Value, language: Language) -> str:
    """The value as a sentence of that language says it, isolated where it runs the other way."""
    text = _words(value, language)
    runs_its_own_way = is_foreign(text, language) or (isinstance(value, str) and is_code(text))
    return isolate(text) if runs_its_own_way and "\n" not in text else text


def bullets(names: tuple[Bilingual, ...]) -> Bilingual:
    """The names as a list, each on a line of its own, in both languages; in English with a capital."""
    return Bilingual(
        ar="\n".join(BULLET + name.ar for name in names),
        en="\n".join(BULLET + name.en[:1].upper() + name.en[1:] for name in names),
    )


@lru_cache
def country_name(code: str) -> Bilingual:
    """A country's name by its code of two letters; the code itself where CLDR doesn't have it."""
    arabic, english = (Locale(language).territories.get(code.upper(), code) for language in ("ar", "en"))
    return Bilingual(ar=arabic, en=english)


def _words(value: Value, language: Language) -> str:
    match value:
        case Bilingual():
            return value[language]
        case DateRange():
            return dates.days(value.first, value.last, language)
        case date():
            return dates.day(value, language)
        case int():
            return dates.number(value, language)
        case _:
            return value
