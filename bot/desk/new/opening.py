"""An .xlsx workbook, a folder of .csv files or a .yaml file -> the pages of a sheet."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from zipfile import BadZipFile

from bot.desk.new.cells import Cell, CellPlace, Row, Sheet, cleaned
from bot.desk.new.columns import PAGES, PageShape, find
from bot.errors import UserError
from bot.facts.source import Mapping, Node, Scalar, read_source
from bot.facts.source import Sequence as Nodes
from bot.problems import Place, Problem, did_you_mean, listed, quoted, shown
from bot.text_files import UnreadableFileError, read_text

_REMARK = "#"
"""A row whose first cell begins so is an explanation or an example, and isn't read."""
_LARGEST = 10_000_000
_MOST_ROWS = 5_000
Table = Sequence[Sequence[str]]


def open_sheet(path: Path) -> Sheet:
    """The sheet's pages. What is wrong inside goes to its problems; raises UserError where it can't be read at all."""
    if path.is_dir():
        return _of_csv(path)
    if path.suffix.casefold() in (".yaml", ".yml"):
        return _of_yaml(path)
    if path.suffix.casefold() == ".xlsx":
        return _of_workbook(path)
    found = "no such file" if not path.exists() else f"a file that ends in {path.suffix or 'nothing'}"
    raise UserError(f"{shown(path)}: {found}; expected a workbook (.xlsx), a folder of .csv files or a .yaml file")


def _of_workbook(path: Path) -> Sheet:
    # Imported here: reading and writing workbooks is needed for nothing else.
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        if path.stat().st_size > _LARGEST:
            raise UserError(f"{shown(path)}: a workbook of over {_LARGEST // 1_000_000} MB; take pictures out of it")
        book = load_workbook(path, data_only=True)
    except OSError as error:
        raise UserError(f"{shown(path)}: can't be read: {error.strerror or error}") from None
    except (BadZipFile, InvalidFileException, KeyError, ValueError, EOFError):
        fix = "save it as an Excel workbook (.xlsx), without a password"
        raise UserError(f"{shown(path)}: no workbook that can be read; {fix}") from None
    sheet = Sheet(shown(path))
    for page in book.worksheets:
        if key := _page(sheet, page.title, Place(sheet.file)):
            table = [[_said(value) for value in row] for row in page.iter_rows(max_row=_MOST_ROWS, values_only=True)]
            _read(sheet, key, table, page.title)
    return sheet


def _said(value: object) -> str:
    """A cell's value as it would be typed: days as year-month-day, numbers without a needless fraction."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime.datetime():
            return value.date().isoformat()
        case datetime.date():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)


def _of_csv(folder: Path) -> Sheet:
    sheet = Sheet(shown(folder))
    files = sorted(file for file in folder.iterdir() if file.suffix.casefold() == ".csv")
    if not files:
        names = listed(f"{shape.key}.csv" for shape in PAGES)
        raise UserError(f"{shown(folder)}: no .csv file here; expected {names}")
    for file in files:
        key = _page(sheet, file.stem, Place(shown(file)))
        try:
            text = read_text(file, shown(file), _LARGEST)
        except UnreadableFileError as error:
            sheet.problems.append(error.problem)
            continue
        if key:
            _read(sheet, key, _table(text), "", shown(file))
    return sheet


def _table(text: str) -> Table:
    """The rows of a file with commas, semicolons or tabs between its columns, as spreadsheets save it."""
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    return list(csv.reader(io.StringIO(text), delimiter=separator))


def _page(sheet: Sheet, name: str, place: Place) -> str | None:
    """The page that a worksheet or file stands for; a name that starts with # is somebody's own notes."""
    if name.startswith(_REMARK):
        return None
    if key := find([(shape.key, shape.title) for shape in PAGES], name):
        return key
    names = [shape.key for shape in PAGES]
    fix = did_you_mean(name, names) or f"put {_REMARK} in front of its name if it is a page of your own notes"
    sheet.problems.append(Problem(place, f"a page called {quoted(name)}", listed(names), fix))
    return None


