from __future__ import annotations

import asyncio
from pathlib import Path

from bot.storage import Hold, Storage
from bot.storage.holds import held_in

from .conftest import Clock, opened
from .test_migrate import made_by_steps


async def test_what_is_held_is_held_once_over_restarts_until_it_is_released(path: Path, clock: Clock) -> None:
    first = await opened(path, clock)
    assert await first.holds.hold("release", "dates", 7)
    assert not await first.holds.hold("release", "dates", 8)
    await first.close()
    second = await opened(path, clock)
    held = await second.holds.current()
    assert await second.holds.release("release", "dates", 8)
    assert not await second.holds.release("release", "dates", 8)
    assert await second.holds.current() == ()
    assert await second.holds.hold("release", "dates", 8)
    await second.close()

    assert held == (Hold("release", "dates", 7, clock.time),)


async def test_who_held_and_released_is_kept_as_long_as_questions(storage: Storage, clock: Clock) -> None:
    await storage.holds.hold("release", "dates", 7)
    await storage.holds.release("release", "dates", 8)
    await storage.holds.hold("release", "place", 7)
    clock.wind(days=89)
    await storage.retention.delete_expired()
    log = await storage.database.fetch("SELECT entry, held_by, released_by FROM holds ORDER BY id")
    clock.wind(days=2)
    await storage.retention.delete_expired()

    assert [tuple(row) for row in log] == [("dates", 7, 8), ("place", 7, None)]
    assert [one.entry for one in await storage.holds.current()] == ["place"]


async def test_each_bot_holds_its_own(path: Path, clock: Clock) -> None:
    one, other = await opened(path, clock, key="k", bot=1), await opened(path, clock, key="k", bot=2)
    await one.holds.hold("release", "dates", 7)
    found = await other.holds.current()
    await one.close()
    await other.close()

    assert found == ()


def test_who_answers_without_a_bot_knows_what_is_held(path: Path, clock: Clock) -> None:
    async def hold() -> None:
        storage = await opened(path, clock)
        await storage.holds.hold("release", "dates", 7)
        await storage.close()

    assert held_in(str(path)) == ()
    asyncio.run(hold())
    assert [one.entry for one in held_in(str(path))] == ["dates"]


def test_a_database_of_an_older_form_holds_nothing(path: Path) -> None:
    made_by_steps(path, "0004")
    assert held_in(str(path)) == ()
