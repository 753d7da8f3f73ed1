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
from bot.messaging.knowledge import HeldKnowledge, LiveKnowledge, in_background
from bot.releases.shelf import Shelf
from bot.storage import Storage
from tests.facts import folders
from tests.messaging.harness import FixedKnowledge, Running, buttons, text
from tests.storage.conftest import Clock, opened

from .harness import ROOT, KeywordUnderstanding


@contextlib.asynccontextmanager
async def watching(held: HeldKnowledge, steps: asyncio.Queue[None]) -> AsyncIterator[asyncio.Queue[None]]:
    looked = asyncio.Queue[None]()

    async def pause() -> None:
        looked.put_nowait(None)
        await steps.get()

    task = asyncio.create_task(held.watch(pause))
    await looked.get()
    try:
        yield looked
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_what_one_replica_holds_the_others_hold_at_their_next_look(path: Path) -> None:
    clock, steps = Clock(), asyncio.Queue[None]()
    here, there = await opened(path, clock, key="k"), await opened(path, clock, key="k")
    knowledge = FixedKnowledge()
    held = HeldKnowledge(knowledge, there.holds)
    await held.refresh()
    try:
        async with watching(held, steps) as looked:
            assert held.bayan is knowledge.bayan
            await here.holds.hold(knowledge.bayan.base.name, "dates", 7)
            steps.put_nowait(None)
            await looked.get()
            assert held.bayan.base.entries["dates"].held
            assert held.bayan is held.bayan
            await here.holds.release(knowledge.bayan.base.name, "dates", 7)
            steps.put_nowait(None)
            await looked.get()
            assert held.bayan is knowledge.bayan
    finally:
        await here.close()
        await there.close()


async def test_what_is_held_of_another_release_holds_nothing_here(storage: Storage) -> None:
    held = HeldKnowledge(FixedKnowledge(), storage.holds)
    await storage.holds.hold("last-week", "dates", 7)
    await held.refresh()

    assert not held.bayan.base.entries["dates"].held


@pytest.fixture
async def storage(path: Path) -> AsyncIterator[Storage]:
    found = await opened(path, Clock())
    yield found
    await found.close()


async def test_a_press_that_holds_is_for_staff_only(bot: Running) -> None:
    answer = await bot.ask("when?")
    rows = (answer.markup or {})["inline_keyboard"]
    rows[0][0]["callback_data"] = "hold:dates"

    assert await bot.press(answer, "hold:dates") == "That button has expired. Please ask again."
    assert "2021" in text(await bot.ask("when?"))
    assert "👍" in buttons(await bot.ask("when?"))


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
