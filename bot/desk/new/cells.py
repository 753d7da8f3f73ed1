"""A sheet as it was read: pages of rows of cells, each of which knows where it stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.problems import Place, Problem

_SPACES = re.compile("[\u00a0\u202f\t ]+")
_KEPT = frozenset("\u200c\u200d\n")
"""Signs without a shape that belong to words and lines; the rest of them come along when people copy."""
_LETTERS = 26


@dataclass(frozen=True, slots=True, order=True)
class CellPlace(Place):
    """A cell of a page: `line` is its row and `column` its column, from 1; `heading` is what the column is called."""

    page: str = ""
    heading: str = ""

    def __str__(self) -> str:
        where = f"{self.file}: page {self.page}" if self.page else self.file
        column = f", column {letters(self.column)}" if self.column else ""
        return f"{where}, row {self.line}{column}" + (f" ({self.heading})" if self.heading else "")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says, without the signs that nobody sees; empty where it says nothing."""

    text: str
    place: Place

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Row:
    """A row by the keys of its columns; a column that the page lacks is an empty cell at the row's start."""

    cells: Mapping[str, Cell]
    place: Place

    def __getitem__(self, key: str) -> Cell:
        return self.cells[key] if key in self.cells else Cell("", self.place)

    def text(self, key: str) -> str:
        return self[key].text


@dataclass(slots=True)
class Sheet:
    """The rows of each page by the page's key, and what was wrong with reading them."""

    file: str
    pages: dict[str, list[Row]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def rows(self, page: str) -> list[Row]:
        return self.pages.get(page, [])


def letters(column: int) -> str:
    """A column as spreadsheets name it: A, B … Z, AA."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, _LETTERS)
        name = chr(ord("A") + rest) + name
    return name


def cleaned(text: str) -> str:
    """The text without marks of direction and other signs that nobody sees, in the usual composed form."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    seen = "".join(sign for sign in text if sign in _KEPT or unicodedata.category(sign) not in ("Cf", "Cc", "Co"))
    return "\n".join(_SPACES.sub(" ", line).strip() for line in seen.split("\n")).strip()
