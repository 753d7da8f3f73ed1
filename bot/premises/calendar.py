"""Days, months and years in a message, in both languages and calendars, in digits and words.

Month and weekday names are CLDR's (babel) and data/words.yaml's, the Hijri calendar is Umm al-Qura (hijridate).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel.dates import get_day_names, get_month_names
from hijridate import Gregorian, Hijri

from bot.facts.factbase import Bilingual
from bot.language.normalise import normalise
from bot.premises.tokens import Expressions, Found, Token
from bot.premises.words import expressions, section, strict

_LOCALES = ("en", "ar", "ar_LB", "ar_DZ", "ar_MA")
"""Together they have every name in use: يناير, كانون الثاني, جانفي, شتنبر."""
_NOT_ALONE = frozenset({"may", "mar", "march", "اب", "مارس", "ماي", "اوت", "mars"})
"""Words that are months only beside a day, a year or "in": "may" and "march" are verbs, «أب» is a father."""
_MONTH_PREPOSITIONS = frozenset("in last of early late mid since this during the شهر في فشهر خلال بشهر".split())
_AMBIGUOUS = frozenset("الثانيه الاولي التانيه الثالثه الاول الثاني الرابعه".split())
"""Ordinals that are said of workshops and months as often as of days."""
_THE = frozenset("the on until till from to".split())
_DAY_WORDS = frozenset("يوم نهار يومي yom youm".split())
_MONTH_WORDS = frozenset({"month", "mois", "shahr", "shaher", "shahar", "shhar", "chhar", "chahr", "شهر", "الشهر"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_HIJRI_YEAR = re.compile(r"14[0-9]\d")
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,4})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{2,4})(?![\d./-])")
_DAY = re.compile(r"([0-3]?\d)(?:st|nd|rd|th)?")
_JOINTS = frozenset(
    {
        "and",
        "to",
        "of",
        "till",
        "until",
        "through",
        "n",
        "و",
        "الي",
        "حتي",
        "من",
        "لي",
        "the",
        "ل",
        "w",
        "wa",
        "يوم",
        "يومي",
        "لغايه",
    }
)
_PARTS = {
    "early": Expressions(
        [(one, "early") for one in ("early", "beginning of", "start of", "مطلع", "بداية", "أوائل", "اول")]
    ),
}
_YEAR_MARKS = frozenset({"of", "سنه", "عام", "لعام", "لسنه", "من", "year"})


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


def spells(tokens: Sequence[Token], text: str) -> list[Spell]:
    """Every time that the words name, from left to right; positions count words."""
    found = [*_numeric(tokens, text)]
    taken = {position for spell in found for position in range(spell.start, spell.end)}
    found += [spell for spell in _months(tokens) if taken.isdisjoint(range(spell.start, spell.end))]
    taken = {position for spell in found for position in range(spell.start, spell.end)}
    found += [
        Spell(one.start, one.end, relative=one.label)
        for one in strict("relative").find(tokens)
        if one.start not in taken
    ]
    for one in _weekdays().find(tokens):
        if one.start not in taken:
            found.append(Spell(one.start, one.end, weekday=int(one.label)))
            taken.add(one.start)
            if one.end < len(tokens) and (also := _second_weekday(tokens[one.end])) is not None:
                found.append(Spell(one.end, one.end + 1, weekday=also))
    found += [spell for spell in _days_alone(tokens) if taken.isdisjoint(range(spell.start, spell.end))]
    found += [
        Spell(position, position + 1, year=int(token.word), hijri=bool(_HIJRI_YEAR.fullmatch(token.word)))
        for position, token in enumerate(tokens)
        if position not in taken
        and token.word[:1].isdecimal()
        and (_YEAR.fullmatch(token.word) or _is_hijri_year(tokens, position))
    ]
    return sorted(found, key=lambda spell: spell.start)


def _days_alone(tokens: Sequence[Token]) -> Iterator[Spell]:
    """A day without its month: "on the 16th", «يوم ١٦»."""
    for position, token in enumerate(tokens):
        if not token.word[:1].isdecimal():
            continue
        before = tokens[position - 1] if position else None
        if re.fullmatch(r"[0-3]?\d(?:st|nd|rd|th)", token.word) and before and before.word in _THE:
            yield Spell(position, position + 1, (int(token.word[:-2]),))
        elif token.word.isdecimal() and 0 < int(token.word[:3]) <= 31 and before and before.bare & _DAY_WORDS:
            yield Spell(position - 1, position + 1, (int(token.word),))


def _second_weekday(token: Token) -> int | None:
    """«يومي الاثنين والثلاثاء»: behind one weekday, another with its waw."""
    if not token.word.startswith("وال"):
        return None
    names = get_day_names("wide", locale="ar")
    return next((number for number, name in names.items() if normalise(name) in token.forms), None)


def _is_hijri_year(tokens: Sequence[Token], position: int) -> bool:
    if not _HIJRI_YEAR.fullmatch(tokens[position].word):
        return False
    around = {token.word for token in tokens[max(0, position - 1) : position + 2]}
    return bool(around & {"هجري", "هجريه", "hijri", "ah", "سنه", "عام"})


def _numeric(tokens: Sequence[Token], text: str) -> Iterator[Spell]:
    """10/11/2021, 2021-11-10, 10.11.21: the day first where both could be."""
    western = normalise_digits(text)
    for match in _NUMERIC.finditer(western):
        a, b, c = (int(match[group]) for group in (1, 3, 4))
        year, month, day = (a, b, c) if a > 31 else (c, b, a)
        if month > 12:
            month, day = day, month
        year += 2000 if year < 100 else 0
        if not (1 <= month <= 12 and 1 <= day <= 31 and 1900 <= year <= 2100):
            continue
        covered = [at for at, token in enumerate(tokens) if token.start < match.end() and token.end > match.start()]
        if covered:
            yield Spell(covered[0], covered[-1] + 1, (day,), month, year)


def normalise_digits(text: str) -> str:
    """Both rows of Arabic digits as Western ones, everything else as it is, so that positions stay."""
    return text.translate(_DIGITS)


_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def _months(tokens: Sequence[Token]) -> Iterator[Spell]:
    for one in _month_names().find(tokens):
        hijri, month = one.label.startswith("h"), int(one.label.lstrip("h"))
        before, start = _days_before(tokens, one.start)
        after, end = _days_after(tokens, one.end)
        days = before or after
        start, end = (start, one.end) if before else (one.start, end)
        year, end = _year_after(tokens, max(end, one.end))
        word = tokens[one.start].word
        if one.end - one.start == 1 and word in _NOT_ALONE and not (days or year or _stands_as_month(tokens, one)):
            continue
        yield Spell(start, max(end, one.end), days, month, year, hijri=hijri)
    for position, token in enumerate(tokens[:-1]):
        if token.bare & _MONTH_WORDS and (number := _number(tokens[position + 1])) and 1 <= number <= 12:
            year, end = _year_after(tokens, position + 2)
            yield Spell(position, end, (), number, year)


def _stands_as_month(tokens: Sequence[Token], one: Found) -> bool:
    if one.start == 0:
        return False
    before, after = tokens[one.start - 1].word, tokens[one.end].word if one.end < len(tokens) else ""
    named = tokens[one.start].text[:1].isupper() and before in {"the", "those", "these", "your"}
    return before in _MONTH_PREPOSITIONS or (named and after not in {"i", "we", "you", "he", "she", "it", "they"})


def _days_before(tokens: Sequence[Token], position: int) -> tuple[tuple[int, ...], int]:
    days: list[int] = []
    while position > 0:
        word = tokens[position - 1].word
        if (ordinal := _long_ordinal(tokens, position)) is not None:
            days.insert(0, ordinal)
            position -= 1
        elif (day := _day(tokens[position - 1])) is not None:
            days.insert(0, day)
        elif word not in _JOINTS or position < 2 or not _near_day(tokens, position - 1):
            break
        position -= 1
    return tuple(days), position


def _near_day(tokens: Sequence[Token], position: int) -> bool:
    near = any(_day(tokens[at]) is not None for at in range(max(0, position - 2), position))
    return near or _long_ordinal(tokens, position) is not None


def _long_ordinal(tokens: Sequence[Token], end: int) -> int | None:
    """A day of two words that ends there: «الخامس عشر»."""
    if end < 2:
        return None
    found = expressions("ordinals").at(tokens, end - 2)
    return int(found.label) if found and found.end == end and found.end - found.start == 2 else None


def _days_after(tokens: Sequence[Token], position: int) -> tuple[tuple[int, ...], int]:
    days: list[int] = []
    end = position
    while position < len(tokens):
        if (day := _day(tokens[position])) is not None:
            days.append(day)
            end = position + 1
        elif tokens[position].word not in _JOINTS:
            break
        position += 1
    return tuple(days), end


def _year_after(tokens: Sequence[Token], position: int) -> tuple[int | None, int]:
    for at in (position, position + 1):
        if at >= len(tokens) or not (at == position or tokens[position].word in _YEAR_MARKS):
            continue
        if _YEAR.fullmatch(tokens[at].word) or _HIJRI_YEAR.fullmatch(tokens[at].word):
            return int(tokens[at].word), at + 1
    return None, position


def _day(token: Token) -> int | None:
    ordinal = expressions("ordinals").at((token,), 0)
    if ordinal and not token.word.isascii() and token.word not in _AMBIGUOUS:
        return int(ordinal.label)
    for form in token.forms:
        if (match := _DAY.fullmatch(form)) and 1 <= int(match[1]) <= 31:
            return int(match[1])
    return None


def _number(token: Token) -> int | None:
    return int(token.word) if token.word.isdecimal() and len(token.word) < 4 else None


@cache
def _month_names() -> Expressions:
    names: list[tuple[str, str]] = []
    for locale in _LOCALES:
        for number, name in get_month_names("wide", locale=locale).items():
            names.append((name, str(number)))
    names += [(name, number) for number, more in section("months").items() for name in more]
    for number in range(1, 13):
        month = Hijri(1443, number, 1)
        names += [(month.month_name(language), f"h{number}") for language in ("ar", "en")]
    names += [(name, f"h{number}") for number, more in section("hijri_months").items() for name in more]
    return Expressions((name, label) for name, label in names if normalise(name) not in {"صفر", "رجب"})


@cache
def _weekdays() -> Expressions:
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
        ("الخميس", "3"),
        ("الجمعة", "4"),
        ("السبت", "5"),
    ]
    latin = [(name, number) for number, more in section("weekdays").items() for name in more]
    return Expressions([*english, *arabic, *dialect, *latin])


def _month_name(month: int, hijri: bool, language: str) -> str:
    if hijri:
        return str(Hijri(1443, month, 1).month_name("ar" if language == "ar" else "en"))
    return str(get_month_names("wide", locale=language)[month])


def _joined(days: Sequence[int], language: str) -> str:
    if len(days) == 1:
        return str(days[0])
    last, rest = days[-1], ", ".join(map(str, days[:-1]))
    return f"{rest} و{last}" if language == "ar" else f"{rest}–{last}" if len(days) == 2 else f"{rest} and {last}"
