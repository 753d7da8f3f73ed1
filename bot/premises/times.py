"""Days, months and years in a message, in both languages and calendars, in digits and words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from babel.dates import get_day_names

from bot.language.normalise import normalise, normalise_digits
from bot.premises.calendar import ALSO_NUMBERS, Spell, month_names, weekdays
from bot.premises.words import Found, Token, expressions, small, strict

_NOT_ALONE = frozenset({"may", "mar", "march", "اب", "مارس", "ماي", "اوت", "mars"})
"""Words that are months only beside a day, a year or "in": "may" and "march" are verbs, «أب» is a father."""
_MONTH_PREPOSITIONS = frozenset("in last of early late mid since this during the شهر في فشهر خلال بشهر".split())
_AMBIGUOUS = frozenset("الثانيه الاولي التانيه الثالثه الاول الثاني الرابعه".split())
"""Ordinals that are said of sessions and months as often as of days."""
_THE = frozenset("the on until till from to".split())
_DAY_WORDS = frozenset("يوم نهار يومي yom youm".split())
_MONTH_WORDS = frozenset({"month", "mois", "shahr", "shaher", "shahar", "shhar", "chhar", "chahr", "شهر", "الشهر"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT_YEAR = re.compile(r"[12]\d")
_HIJRI_YEAR = re.compile(r"14[0-9]\d")
_LEAST_IN_WORDS = 10
_LAST_DAY = 31
_LEAST_ALONE = 3
"""From "the third" on an ordinal alone may be a day: the first and the second are sessions."""
_ON = frozenset({"on", "until", "till"})
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
_ONE = frozenset({"واحد", "واحده"})
"""«نهار واحد» is one day, no Sunday."""
_YEAR_MARKS = frozenset({"of", "سنه", "عام", "لعام", "لسنه", "من", "year"})


@cache
def time_words() -> frozenset[str]:
    """Words of which a message has one where it names a time that isn't in figures."""
    named = month_names().triggers | weekdays().triggers | strict("relative").triggers
    ordinals = (word for word in expressions("ordinals").firsts if word.isascii() and word.isalpha())
    return named.union(_MONTH_WORDS, ordinals)


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
    for one in [*weekdays().find(tokens), *_weekdays_that_count(tokens)]:
        if one.start not in taken and tokens[one.end - 1].word not in _ONE:
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
        before = tokens[position - 1] if position else None
        if before and before.word in _THE and (day := _ordinal_alone(tokens, position)):
            yield Spell(position, position + 1, (day,))
        if not token.word[:1].isdecimal():
            continue
        if re.fullmatch(r"[0-3]?\d(?:st|nd|rd|th)", token.word) and before and before.word in _THE:
            yield Spell(position, position + 1, (int(token.word[:-2]),))
        elif token.word.isdecimal() and 0 < int(token.word[:3]) <= 31 and before and before.bare & _DAY_WORDS:
            yield Spell(position - 1, position + 1, (int(token.word),))


def _weekdays_that_count(tokens: Sequence[Token]) -> Iterator[Found]:
    """«آخر يوم كان الاثنين»: a name that is a number too is a weekday where something begins or ends."""
    if not any(token.word in ALSO_NUMBERS for token in tokens) or not expressions("beginning").find(tokens):
        return
    for position, token in enumerate(tokens):
        if token.word in ALSO_NUMBERS:
            yield Found(ALSO_NUMBERS[token.word], position, position + 1)


def _ordinal_alone(tokens: Sequence[Token], position: int) -> int | None:
    """A day in a word that nothing follows it could count: "on the tenth", not "the tenth session"."""
    found = expressions("ordinals").at((tokens[position],), 0) if tokens[position].word.isascii() else None
    if found is None or int(found.label) < _LEAST_ALONE:
        return None
    behind = tokens[position + 1] if position + 1 < len(tokens) else None
    ends = behind is None or behind.word in small("function") or behind.start - tokens[position].end > 1
    return (
        int(found.label)
        if ends and any(token.word in _ON for token in tokens[max(0, position - 2) : position])
        else None
    )


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


def _months(tokens: Sequence[Token]) -> Iterator[Spell]:
    for one in month_names().find(tokens):
        hijri, month = one.label.startswith("h"), int(one.label.lstrip("h"))
        before, start = _days_before(tokens, one.start)
        after, end = _days_after(tokens, one.end)
        days = before or after
        start, end = (start, one.end) if before else (one.start, end)
        year, end = _year_after(tokens, max(end, one.end), short=bool(before))
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
        elif (day := _day(tokens[position - 1]) or _day_in_words(tokens[position - 1])) is not None:
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


def _year_after(tokens: Sequence[Token], position: int, *, short: bool = False) -> tuple[int | None, int]:
    """The year behind a month; `short`, of two figures: "14-15 nov 21"."""
    if short and position < len(tokens) and _SHORT_YEAR.fullmatch(tokens[position].word):
        return 2000 + int(tokens[position].word), position + 1
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


def _day_in_words(token: Token) -> int | None:
    """«عشرة نوفمبر», «خمستاشر نوفمبر»: from ten on, for a smaller number counts what follows it."""
    found = None if token.word.isascii() else expressions("numbers").at((token,), 0)
    number = int(found.label) if found else 0
    return number if _LEAST_IN_WORDS <= number <= _LAST_DAY else None


def _number(token: Token) -> int | None:
    return int(token.word) if token.word.isdecimal() and len(token.word) < 4 else None
