"""docs/compared.md: what it says of Bayan can be seen by the command beside it."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from bot.cli import cli

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/compared.md").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
HEADS, *ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if line.startswith("| ") and line.count("|") == 9
]
PROJECTS = ["rules-bot", "Ask-a-Question", "Home Assistant", "Rasa", "Check"]


def test_every_need_is_looked_at_in_every_project() -> None:
    assert HEADS[1:] == [*PROJECTS, "Bayan", "see it"]
    assert len(ROWS) >= 15
    assert all(all(row) for row in ROWS)


def test_each_project_is_named_with_what_was_read() -> None:
    for project in PROJECTS:
        (read,) = re.findall(rf"^\| {project} \| (.*) \|$", PAGE, re.MULTILINE)
        assert re.search(r"\b[0-9a-f]{7}\b", read)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_what_is_said_of_bayan_can_be_seen(row: list[str]) -> None:
    program, *arguments = shlex.split(row[-1].strip("`"))
    if program == "bayan":
        assert arguments[0] in cli.commands
    elif program == "make":
        assert arguments[0] in TARGETS
    else:
        assert program == "pytest"
        assert (ROOT / arguments[0]).exists()


def test_others_are_better_where_they_are() -> None:
    assert sum("**better**" in cell for row in ROWS for cell in row[1:6]) >= 10
    assert not any("**better**" in row[6] for row in ROWS)