def _read(sheet: Sheet, key: str, table: Table, page: str, file: str = "") -> None:
    """The page's rows: the first row that isn't a remark has the headings."""
    shape = next(shape for shape in PAGES if shape.key == key)
    rows = [(number, [cleaned(text) for text in row]) for number, row in enumerate(table, 1)]
    rows = [(number, row) for number, row in rows if any(row) and not row[0].startswith(_REMARK)]
    file = file or sheet.file
    if not rows:
        sheet.pages.setdefault(key, [])
        return
    first, titles = rows[0]
    keys = _headings(sheet, shape, titles, CellPlace(file, first, 0, page))
    sheet.pages[key] = [_row(keys, row, file, number, page) for number, row in rows[1:]]


def _headings(sheet: Sheet, shape: PageShape, titles: Sequence[str], place: CellPlace) -> list[str | None]:
    """The key of each column by its title; columns that are unknown or missing are problems."""
    known = [(column.key, column.title) for column in shape.columns]
    keys: list[str | None] = []
    for number, title in enumerate(titles, 1):
        key = find(known, title) if title and not title.startswith(_REMARK) else None
        if title and not title.startswith(_REMARK) and (key is None or key in keys):
            at = CellPlace(place.file, place.line, number, place.page, title)
            again = "again" if key else "that isn’t known"
            fix = did_you_mean(title, [name for name, _ in known]) or f"put {_REMARK} in front of it, or delete it"
            expected = listed([name for name, _ in known])
            sheet.problems.append(Problem(at, f"a column {quoted(title)} {again}", expected, fix))
            key = None
        keys.append(key)
    for column in shape.columns:
        if column.needed and column.key not in keys:
            fix = f"add a column with the heading {column.key}"
            sheet.problems.append(Problem(place, f"no column {quoted(column.key)}", f"it: {column.help[0]}", fix))
    return keys


def _row(keys: Sequence[str | None], row: Sequence[str], file: str, number: int, page: str) -> Row:
    cells = {
        key: Cell(row[at], CellPlace(file, number, at + 1, page, key))
        for at, key in enumerate(keys)
        if key and at < len(row)
    }
    for at, key in enumerate(keys):
        if key and at >= len(row):
            cells[key] = Cell("", CellPlace(file, number, at + 1, page, key))
    return Row(cells, CellPlace(file, number, 0, page))


def _of_yaml(path: Path) -> Sheet:
    source = read_source(path, shown(path))
    sheet = Sheet(shown(path), problems=source.problems)
    if not isinstance(source.root, Mapping):
        if not source.problems:
            sheet.problems.append(Problem(Place(sheet.file), "no pages", "release:, facts: and the other pages"))
        return sheet
    for name, node in source.root.values.items():
        key = _page(sheet, name, source.place(source.root.keys[name]))
        if key == PAGES[0].key and isinstance(node, Mapping):
            sheet.pages[key] = [_line(what, each, source.place(each)) for what, each in node.values.items()]
        elif key:
            sheet.pages[key] = list(_yaml_rows(sheet, key, node, source.place(node)))
    return sheet


def _line(what: str, node: Node, place: Place) -> Row:
    """A line of the page about the release: a text, or one for each language."""
    cells = {"what": Cell(what, place)}
    if isinstance(node, Mapping):
        cells |= {
            key: Cell(_joined(each), Place(place.file, each.line, each.column)) for key, each in node.values.items()
        }
    else:
        cells["en"] = Cell(_joined(node), place)
    return Row(cells, place)


def _yaml_rows(sheet: Sheet, key: str, node: Node, place: Place) -> Iterable[Row]:
    shape = next(shape for shape in PAGES if shape.key == key)
    known = [column.key for column in shape.columns]
    for item in node.items if isinstance(node, Nodes) else ():
        at = Place(place.file, item.line, item.column)
        if not isinstance(item, Mapping):
            sheet.problems.append(Problem(at, "a text", "keys with values", "start each row with “- id:”"))
            continue
        cells: dict[str, Cell] = {}
        for name, value in item.values.items():
            if name not in known:
                fix = did_you_mean(name, known) or f"delete {quoted(name)}"
                where = Place(place.file, item.keys[name].line, item.keys[name].column)
                sheet.problems.append(Problem(where, f"the unknown key {quoted(name)}", listed(known), fix))
            cells[name] = Cell(_joined(value), Place(place.file, value.line, value.column))
        yield Row(cells, at)


def _joined(node: Node) -> str:
    """What stands there as a cell would have it: the items of a list with ; between."""
    if isinstance(node, Scalar):
        return cleaned(node.text)
    if isinstance(node, Nodes):
        return "; ".join(_joined(item) for item in node.items)
    return ""
