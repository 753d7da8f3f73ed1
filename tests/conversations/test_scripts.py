"""Every script in scripts/, through the real application."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from bot.bayan import Bayan

from .player import Player
from .script import PEOPLE, Script, scripts
from .stage import stage


def _parameters() -> list[object]:
    return [
        pytest.param(script, id=f"{Path(script.place).stem}: {script.title}", marks=_marks(script))
        for script in scripts()
    ]


def _marks(script: Script) -> list[pytest.MarkDecorator]:
    marks = []
    if script.waits:
        marks.append(pytest.mark.skip(reason=script.waits))
    if script.fails:
        marks.append(pytest.mark.xfail(strict=True, reason=script.fails, raises=pytest.fail.Exception))
    return marks


@pytest.mark.parametrize("script", _parameters())
async def test_script(script: Script, bayan: Bayan, path: Path, caplog: pytest.LogCaptureFixture) -> None:
    people = {PEOPLE[name]: changes for name, changes in script.people.items()}
    staff = frozenset(PEOPLE[name] for name in script.staff)
    async with stage(bayan, path, people, staff) as running:
        if failure := await Player(script, running).play(path):
            pytest.fail(failure, pytrace=False)
    errors = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert errors == []
