"""Days, spans of days, numbers and lists of names as each language writes them, with Western digits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta, tzinfo
from functools import lru_cache

from babel import localedata
from babel.dates import format_date, get_timezone_location
from babel.lists import format_list
from babel.numbers import format_decimal

_KEPT = 256
"""Days as they were written last: a release has few, and Babel takes a tenth of an answer's time over one."""
_WESTERN = "latn"
_LISTS = {"ar": "ar", "en": "en_GB"}
"""American English, which is plain `en`, has one comma more."""
_GROUPED_FROM = 10_000
"""Below it a number is as likely a year or a law's number, which nobody writes with a comma."""


_NEVER_SAID = """
    unit_patterns unit_display_names compound_unit_patterns compact_decimal_formats compact_currency_formats
    currency_names currency_names_plural currency_formats date_fields datetime_skeletons interval_formats
    languages scripts
""".split()
"""What Babel's data of a language has most of, kept in memory for good, and nothing here says: three megabytes."""

for _code in ("root", "en_001", *_LISTS, *_LISTS.values()):
    for _name in _NEVER_SAID:
        localedata.load(_code).pop(_name, None)


def day(value: date, language: str) -> str:
    """`15 November 2021`, `15 نوفمبر 2021`."""
    return _format(value, "d MMMM y", language)


def days(first: date, last: date, language: str) -> str:
    """`10–11 November 2021`, `10 و11 نوفمبر 2021`; what both ends share is said once.

    In Arabic two days are joined by the attached waw and more by إلى: a dash between two numbers
    would be read from the wrong end.
    """
    if first == last:
        return day(last, language)
    pattern = _start_pattern(first, last)
    start, end = _format(first, pattern, language), day(last, language)
    if language == "ar":
        return f"{start} و{end}" if last - first == timedelta(days=1) else f"{start} إلى {end}"
    return f"{start}–{end}" if pattern == "d" else f"{start} – {end}"


def weekday(value: date, language: str) -> str:
    """`Mon 15 Nov`, `الاثنين 15 نوفمبر`."""
    return _format(value, "EEE d MMM", language)


def clock_name(zone: tzinfo, language: str) -> str:
    """Whose clock it is: `Jordan Time`, `توقيت الأردن`."""
    if str(zone) == "UTC":  # which lies nowhere, as Babel would say
        return "UTC" if language == "en" else "التوقيت العالمي المنسق"
    return get_timezone_location(zone, locale=language)


def number(value: int, language: str) -> str:
    """`91`, `2013`, `12,500`."""
    if abs(value) < _GROUPED_FROM:
        return str(value)
    return format_decimal(value, locale=language, numbering_system=_WESTERN)


def names(items: Sequence[str], language: str) -> str:
    """`a, b and c`, `أ وب وج`: the Arabic waw is attached to the word after it."""
    return format_list(items, locale=_LISTS[language])


def choice(items: Sequence[str], language: str) -> str:
    """`a, b or c`."""
    return format_list(items, style="or", locale=_LISTS[language])


def _start_pattern(first: date, last: date) -> str:
    if first.year != last.year:
        return "d MMMM y"
    return "d MMMM" if first.month != last.month else "d"


@lru_cache(_KEPT)
def _format(value: date, pattern: str, language: str) -> str:
    # A pattern without era or time zone needs no more than the month's name from the locale's data,
    # and Babel writes its numbers with Western digits.
    return format_date(value, pattern, locale=language)
