"""A heartbeat only while the bot can be reached."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot import clock
from bot.messaging import pulse as module
from bot.messaging.ending import Ending
from bot.messaging.pulse import Pulse
from bot.simulator import Simulator
from bot.storage import Storage
from bot.storage.database import Database
from bot.storage.heartbeat import Heartbeat

from .harness import Running, opened, running


async def beats(storage: Storage) -> None:
    async with asyncio.timeout(30):
        while not await storage.heartbeat.is_felt():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def test_a_bot_at_work_beats_and_stops_beating_when_it_stops(path: Path) -> None:
    async with Simulator(pace=0.01) as simulator:
        async with running(path, simulator=simulator) as bot:
            await beats(bot.storage)
        storage = await opened(path, simulator)
        assert not await storage.heartbeat.is_felt()
        await storage.close()


async def test_a_poll_that_is_answered_is_heard(bot: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[bool] = []
    request = bot.bot._request[0]
    monkeypatch.setattr(request, "_heard", lambda: heard.append(True))
    await bot.ask("when?")
    await bot.logged()

    assert heard


async def test_without_answers_to_its_polls_it_beats_no_more(bot: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_BEAT_SECONDS", 0.01)
    monkeypatch.setattr(module, "_HEARD_SECONDS", 0.0)
    heartbeat = bot.storage.heartbeat
    await heartbeat.stop()
    async with Pulse().beating(heartbeat, Ending(), polls=True):
        await asyncio.sleep(0.1)
        assert not await heartbeat.is_felt()
    async with Pulse().beating(heartbeat, Ending(), polls=False):
        await beats(bot.storage)


async def test_a_database_that_is_gone_ends_the_bot(tmp_path: Path) -> None:
    ending, database = Ending(), Database(str(tmp_path / "without-tables.db"))
    async with Pulse().beating(Heartbeat(database, 1, clock.now), ending, polls=True), asyncio.timeout(30):
        await ending.wait()
    await database.close()
    assert "heartbeats" in str(ending.error)
