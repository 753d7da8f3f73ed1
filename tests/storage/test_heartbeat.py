from __future__ import annotations

from bot.storage import Storage
from bot.storage.heartbeat import Heartbeat

from .conftest import Clock


async def test_a_beat_counts_for_a_minute(storage: Storage, clock: Clock) -> None:
    assert not await storage.heartbeat.is_felt()
    await storage.heartbeat.beat()
    clock.wind(seconds=40)
    await storage.heartbeat.beat()
    clock.wind(seconds=59)
    assert await storage.heartbeat.is_felt()
    clock.wind(seconds=1)
    assert not await storage.heartbeat.is_felt()


async def test_a_bot_that_stopped_is_not_felt_while_another_is(storage: Storage, clock: Clock) -> None:
    other = Heartbeat(storage.database, 2, clock)
    await storage.heartbeat.beat()
    await other.beat()
    await storage.heartbeat.stop()
    assert not await storage.heartbeat.is_felt()
    assert await other.is_felt()
