"""`python -m bench.throughput`: what an answer costs beside python-telegram-bot's echo bot, on one local Bot API.

Both bots run as programs of their own and get the same questions. Compare the ratios, which a busy machine spares.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import os
import resource
import sys
import tempfile
import time
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.bot_api import TOKEN, Crowd
from bench.processes import worked
from bot.desk.labelled import read_labelled

_EXAM = [Path(__file__).parent / "exam" / f"{language}.questions.jsonl" for language in ("en", "ar")]
_WARM = 100
_QUIET = 5
"""Seconds without a question, after which a bot is at rest: it looks every three (`bot/messaging/knowledge.py`)."""
_ECHO, _BAYAN, _LIMITED = "echo", "Bayan", "Bayan, limited"
_BOTS = {_ECHO: ["-m", "bench.echo"], _BAYAN: ["-m", "bot", "run"], _LIMITED: ["-m", "bot", "run"]}
"""The echo bot has no limit; that of 30 messages a second is lifted from Bayan for the comparison, then measured."""


@dataclass(frozen=True, slots=True)
class Run:
    """One bot with so many people at once. `cpu` and `p50` are in milliseconds."""

    replies: float
    cpu: float
    p50: float
    p95: float


@dataclass(frozen=True, slots=True)
class Cost:
    """All runs of one bot by how many ask at once; memory in megabytes, the database in bytes a question."""

    runs: dict[int, Run]
    memory: tuple[float, ...]
    row: float


async def measure(bot: str, questions: list[str], at_once: list[int], total: int) -> Cost:
    """Start a bot, warm it up, and let so many people at once ask it `total` questions."""
    crowd = Crowd(itertools.cycle(questions))
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "bayan.db"
        async with crowd.served() as address, _program(bot, address, database) as process:
            await _answering(crowd, process)
            await crowd.ask(4, _WARM)
            before = _memory(process)
            runs = {people: await _run(crowd, process, people, total) for people in at_once}
            after = _memory(process)
            await asyncio.sleep(_QUIET)
            memory = before, after, _memory(process)
        size = 0 if bot == _ECHO else database.stat().st_size
    return Cost(runs, memory, size / crowd.asked)


async def _run(crowd: Crowd, process: Process, at_once: int, total: int) -> Run:
    before, started = worked(process.pid), time.perf_counter()
    times = sorted(await crowd.ask(at_once, total))
    seconds, cpu = time.perf_counter() - started, worked(process.pid) - before
    return Run(
        len(times) / seconds, 1000 * cpu / len(times), 1000 * median(times), 1000 * times[len(times) * 95 // 100]
    )


@asynccontextmanager
async def _program(bot: str, address: str, database: Path) -> AsyncIterator[Process]:
    settings = {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": address,
        "BAYAN_DATABASE": str(database),
        "BAYAN_LOG_LEVEL": "WARNING",
        "TELEGRAM_MESSAGES_PER_SECOND": "30" if bot == _LIMITED else "0",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, *_BOTS[bot], env={**os.environ, **settings}, stdout=DEVNULL
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
        await asyncio.wait_for(process.wait(), 30)


async def _answering(crowd: Crowd, process: Process) -> None:
    """Wait until the bot polls; a start that has to learn the phrasings first takes a minute."""
    async with asyncio.timeout(300):
        while "getUpdates" not in crowd.calls:
            if process.returncode is not None:
                sys.exit("the bot has ended; its own words are above")
            await asyncio.sleep(0.05)


def _memory(process: Process) -> float:
    pages = int(Path(f"/proc/{process.pid}/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def _table(costs: dict[str, Cost]) -> str:
    echo, bayan = costs[_ECHO], costs[_BAYAN]
    lines = [f"{'':<36}{'echo':>12}{'Bayan':>12}{'ratio':>8}"]
    for people in bayan.runs:
        one, other = echo.runs[people], bayan.runs[people]
        for name, of in (("processor time a reply, ms", "cpu"), ("p50, ms", "p50"), ("replies a second", "replies")):
            mine, theirs = getattr(other, of), getattr(one, of)
            lines.append(f"{f'{name}, {people} at once':<36}{theirs:>12.1f}{mine:>12.1f}{mine / theirs:>7.2f}×")
    for people, run in costs[_LIMITED].runs.items():
        lines.append(f"{f'with the limit, {people} at once':<36}{'':>12}{run.replies:>12.1f}")
    lines.append(f"{'memory, MB: warm, worked, at rest':<36}{_shown(echo):>12}{_shown(bayan):>12}")
    lines.append(f"{'database, bytes a question':<36}{'':>12}{bayan.row:>12.0f}")
    return "\n".join(lines)


def _shown(cost: Cost) -> str:
    return " ".join(f"{one:.0f}" for one in cost.memory)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.throughput", description=__doc__)
    parser.add_argument("--total", type=int, default=600, help="questions for each number of people at once")
    parser.add_argument("--at-once", type=int, nargs="*", default=[4, 64])
    arguments = parser.parse_args()
    questions = [case.question for path in _EXAM for turns in read_labelled(path) for case in turns]
    costs = {bot: asyncio.run(measure(bot, questions, arguments.at_once, arguments.total)) for bot in _BOTS}
    print(_table(costs))


if __name__ == "__main__":
    main()
