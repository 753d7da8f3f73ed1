"""The empty sheet explains itself, and what it explains is what is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.desk.new.checks import check_sheet
from bot.desk.new.columns import PAGES
from bot.desk.new.kinds import ASK_KINDS, SHEET_ROLES
from bot.desk.new.opening import open_sheet
from bot.desk.new.template import write_template
from bot.errors import UserError
from bot.facts.ids import EVENT_ROLES

ASKS = Path(__file__).parents[3] / "knowledge" / "general" / "asks"


@pytest.mark.parametrize("name", ["sheet.xlsx", "sheet"])
def test_the_template_is_read_as_an_empty_sheet(tmp_path: Path, name: str) -> None:
    write_template(tmp_path / name)
    sheet = open_sheet(tmp_path / name)
    assert sheet.problems == []
    assert {*sheet.pages} == {shape.key for shape in PAGES}
    assert [len(sheet.rows(shape.key)) for shape in PAGES[1:]] == [0] * (len(PAGES) - 1)
    needed = {problem.found for problem in check_sheet(sheet)}
    assert {"no title", "no issued", "no event", "no emergency"} <= needed


def test_examples_become_rows_once_their_sign_is_taken_away(tmp_path: Path) -> None:
    write_template(tmp_path / "sheet.xlsx")
    book = load_workbook(tmp_path / "sheet.xlsx")
    page = book["facts"]
    for row in page.iter_rows(min_row=6):
        row[0].value = str(row[0].value).removeprefix("# ")
    book.save(tmp_path / "sheet.xlsx")
    sheet = open_sheet(tmp_path / "sheet.xlsx")
    assert [row.text("id") for row in sheet.rows("facts")] == ["glasses-count", "campaign-dates"]
    assert [str(problem) for problem in check_sheet(sheet) if problem.place.file and "facts" in str(problem)] == []


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "sheet.xlsx").write_text("mine", encoding="utf-8")
    with pytest.raises(UserError, match="there is such a file"):
        write_template(tmp_path / "sheet.xlsx")
    assert (tmp_path / "sheet.xlsx").read_text(encoding="utf-8") == "mine"


def test_the_template_knows_every_kind_and_every_role() -> None:
    assert {*ASK_KINDS} == {path.stem for path in ASKS.glob("*.yaml")}
    assert {*SHEET_ROLES} == {*EVENT_ROLES}
