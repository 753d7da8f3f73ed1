from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.messaging.knowledge import HeldKnowledge
from bot.storage import Storage
from tests.messaging.harness import FixedKnowledge, Running, buttons, text
from tests.storage.conftest import Clock, opened


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
