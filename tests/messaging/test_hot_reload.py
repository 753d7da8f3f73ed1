from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.bayan import Bayan
from bot.facts.loader import load
from bot.locales import Locales
from bot.messaging.hot_reload import LiveKnowledge, in_background
from bot.releases.shelf import Shelf
from tests.facts import folders

from .harness import ROOT, KeywordUnderstanding


def open_one(folder: Path, locales: Locales) -> Bayan:
    return Bayan.of(load(folder), locales, KeywordUnderstanding())


@dataclass
class Staff:
    """Edits a folder that a LiveKnowledge reads."""

    folder: Path
    knowledge: LiveKnowledge = field(init=False)

    def __post_init__(self) -> None:
        folders.write(self.folder)
        self.knowledge = LiveKnowledge(self.read(), self.read, (self.folder,))

    def read(self, before: Shelf | None = None) -> Shelf:
        return Shelf.open(self.folder, Locales.load(ROOT / "locales"), open_one, before)

    def label(self) -> str:
        return self.knowledge.bayan.base.entries["dates"].label.en


@pytest.fixture
def staff(tmp_path: Path) -> Staff:
    return Staff(tmp_path)


async def test_a_changed_fact_is_in_use_after_a_reload(staff: Staff) -> None:
    folders.write(staff.folder, folders.edited("facts/when.yaml", "en: When", "en: Since when"))
    reloaded = await staff.knowledge.reload()

    assert (reloaded.changed, reloaded.entries, reloaded.problems) == (True, 10, ())
    assert reloaded.phrasings > 5
    assert staff.label() == "Since when"


async def test_nothing_new_is_said_to_be_nothing_new(staff: Staff) -> None:
    assert not (await staff.knowledge.reload()).changed


async def test_a_mistake_leaves_the_old_in_use_and_names_its_line(staff: Staff) -> None:
    folders.write(staff.folder, folders.edited("facts/when.yaml", "label:", "lable:"))
    reloaded = await staff.knowledge.reload()

    assert not reloaded.changed
    assert any("facts/when.yaml:" in problem and "lable" in problem for problem in reloaded.problems)
    assert staff.label() == "When"


class Pauses:
    """Between two looks at the folder, ended by the test."""

    def __init__(self) -> None:
        self._begun, self._ended = asyncio.Semaphore(0), asyncio.Semaphore(0)

    async def __call__(self) -> None:
        self._begun.release()
        await self._ended.acquire()

    async def first(self) -> None:
        """The first look is over."""
        await asyncio.wait_for(self._begun.acquire(), 30)

    async def next(self, looks: int = 1) -> None:
        """Let it look so often again."""
        for _ in range(looks):
            self._ended.release()
            await self.first()


@contextlib.asynccontextmanager
async def watched(staff: Staff) -> AsyncIterator[Pauses]:
    pauses = Pauses()
    watching = asyncio.create_task(staff.knowledge.watch(pauses))
    await pauses.first()
    yield pauses
    watching.cancel()


async def test_a_changed_file_is_in_use_once_nothing_more_changes(staff: Staff) -> None:
    async with watched(staff) as pauses:
        folders.write(staff.folder, folders.edited("facts/when.yaml", "en: When", "en: Since when"))
        await pauses.next()
        assert staff.label() == "When"
        await pauses.next()
        assert staff.label() == "Since when"


async def test_a_broken_file_is_logged_once_with_its_line(staff: Staff, caplog: pytest.LogCaptureFixture) -> None:
    async with watched(staff) as pauses:
        folders.write(staff.folder, {"facts/when.yaml": "- id: [\n"})
        await pauses.next(looks=2)
        errors = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
        await pauses.next(looks=3)

    assert any("facts/when.yaml:" in error for error in errors)
    assert [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR] == errors


async def test_background_work_gives_its_result_or_its_error() -> None:
    def fail() -> None:
        raise ValueError("no")

    assert await in_background(threading.current_thread) is not threading.current_thread()
    with pytest.raises(ValueError, match="no"):
        await in_background(fail)
