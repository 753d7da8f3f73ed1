"""Answers a second, and what one costs, of one, two and three replicas on PostgreSQL beside SQLite's single process."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.postgresql import Server, server
from bench.replica import replicas
from bench.throughput import processor
from bench.webhooks import Telegram
from bot.settings import Settings

_AT_ONCE = 64
_WARM = 100
_QUESTIONS_OF_ONE = 8
"""A person asks so many and leaves: nobody meets the bot's pace, which is no matter of speed."""


@dataclass(frozen=True, slots=True)
class Speed:
    """Of one kind. Times are milliseconds; `server` is PostgreSQL's processor time a reply."""

    replies: float
    bot: float
    server: float
    p50: float
    p95: float


class Crowd:
    """So many people at once, each with one message at a time."""

    def __init__(self, telegram: Telegram, questions: Sequence[str]) -> None:
        self._telegram = telegram
        self._questions = itertools.cycle(questions)
        self._people = itertools.count(2_000_000)

    async def ask(self, total: int) -> list[float]:
        """Ask so many questions in all; how many seconds each reply took."""
        times: list[float] = []

        async def person() -> None:
            while len(times) < total:
                chat = next(self._people)
                for _ in range(_QUESTIONS_OF_ONE):
                    times.append(await self._one(chat))

        await asyncio.gather(*(person() for _ in range(_AT_ONCE)))
        return times

    async def _one(self, chat: int) -> float:
        started, news = time.perf_counter(), self._telegram.news[chat]
        news.clear()
        await self._telegram.bring(chat, next(self._questions))
        async with asyncio.timeout(60):
            await news.wait()
        return time.perf_counter() - started


async def compare(folder: Path, questions: Sequence[str], total: int) -> str:
    """A table of all four, each started, warmed up and asked in turn."""
    found = {"SQLite": await measure(f"{folder}/bayan.db", 1, questions, total, None)}
    with server() as postgres:
        for count in (1, 2, 3):
            address = await postgres.new_database()
            name = f"PostgreSQL, {count} replica{'s' if count > 1 else ''}"
            found[name] = await measure(address, count, questions, total, postgres)
    return _table(found)


async def measure(address: str, count: int, questions: Sequence[str], total: int, postgres: Server | None) -> Speed:
    telegram = Telegram(repeating=0.0)
    async with AsyncExitStack() as stack:
        api = await stack.enter_async_context(telegram.served())
        running = await stack.enter_async_context(replicas(address, api, [Settings.read().knowledge] * count, 0))
        telegram.ports = [one.port for one in running]
        crowd = Crowd(telegram, questions)
        await crowd.ask(_WARM * count)

        def worked() -> tuple[float, float]:
            bots = sum(processor(one.process) for one in running if one.process)
            return bots, postgres.processor() if postgres else 0.0

        before, started = worked(), time.perf_counter()
        times = sorted(await crowd.ask(total))
        seconds, after = time.perf_counter() - started, worked()
    bot, shared = (1000 * (late - early) / len(times) for early, late in zip(before, after, strict=True))
    return Speed(len(times) / seconds, bot, shared, 1000 * median(times), 1000 * times[len(times) * 95 // 100])


def _table(found: dict[str, Speed]) -> str:
    base = found["SQLite"]
    lines = [f"{'':<24}{'answers/s':>11}{'ms a reply':>12}{'ratio':>8}{'server, ms':>12}{'p50, ms':>10}{'p95, ms':>10}"]
    for name, speed in found.items():
        lines.append(
            f"{name:<24}{speed.replies:>11.1f}{speed.bot:>12.1f}{speed.bot / base.bot:>7.2f}×"
            f"{speed.server:>12.1f}{speed.p50:>10.0f}{speed.p95:>10.0f}"
        )
    return "\n".join(lines)
