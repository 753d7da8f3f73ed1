"""Every script in scripts/, through the real application."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from bot.bayan import Bayan
from tests.facts import folders

from .player import Player
from .script import PEOPLE, Script, scripts
from .stage import Kept, stage

SMALL = {
    "tests/venue.yaml": "- {ask: which hotel was it, expect: venue}\n",
    "phrasings/venue.yaml": "# How people ask for the place.\nen:\n  - which hotel  # not the room\nar: [أي فندق]\n",
}
"""What the small release has besides, of which staff may add to it: comments that must stay, another sample."""


@pytest.fixture(scope="session")
def small_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of their own: what the small releases leave would push others' out of the usual one."""
    return tmp_path_factory.mktemp("cache")


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
async def test_script(
    script: Script, bayan: Bayan, path: Path, small_cache: Path, caplog: pytest.LogCaptureFixture
) -> None:
    people = {PEOPLE[name]: changes for name, changes in script.people.items()}
    staff = frozenset(PEOPLE[name] for name in script.staff)
    kept = await Kept.of(folders.write(path.parent / "small", SMALL), small_cache) if script.keeps else None
    async with stage(bayan, path, people, staff, kept) as running:
        if failure := await Player(script, running).play(path):
            pytest.fail(failure, pytrace=False)
    for name, pieces in script.files.items():
        written = (path.parent / "small" / name).read_text(encoding="utf-8")
        assert [piece for piece in pieces if piece not in written] == []
    errors = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert errors == []
