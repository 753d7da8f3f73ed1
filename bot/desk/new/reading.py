"""What the cells of a sheet mean: several things in one, names, days, numbers, yes and no."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.desk.new.cells import Cell, Row, Sheet
from bot.desk.new.columns import find
from bot.desk.new.release_lines import RELEASE_LINES
from bot.facts.factbase import DateRange

YES = ("yes", "y", "true", "نعم")
NO = ("no", "n", "false", "لا")
_BETWEEN = re.compile(r"[;؛\n]+")
_NUMBERS_BETWEEN = re.compile(r"[\s,;،؛]+|\band\b|و")
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_GROUPED = re.compile(r"(?<=\d)[,٬\u202f ](?=\d{3}(?!\d))")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def pieces(text: str) -> list[str]:
    """The several things in a cell, which stand with ; between them or on lines of their own."""
    return [piece.strip() for piece in _BETWEEN.split(text) if piece.strip()]


def lines(text: str) -> list[str]:
    """Whole sentences, each on a line of its own."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def says_yes(text: str) -> bool:
    return text.casefold() in YES


def day_of(text: str) -> date | DateRange | None:
    """A day, or two with a slash between them; None for anything else."""
    days = [_single_day(part) for part in text.translate(_DIGITS).split("/")]
    if len(days) == 1:
        return days[0]
    if len(days) == 2 and days[0] and days[1] and days[0] <= days[1]:
        return DateRange(days[0], days[1])
    return None


def _single_day(text: str) -> date | None:
    if not (found := _DAY.fullmatch(text.strip())):
        return None
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        return None


def number_of(text: str) -> int | None:
    """A whole number, its thousands grouped or not, in either row of digits."""
    plain = _GROUPED.sub("", text.translate(_DIGITS).strip())
    return int(plain) if plain.isdecimal() and len(plain) <= 15 else None


def paragraphs_of(text: str) -> list[int]:
    """The numbers of paragraphs; none where something else stands there."""
    parts = [part for part in _NUMBERS_BETWEEN.split(text.translate(_DIGITS)) if part]
    if not all(part.isdecimal() and len(part) < 6 and int(part) for part in parts):
        return []
    return [int(part) for part in parts]


def asks_of(row: Row) -> list[tuple[str, str]]:
    """The kinds of an entry, each with the id of its thing, or nothing where the row's own `about` is meant."""
    found = []
    for piece in pieces(row.text("asks").replace(",", ";").replace("،", ";")):
        kind, _, thing = piece.partition(":")
        found.append((kind.strip().casefold(), thing.strip()))
    return found


@dataclass(frozen=True, slots=True)
class Counted:
    """How many there are of something: the row that says so, the number, what it is called as a value, and the cells
    with the names of what is counted, by language."""

    row: Row
    number: int
    value: str
    names: Mapping[str, Cell]


def counted(sheet: Sheet) -> list[Counted]:
    """The numbers under `value`, each with the count under `asks` that stands in its place."""
    found = []
    things = things_of(sheet)
    for row in sheet.rows("facts"):
        asked = [thing for kind, thing in asks_of(row) if kind == "count"]
        numbers = map(number_of, pieces(row.text("value")))
        for place, (thing, number) in enumerate(zip(asked, numbers, strict=False), 1):
            if number is not None:
                of, key = (things[thing], "names") if thing in things else (row, "about")
                name = row.text("id").replace("-", "_") + (f"_{place}" if place > 1 else "")
                found.append(Counted(row, number, name, {script: of[f"{key}_{script}"] for script in ("en", "ar")}))
    return found


def things_of(sheet: Sheet) -> dict[str, Row]:
    """The rows of the page about things by their ids."""
    return {row.text("id"): row for row in sheet.rows("things")}


def release_of(sheet: Sheet) -> dict[str, Row]:
    """The lines about the release by their keys."""
    titles = [(line.key, line.title) for line in RELEASE_LINES]
    return {key: row for row in sheet.rows("release") if (key := find(titles, row.text("what")))}


def has_hotline(sheet: Sheet) -> bool:
    """Whether the sheet has a number for the public."""
    release = release_of(sheet)
    return "hotline" in release and bool(release["hotline"].text("en"))


def slug(text: str, taken: Mapping[str, object] | set[str]) -> str:
    """An id made of an English name, unlike those that are taken."""
    words = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:40].strip("-")
    words = words if words[:1].isalpha() else f"n-{words}".rstrip("-")
    name, number = words, 2
    while name in taken:
        name, number = f"{words}-{number}", number + 1
    return name
