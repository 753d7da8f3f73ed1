"""docs/desk.md’s walk from an empty sheet to a running bot, step by step."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.bayan import Bayan
from bot.cli import main
from bot.desk.new.columns import PAGES
from bot.desk.new.kinds import ASK_KINDS, SHEET_ROLES
from bot.desk.new.release_lines import RELEASE_LINES
from bot.dialogue.context import Context
from bot.dialogue.reply import Kind
from tests.desk.new.sheets import SOUND
from tests.dialogue.stand_ins import NOW
from tests.test_docs import DESK, text_of

GENERAL = Path(__file__).parents[3] / "knowledge" / "general"
LOCALES = Path(__file__).parents[3] / "locales"


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where somebody followed the walk, with Bayan's own general part made small, so that it learns soon."""
    root = tmp_path_factory.mktemp("office")
    small(root / "knowledge" / "general")
    sheet = root / "sheet.xlsx"
    assert main(["new", "--template", str(sheet)]) == 0
    fill(sheet)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BAYAN_CACHE", str(root / "cache"))
        patch.setenv("BAYAN_KNOWLEDGE", str(root / "knowledge"))
        assert main(["new", "eye-tests", "--from", str(sheet)]) in (0, 1)
    return root


def small(general: Path) -> None:
    """The general part with every fortieth line of its phrasings."""
    general.mkdir(parents=True)
    for file in GENERAL.rglob("*"):
        target = general / file.relative_to(GENERAL)
        if file.is_dir():
            target.mkdir(exist_ok=True)
            continue
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        if "phrasings" in file.parts:
            lines = [line for number, line in enumerate(lines) if not line.startswith("- ") or number % 40 == 0]
            lines = [line for number, line in enumerate(lines) if not is_empty_key(lines, number)]
        if "tests" not in file.parts:
            target.write_text("".join(lines), encoding="utf-8")


def is_empty_key(lines: list[str], number: int) -> bool:
    following = lines[number + 1] if number + 1 < len(lines) else ""
    return lines[number].rstrip().endswith(":") and not following.startswith("- ")


def fill(path: Path) -> None:
    """Type the rows of the sound sheet into the template, each under its heading."""
    book = load_workbook(path)
    for name, rows in SOUND.items():
        page = book[name]
        heading = next(row for row in page.iter_rows() if row[0].value == PAGES_BY_KEY[name].columns[0].key)
        columns = {str(cell.value): cell.column for cell in heading}
        places = {str(row[0].value): row[0].row for row in page.iter_rows() if row[0].value}
        for row in rows:
            line = places[row["what"]] if name == "release" else page.max_row + 1
            for key, text in row.items():
                page.cell(line, columns[key], text)
    book.save(path)


PAGES_BY_KEY = {shape.key: shape for shape in PAGES}


def test_the_walk_ends_with_a_bot_that_answers_in_both_languages(walked: Path) -> None:
    bayan = Bayan.open(walked / "knowledge" / "releases" / "eye-tests", LOCALES, walked / "cache")
    for question, expected in (
        ("How many pairs of glasses are there?", "glasses"),
        ("كم عدد النظارات؟", "glasses"),
        ("what to do with lost glasses, how does it work", "lost-glasses"),
    ):
        reply = bayan.answer(question, Context(), NOW).reply
        assert reply.kind in (Kind.ANSWER, Kind.NOT_STATED), question
        assert expected in reply.entry_ids, question


def test_the_walk_leaves_samples_in_both_languages(walked: Path) -> None:
    written = (walked / "knowledge/releases/eye-tests/tests/questions.yaml").read_text(encoding="utf-8")
    assert written.count("expect: glasses\n") == 2


@pytest.mark.parametrize("page", DESK, ids=lambda page: page.name)
def test_the_desk_page_names_every_column_role_and_kind(page: Path) -> None:
    text = text_of(page)
    columns = [column.key for shape in PAGES[1:] for column in shape.columns]
    for name in (*ASK_KINDS, *SHEET_ROLES, *columns, *(line.key for line in RELEASE_LINES)):
        assert f"`{name}`" in text, f"{page.name} says nothing of {name}"
