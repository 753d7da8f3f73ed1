"""`python -m bench.faults`: kills, floods and faults against the built bot, and what became of each.

The bot runs as a program of its own, with the real knowledge, on a Bot API of this process; everything stays on this
machine, and each fault is bounded in count and time. docs/operators.md says what is wanted of each.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import itertools
import os
import random
import sqlite3
import sys
import tempfile
import time
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bot.simulator import Simulator, acts
from bot.simulator.faults import FaultPlan, Trouble
from bot.simulator.people import User, private_chat
from bot.simulator.refusals import too_many_requests

_QUESTION = "When were the workshops?"
_ALARM = "They took my passport and locked me in"
_SECONDS = 120
"""The longest that anything is waited for."""


@dataclass(frozen=True, slots=True)
class Outcome:
    fault: str
    found: str
    holds: bool


class Scene:
    """A Bot API with people who write, and the bot beside it, which can be started again and again."""

    def __init__(self, simulator: Simulator, folder: Path) -> None:
        self.simulator = simulator
        self.database = folder / "bayan.db"
        self._numbers = itertools.count(20_000)

    @asynccontextmanager
    async def bot(self, **settings: str) -> AsyncIterator[Process]:
        line = {
            "TELEGRAM_BOT_TOKEN": self.simulator.token,
            "TELEGRAM_API_URL": self.simulator.url,
            "TELEGRAM_MESSAGES_PER_SECOND": "0",
            "BAYAN_DATABASE": str(self.database),
            "BAYAN_LOG_LEVEL": "CRITICAL",
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", env={**os.environ, **line, **settings}, stdout=DEVNULL, stderr=PIPE
        )
        try:
            yield process
        finally:
            if process.returncode is None:
                process.terminate()
            await asyncio.wait_for(process.communicate(), 30)

    def people(self, count: int) -> list[int]:
        """So many new people."""
        world = self.simulator.service.world
        numbers = list(itertools.islice(self._numbers, count))
        for number in numbers:
            person = User(number, "Person", f"person{number}", "en")
            world.people[number], world.chats[number] = person, private_chat(person)
        return numbers

    def ask(self, number: int, text: str = _QUESTION) -> None:
        world = self.simulator.service.world
        acts.write(world, world.people[number], world.chats[number], text)

    def answers(self, number: int) -> list[str]:
        """What the bot has said to a person."""
        world = self.simulator.service.world
        return [one.body.text for one in world.history(number) if one.sender == world.bot and one.body]

    def answered(self, people: list[int]) -> int:
        return sum(bool(self.answers(number)) for number in people)

    def doubled(self, people: list[int]) -> int:
        return sum(max(0, len(self.answers(number)) - 1) for number in people)

    async def seconds_until_answered(self, people: list[int], most: float = _SECONDS) -> float:
        """How long until each has an answer; infinity where some have none after `most` seconds."""
        started = time.perf_counter()
        return await _until(lambda: self.answered(people) == len(people), most, started)

    async def until_answered(self, people: list[int], count: int) -> None:
        """Wait until so many of them have an answer."""
        await _until(lambda: self.answered(people) >= count, _SECONDS)

    async def warm(self) -> None:
        """Wait until the bot is there, and has answered somebody."""
        first = self.people(1)
        self.ask(first[0])
        await self.seconds_until_answered(first)


async def killed(scene: Scene) -> Outcome:
    """kill -9 while sixty are answered, and a new start, again and again."""
    doubles, unanswered = [], 0
    for kill in range(5):
        people = scene.people(60)
        async with scene.bot(TELEGRAM_MESSAGES_PER_SECOND="30") as process:
            await scene.warm()
            for number in people:
                scene.ask(number)
            await scene.until_answered(people, 5 + 10 * kill)
            process.kill()
        async with scene.bot():
            await scene.seconds_until_answered(people)
            await asyncio.sleep(1)
        unanswered += len(people) - scene.answered(people)
        doubles.append(scene.doubled(people))
    found = f"{unanswered} unanswered; doubled a kill: median {median(doubles):.0f}, most {max(doubles)}"
    return Outcome(
        "kill -9 while 60 are answered, 5 times", found, not unanswered and median(doubles) <= 1 and max(doubles) <= 4
    )


async def stopped(scene: Scene) -> Outcome:
    """SIGTERM while sends are slow."""
    people = scene.people(60)
    async with scene.bot() as process:
        await scene.warm()
        scene.simulator.service.faults.set(FaultPlan(latency=2.0, methods=("sendMessage",)))
        for number in people:
            scene.ask(number)
        await scene.until_answered(people, 5)
        process.terminate()
        await process.wait()
    scene.simulator.service.faults.set(FaultPlan())
    async with scene.bot():
        await scene.seconds_until_answered(people)
        await asyncio.sleep(1)
    found = f"{len(people) - scene.answered(people)} unanswered, {scene.doubled(people)} doubled"
    return Outcome("SIGTERM while 60 slow sends are under way", found, found == "0 unanswered, 0 doubled")


async def unreachable(scene: Scene) -> Outcome:
    """Nobody listens for twenty seconds; then a proxy's pages for ten."""
    people = scene.people(10)
    async with scene.bot():
        await scene.warm()
        scene.simulator.service.faults.fail_next("sendMessage", Trouble(page=502), times=None)
        for number in people:
            scene.ask(number)
        await asyncio.sleep(10)
        async with scene.simulator.unreachable():
            await asyncio.sleep(20)
        scene.simulator.service.faults.clear_next()
        seconds = await scene.seconds_until_answered(people)
    found = f"{scene.answered(people)} of 10 answered {seconds:.0f} s after it, {scene.doubled(people)} doubled"
    return Outcome("30 s of a proxy's pages, then of nobody", found, scene.answered(people) == len(people))


