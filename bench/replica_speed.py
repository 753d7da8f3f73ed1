"""Answers a second, and what one costs, of one, two and three replicas on PostgreSQL beside SQLite's single process."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import astuple, dataclass
from pathlib import Path
from statistics import median

from bench.postgresql import Server, server
from bench.processes import worked
from bench.replica import replicas
from bench.webhooks import Telegram
from bot.settings import Settings

_AT_ONCE = 64
_BASE = "SQLite"
_MOST = 1.3
"""Times SQLite's processor time that a reply may cost on PostgreSQL."""
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


async def compare(folder: Path, questions: Sequence[str], total: int, rounds: int) -> tuple[str, bool]:
    """A table of all four, and whether a reply costs as little as is wanted.

    Each is started, warmed up and asked in turn, and all of it so many times over: a machine that others share gives
    one and the same bot a third more or less from minute to minute, which the median of the rounds spares.
    """
    found: dict[str, list[Speed]] = {}
    with server() as postgres:
        for number in range(rounds):
            sqlite = await measure(f"{folder}/{number}.db", 1, questions, total, None)
            found.setdefault(_BASE, []).append(sqlite)
            for count in (1, 2, 3):
                address = await postgres.new_database()
                name = f"PostgreSQL, {count} replica{'s' if count > 1 else ''}"
                found.setdefault(name, []).append(await measure(address, count, questions, total, postgres))
    ratios = {
        name: [speed.bot / base.bot for speed, base in zip(speeds, found[_BASE], strict=True)]
        for name, speeds in found.items()
    }
    return _table(found, ratios), all(median(each) <= _MOST for each in ratios.values())


async def measure(address: str, count: int, questions: Sequence[str], total: int, postgres: Server | None) -> Speed:
    telegram = Telegram(repeating=0.0)
    async with AsyncExitStack() as stack:
        api = await stack.enter_async_context(telegram.served())
        running = await stack.enter_async_context(replicas(address, api, [Settings.read().knowledge] * count, 0))
        telegram.ports = [one.port for one in running]
        crowd = Crowd(telegram, questions)
        await crowd.ask(_WARM * count)

        def both() -> tuple[float, float]:
            bots = sum(worked(one.process.pid) for one in running if one.process)
            return bots, postgres.processor() if postgres else 0.0

        before, started = both(), time.perf_counter()
        times = sorted(await crowd.ask(total))
        seconds, after = time.perf_counter() - started, both()
    bot, shared = (1000 * (late - early) / len(times) for early, late in zip(before, after, strict=True))
    return Speed(len(times) / seconds, bot, shared, 1000 * median(times), 1000 * times[len(times) * 95 // 100])


def _table(found: dict[str, list[Speed]], ratios: dict[str, list[float]]) -> str:
    """Medians of the rounds; the ratios of each round stand at the end."""
    lines = [f"{'':<24}{'answers/s':>11}{'ms a reply':>12}{'ratio':>8}{'server, ms':>12}{'p50, ms':>10}{'p95, ms':>10}"]
    for name, speeds in found.items():
        replies, bot, shared, p50, p95 = (median(column) for column in zip(*map(astuple, speeds), strict=True))
        each = " ".join(f"{ratio:.2f}" for ratio in ratios[name])
        lines.append(
            f"{name:<24}{replies:>11.1f}{bot:>12.1f}{median(ratios[name]):>7.2f}×{shared:>12.1f}{p50:>10.0f}{p95:>10.0f}"
            f"  ({each})"
        )
    return "\n".join(lines)
