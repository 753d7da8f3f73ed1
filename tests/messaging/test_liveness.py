"""A heartbeat only while the bot can be reached; why and when it stops."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot import clock
from bot.errors import UserError
from bot.messaging import liveness as module
from bot.messaging.liveness import Liveness, Shutdown, Stopped
from bot.simulator import Simulator
from bot.storage import Storage
from bot.storage.database import Database
from bot.storage.heartbeat import Heartbeat
from tests.messaging.harness import opened, running, until


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


class Stopwatch:
    """Seconds as the test says; how often they were asked for tells that a look was taken."""

    def __init__(self) -> None:
        self.seconds, self.looks = 0.0, 0

    def __call__(self) -> float:
        self.looks += 1
        return self.seconds


async def test_a_poll_that_is_answered_is_heard(path: Path) -> None:
    stopwatch = Stopwatch()
    liveness = Liveness(stopwatch)
    async with running(path, liveness=liveness) as bot:
        stopwatch.seconds = 100
        assert not liveness.is_heard
        await bot.ask("when?")
        await until(lambda: liveness.is_heard)


async def test_the_log_says_when_polls_fail_and_when_they_are_answered_again(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger=module.__name__)
    async with Simulator(pace=0.01) as simulator, running(path, simulator=simulator, liveness=Liveness()) as bot:
        async with simulator.unreachable():
            await until(lambda: "Polling: NetworkError; it goes on" in caplog.messages)
        await bot.ask("when?")
    assert caplog.messages.count("Polling: Telegram answers again") == 1


async def test_without_answers_to_its_polls_it_beats_no_more(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_BEAT_SECONDS", 0.01)
    storage = await Storage.open(str(path), bot=1, key="test", retention_days=90, now=clock.now)
    stopwatch, heartbeat = Stopwatch(), storage.heartbeat
    async with Liveness(stopwatch).beating(heartbeat, Shutdown(), lambda: True):
        await beats(storage)
        stopwatch.seconds = 100
        await looked(stopwatch)
        await heartbeat.stop()
        await looked(stopwatch)
        assert not await heartbeat.is_felt()
    async with Liveness(stopwatch).beating(heartbeat, Shutdown(), lambda: False):
        await beats(storage)
    await storage.close()


async def test_a_bot_that_asks_no_more_ends_with_a_line(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_BEAT_SECONDS", 0.01)
    stopwatch = Stopwatch()

    async def fall_silent() -> None:
        async with running(path, liveness=Liveness(stopwatch)) as bot:
            await bot.ask("when?")
            stopwatch.seconds = 1000
            await asyncio.wait([bot.server], timeout=30)

    with pytest.raises(UserError, match="isn't asked for updates any more"):
        await fall_silent()


async def looked(stopwatch: Stopwatch) -> None:
    """Once a look has begun and the next one too, what the first led to is done."""
    before = stopwatch.looks
    await until(lambda: stopwatch.looks > before + 1)


async def test_a_database_that_is_gone_ends_the_bot(tmp_path: Path) -> None:
    shutdown, database = Shutdown(), Database(str(tmp_path / "without-tables.db"))
    async with Liveness().beating(Heartbeat(database, 1, clock.now), shutdown, lambda: True), asyncio.timeout(30):
        await shutdown.wait()
    await database.close()
    assert "heartbeats" in str(shutdown.error)


async def test_the_first_reason_counts() -> None:
    shutdown, first = Shutdown(), OSError("first")
    shutdown.ask(first)
    shutdown.ask(OSError("second"))

    assert shutdown.error is first


async def test_what_is_done_in_time_is_done() -> None:
    async def work() -> int:
        return 5

    assert await Shutdown().unless_asked(work()) == 5


async def test_what_is_waited_for_is_dropped_once_the_end_is_asked_for() -> None:
    shutdown, ended = Shutdown(), asyncio.Event()

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    waiting = asyncio.create_task(shutdown.unless_asked(work()))
    await asyncio.sleep(0)
    shutdown.ask()

    with pytest.raises(Stopped):
        await waiting
    assert ended.is_set()


async def test_the_time_that_is_left_runs_only_once_the_end_is_asked_for() -> None:
    shutdown = Shutdown()
    assert shutdown.left_of(10) == 10
    shutdown.ask()
    assert shutdown.left_of(0) == 0
    assert shutdown.left_of(10) <= 10
