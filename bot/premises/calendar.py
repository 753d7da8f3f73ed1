"""Times as calendars and languages name them: months, weekdays, Hijri months, and a time as a reply writes it.

Month and weekday names are CLDR's (babel) and data/words.yaml's, the Hijri calendar is Umm al-Qura (hijridate).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel.dates import get_day_names, get_month_names
from hijridate import Gregorian, Hijri

from bot.facts.factbase import Bilingual
from bot.language.normalise import normalise
from bot.language.typos import spellings
from bot.premises.words import Expressions, section

ALSO_NUMBERS = {"الاثنين": "0", "الاتنين": "0", "الاحد": "6", "الحد": "6"}
"""Weekdays whose names say "two" and "one" as well, by their number from Monday."""
_LOCALES = ("en", "ar", "ar_LB", "ar_DZ", "ar_MA")
"""Together they have every name in use: يناير, كانون الثاني, جانفي, شتنبر."""


@dataclass(frozen=True, slots=True)
class Spell:
    """A time that a message names: what is given of days, month and year; `weekday` counts from Monday.

    `hijri` where month and year are of that calendar; `relative` is past, present or future, from the reader's day.
    """

    start: int
    end: int
    days: tuple[int, ...] = ()
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    hijri: bool = False
    relative: str | None = None

    def fits(self, days: Sequence[date]) -> bool:
        """Whether the time can be one of these days: each day that is named must be among them."""
        if self.relative:
            return False
        return all(any(self._is(one, day) for one in days) for day in (self.days or (None,)))

    def _is(self, one: date, day: int | None) -> bool:
        year, month, number = (one.year, one.month, one.day)
        if self.hijri:
            year, month, number = Gregorian(one.year, one.month, one.day).to_hijri().datetuple()
        return (
            (self.year is None or self.year == year)
            and (self.month is None or self.month == month)
            and (day is None or day == number)
            and (self.weekday is None or self.weekday == one.weekday())
        )

    @property
    def exact(self) -> bool:
        """Whether it names a day."""
        return bool(self.days) or self.weekday is not None

    @property
    def bare_year(self) -> bool:
        return self.month is None and not self.days and self.weekday is None and self.year is not None

    def words(self) -> Bilingual | None:
        """The time as each language writes it; None where it was relative."""
        if self.relative:
            return None
        return Bilingual(ar=self._words("ar"), en=self._words("en"))

    def _words(self, language: str) -> str:
        parts = []
        if self.weekday is not None:
            name = get_day_names("wide", locale=language)[self.weekday]
            parts.append(f"يوم {name}" if language == "ar" else name)
        if self.days:
            parts.append(_joined(self.days, language))
        if self.month:
            parts.append(_month_name(self.month, self.hijri, language))
        if self.year:
            parts.append(str(self.year))
        return " ".join(parts)


_LONG_MONTH = 7
"""Letters of a month whose name with a slip in it is no other word: "novmber"."""


def weekday(number: int) -> Bilingual:
    """The name of a day of the week, counted from Monday."""
    ar, en = (get_day_names("wide", locale=language)[number] for language in ("ar", "en"))
    return Bilingual(ar=ar, en=en)


def _month_name(month: int, hijri: bool, language: str) -> str:
    if hijri:
        return str(Hijri(1443, month, 1).month_name("ar" if language == "ar" else "en"))
    return str(get_month_names("wide", locale=language)[month])


def _joined(days: Sequence[int], language: str) -> str:
    if len(days) == 1:
        return str(days[0])
    last, rest = days[-1], ", ".join(map(str, days[:-1]))
    return f"{rest} و{last}" if language == "ar" else f"{rest}–{last}" if len(days) == 2 else f"{rest} and {last}"


@cache
def month_names() -> Expressions:
    names: list[tuple[str, str]] = []
    for locale in _LOCALES:
        for number, name in get_month_names("wide", locale=locale).items():
            names.append((name, str(number)))
    names += [(name, number) for number, more in section("months").items() for name in more]
    names += [(slip, number) for name, number in names if len(name) >= _LONG_MONTH for slip in spellings(name)]
    for number in range(1, 13):
        month = Hijri(1443, number, 1)
        names += [(month.month_name(language), f"h{number}") for language in ("ar", "en")]
    names += [(name, f"h{number}") for number, more in section("hijri_months").items() for name in more]
    return Expressions((name, label) for name, label in names if normalise(name) not in {"صفر", "رجب"})


@cache
def weekdays() -> Expressions:
    names = [
        (name, str(number)) for locale in ("en", "ar") for number, name in get_day_names("wide", locale=locale).items()
    ]
    # In Arabic the days are numerals with an article: «الأحد», and «يوم الأحد»; without it they count.
    english = [pair for pair in names if pair[0].isascii()]
    arabic = [
        (f"{day} {name}", number) for name, number in names if not name.isascii() for day in ("يوم", "يومي", "نهار")
    ]
    dialect = [
        ("يوم التلات", "1"),
        ("يوم الاتنين", "0"),
        ("يوم الأربعا", "2"),
        ("الأربعاء", "2"),
        ("الثلاثاء", "1"),
        ("التلاتاء", "1"),
        ("يوم الحد", "6"),
        ("نهار الحد", "6"),
        ("نهار الاتنين", "0"),
        ("الخميس", "3"),
        ("الجمعة", "4"),
        ("السبت", "5"),
    ]
    latin = [(name, number) for number, more in section("weekdays").items() for name in more]
    return Expressions([*english, *arabic, *dialect, *latin])
