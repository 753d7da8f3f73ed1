"""The sheet asked for on the terminal, line by line, for who has none."""

from __future__ import annotations

from collections.abc import Callable

from bot.desk.new.cells import Cell, CellPlace, Row, Sheet, cleaned
from bot.desk.new.checks import check_sheet
from bot.desk.new.columns import PAGES, PageShape
from bot.desk.new.release_lines import RELEASE_LINES
from bot.desk.spoken import Spoken
from bot.facts.factbase import Language
from bot.problems import Problem

Ask = Callable[[str], str]
"""A line of text for a prompt."""
Say = Callable[[str], None]
_ASKED_OFTEN = ("facts", "not-stated", "people", "lists")
FILE = "terminal"


def interview(ask: Ask, say: Say, spoken: Spoken) -> Sheet:
    """The sheet as somebody answers for it. A line about the release that won't do is asked for again; what is wrong
    with the rows of the other pages is left to the check of the whole."""
    place = 1 if spoken.language is Language.AR else 0
    sheet = Sheet(FILE)
    rows: list[Row] = []
    sheet.pages["release"] = rows

    def say_problem(problem: Problem) -> None:
        say(spoken.problem(problem))

    for line in RELEASE_LINES:
        rows.append(_release_line(sheet, line.key, line.title[place], line.help[place], line.texts, ask, say_problem))
    for shape in PAGES:
        if shape.key in _ASKED_OFTEN:
            say(spoken("ask-page", title=shape.title[place], help=shape.help[place]))
            sheet.pages[shape.key] = _rows(shape, place, ask)
    return sheet


def _release_line(
    sheet: Sheet, key: str, title: str, help: str, texts: bool, ask: Ask, say: Callable[[Problem], None]
) -> Row:
    number = len(sheet.pages["release"]) + 1
    while True:
        cells = {"what": Cell(key, CellPlace(FILE, number, 1, "release", "what"))}
        for column, name in enumerate(("en", "ar") if texts else ("en",), 2):
            asked = f"{title} ({help}), {name}" if texts else f"{title} ({help})"
            cells[name] = Cell(cleaned(ask(asked)), CellPlace(FILE, number, column, "release", name))
        row = Row(cells, CellPlace(FILE, number, 0, "release"))
        trial = Sheet(FILE, {"release": [*sheet.pages["release"], row], "facts": []})
        wrong = [
            each for each in check_sheet(trial) if each.is_error and each.place.line == number and each.place.column
        ]
        if not wrong:
            return row
        for problem in wrong:
            say(problem)


def _rows(shape: PageShape, place: int, ask: Ask) -> list[Row]:
    rows: list[Row] = []
    while True:
        number = len(rows) + 1
        cells: dict[str, Cell] = {}
        for at, column in enumerate(shape.columns, 1):
            text = cleaned(ask(f"{column.title[place]} ({column.help[place]})"))
            if at == 1 and not text:
                return rows
            cells[column.key] = Cell(text, CellPlace(FILE, number, at, shape.key, column.key))
        rows.append(Row(cells, CellPlace(FILE, number, 0, shape.key)))