async def held(scene: Scene) -> Outcome:
    """One chat is told to wait for twenty seconds, with a hundred messages in line; another person asks."""
    busy, other = scene.people(2)
    async with scene.bot():
        await scene.warm()
        later = Trouble(refusal=too_many_requests(20))
        scene.simulator.service.faults.fail_next("sendMessage", later, chat=busy, times=None)
        for _ in range(100):
            scene.ask(busy)
        await asyncio.sleep(2)
        scene.ask(other)
        seconds = await scene.seconds_until_answered([other])
        scene.simulator.service.faults.clear_next()
    return Outcome("one chat held by 429 with 100 messages", f"another waits {seconds:.1f} s", seconds < 5)


async def flooded(scene: Scene) -> Outcome:
    """An alarm as the thirtieth message of a minute."""
    (number,) = scene.people(1)
    async with scene.bot():
        await scene.warm()
        for _ in range(29):
            scene.ask(number)
        scene.ask(number, _ALARM)
        seconds = await _until(lambda: any("112" in answer for answer in scene.answers(number)), 60)
    return Outcome("an alarm as the 30th message in a minute", f"answered after {seconds:.1f} s", seconds < 60)


async def read(scene: Scene) -> Outcome:
    """Another program reads the database for as long as fifty people ask."""
    people = scene.people(50)
    async with scene.bot():
        await scene.warm()
        with _reader(scene.database):
            for number in people:
                scene.ask(number, random.choice((_QUESTION, _ALARM)))  # noqa: S311
            seconds = await scene.seconds_until_answered(people)
            lingers = b"locked me in" in _journal(scene.database)
        gone = await _until(lambda: b"locked me in" not in _journal(scene.database), 60)
    found = f"50 answered in {seconds:.1f} s; an alarm's words {'stay while it reads and ' if lingers else ''}go"
    return Outcome("a reader of the database that doesn't end", f"{found} {gone:.1f} s after it", seconds < 10 > gone)


async def deleted(scene: Scene) -> Outcome:
    """The database file is deleted while the bot runs."""
    async with scene.bot() as process:
        await scene.warm()
        scene.database.unlink()
        started = time.perf_counter()
        scene.ask(scene.people(1)[0])
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), 30)
    found = f"ends with {process.returncode} after {time.perf_counter() - started:.1f} s"
    return Outcome("the database file deleted while it runs", found, process.returncode == 75)


async def odd(scene: Scene) -> Outcome:
    """A number out of range and a field that is none, between two people who ask."""
    before, after = scene.people(2)
    world = scene.simulator.service.world
    async with scene.bot() as process:
        await scene.warm()
        scene.ask(before)
        message = {"message_id": 2**70, "date": 1, "chat": {"id": 5, "type": "private"}, "text": "when"}
        world.tell_bot("message", 5, message)
        world.tell_bot("message", 5, {**message, "message_id": 1, "entities": "none"})
        scene.ask(after)
        seconds = await scene.seconds_until_answered([before, after])
        alive = process.returncode is None
    found = f"the others are answered in {seconds:.1f} s, and it {'runs' if alive else 'has ended'}"
    return Outcome("a number of 2^70, and a field that is none", found, alive and seconds < _SECONDS)


async def refused(scene: Scene) -> Outcome:
    """A cache folder that can't be written, with other phrasings to learn."""
    started = time.perf_counter()
    cache = scene.database.with_name("file")
    cache.touch()
    async with scene.bot(BAYAN_CACHE=str(cache / "cache")) as process:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), 60)
    seconds = time.perf_counter() - started
    found = f"ends with {process.returncode} after {seconds:.0f} s"
    return Outcome("a cache folder that can't be written", found, process.returncode == 2 and seconds < 30)


_FAULTS: tuple[Callable[[Scene], Awaitable[Outcome]], ...] = (
    *(killed, stopped, unreachable, held, flooded, read, deleted, odd, refused),
)


async def run(fault: Callable[[Scene], Awaitable[Outcome]]) -> Outcome:
    """One fault with a Bot API and a database of its own."""
    with tempfile.TemporaryDirectory() as folder:
        async with Simulator(pace=0.01) as simulator:
            return await fault(Scene(simulator, Path(folder)))


async def _until(condition: Callable[[], bool], most: float, started: float | None = None) -> float:
    """How many seconds it took; infinity where it didn't come true."""
    started = time.perf_counter() if started is None else started
    while not condition():
        if time.perf_counter() - started > most:
            return float("inf")
        await asyncio.sleep(0.01)
    return time.perf_counter() - started


@contextlib.contextmanager
def _reader(database: Path) -> Iterator[None]:
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM questions").fetchone()
    try:
        yield
    finally:
        other.close()


def _journal(database: Path) -> bytes:
    file = database.with_name(f"{database.name}-wal")
    return file.read_bytes() if file.exists() else b""


def main() -> int:
    names = [fault.__name__ for fault in _FAULTS]
    parser = argparse.ArgumentParser(prog="python -m bench.faults", description=__doc__)
    parser.add_argument("faults", nargs="*", metavar="FAULT", help=f"some of: {', '.join(names)}")
    chosen = parser.parse_args().faults or names
    if unknown := [name for name in chosen if name not in names]:
        parser.error(f"{', '.join(unknown)}: expected {', '.join(names)}")
    failed = 0
    for fault in _FAULTS:
        if fault.__name__ in chosen:
            outcome = asyncio.run(run(fault))
            failed += not outcome.holds
            print(f"{'holds' if outcome.holds else 'FAILS':<7}{outcome.fault:<44}{outcome.found}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
