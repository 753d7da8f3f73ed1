"""What YAML swallows without a word: a sentence behind a #, a member behind an Arabic comma, signs that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bot.facts.yaml_mistakes import ARABIC_COMMAS, arabic_comma
from bot.problems import Place, Problem, Severity, quoted

_INVISIBLE = re.compile("[\u00a0\u00ad\u180e\u200b\u200e\u200f\u202a-\u202f\u2060-\u206f\ufeff]")
"""Marks of direction, joiners of words, spaces that don't break. Persian and Sinhala need U+200C and U+200D."""
_SPACES = "\u00a0\u202f"
_COMMENT = re.compile(r"[ ]+#(?P<glued>\S?)")
_SHORTEST_TELEPHONE = 5
_TELEPHONE = re.compile("tel|phone|mobile|fax|whatsapp|hotline|call")
_NUMBERED_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_NAMED_DAY = re.compile(
    r"(?=.*\b(?P<day>\d{1,2})\b)(?=.*\b(?P<year>\d{4})$)(?:\d+\s+)?(?P<month>[A-Za-z]{3,9})(?:\s+\d{1,2})?,?\s+\d{4}"
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_SMART = {"“": "”„“", "„": "“”", "‘": "’", "”": "”"}
"""How quotation marks of word processors open, and what closes them."""


def invisible_characters(text: str, file: str) -> Iterator[Problem]:
    """Each one in the file's text: copied along with an address or a number, it breaks what people paste."""
    for found in _INVISIBLE.finditer(text):
        sign, start = found.group(), found.start()
        place = Place(file, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
        name = f"the invisible character U+{ord(sign):04X} ({unicodedata.name(sign, 'no name').casefold()})"
        fix = "replace it by a space" if sign in _SPACES else "delete it"
        yield Problem(place, name, "signs that can be seen", fix)


def cut_off(said: str, text: str, end: int, place: Place) -> Problem | None:
    """What is lost behind the plain text `said`, which ends at index `end` of the file: a # behind a space begins a
    comment."""
    comment = _COMMENT.match(text, end)
    glued = bool(comment and comment["glued"])
    if comment is None or not (glued or " " in said):
        return None  # a remark behind a single word is what people write on purpose
    lost = text[end : text.find("\n", end) if "\n" in text[end:] else len(text)]
    return Problem(
        place,
        f"{quoted(lost.strip())} behind a text, which is cut off there",
        "a text with # in quotation marks",
        "put quotation marks round the whole text; a remark goes on a line of its own",
        Severity.ERROR if glued else Severity.WARNING,
    )


def joined(text: str, place: Place) -> Problem | None:
    """An item of a one-line list with an Arabic comma in it: two that have become one."""
    for comma in ARABIC_COMMAS:
        if (position := text.find(comma)) >= 0:
            slip = arabic_comma(place.line, place.column + position, comma)
            return Problem(Place(place.file, slip.line, slip.column), slip.found, slip.expected, slip.fix)
    return None


def odd_value(name: str, text: str, *, plain: bool, place: Place) -> Problem | None:
    """A value that replies would show otherwise than it is meant: a telephone number as an amount, a day that stays in
    one language, quotation marks of a word processor. `plain` where it stands without quotation marks."""
    if plain and smart_quotes(text):
        fix = f'write "{text[1:-1]}"'
        return Problem(place, f"{quoted(text)} in quotation marks of a word processor", "straight ones", fix)
    if plain and text.isdecimal() and len(text) >= _SHORTEST_TELEPHONE and _TELEPHONE.search(name):
        found = f"the number {text}, which replies show as {int(text):,}"
        return Problem(place, found, "a telephone number in quotation marks", f'write "{text}"')
    if days := _days(text):
        found = f"{quoted(text)}, which stays as it is in both languages"
        return Problem(place, found, "a day as year-month-day", f"write {' or '.join(days)}", Severity.WARNING)
    return None


def _days(text: str) -> list[str]:
    """The days that a text may stand for; none where it is no day alone."""
    if numbers := _NUMBERED_DAY.fullmatch(text):
        one, other, year = (int(part) for part in numbers.groups())
        pairs = dict.fromkeys([(other, one), (one, other)])
        return [f"{year}-{month:02}-{day:02}" for month, day in pairs if month <= 12 and day <= 31]
    named = _NAMED_DAY.fullmatch(text)
    if named and named["month"][:3].casefold() in _MONTHS:
        return [f"{named['year']}-{_MONTHS.index(named['month'][:3].casefold()) + 1:02}-{int(named['day']):02}"]
    return []


def smart_quotes(text: str) -> bool:
    """Whether the whole text stands in quotation marks of a word processor, which YAML takes for letters."""
    return len(text) > 1 and text[-1] in _SMART.get(text[0], "") and not any(mark in text[1:-1] for mark in "“”„")
