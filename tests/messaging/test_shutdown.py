"""Why and when the bot stops."""

from __future__ import annotations

import asyncio

import pytest

from bot.messaging.shutdown import Shutdown, Stopped


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
