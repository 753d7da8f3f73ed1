"""`python -m bench.faults`: kills, floods and faults against the built bot, and what became of each.

The bot runs as a program of its own, with the real knowledge, on a Bot API of this process; everything stays on this
machine, and each fault is bounded in count and time. docs/operators.md says what is wanted of each.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import random
import resource
import socket
import sqlite3
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from aiohttp import ClientSession

from bench.postgresql import free_port
from bench.scene import QUESTION, SECONDS, Scene, until
from bot.simulator import Simulator
from bot.simulator.faults import FaultPlan, Trouble
from bot.simulator.refusals import too_many_requests

_CALLERS = 1200
_SECRET = "sesame"  # noqa: S105 - of a bot of our own
_ALARM = "They took my passport and locked me in"


@dataclass(frozen=True, slots=True)
class Outcome:
    fault: str
    found: str
    holds: bool


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
        seconds = await until(lambda: any("112" in answer for answer in scene.answers(number)), 60)
    return Outcome("an alarm as the 30th message in a minute", f"answered after {seconds:.1f} s", seconds < 60)


async def read(scene: Scene) -> Outcome:
    """Another program reads the database for as long as fifty people ask."""
    people = scene.people(50)
    async with scene.bot():
        await scene.warm()
        with _reader(scene.database):
            for number in people:
                scene.ask(number, random.choice((QUESTION, _ALARM)))  # noqa: S311
            seconds = await scene.seconds_until_answered(people)
            lingers = b"locked me in" in _journal(scene.database)
        gone = await until(lambda: b"locked me in" not in _journal(scene.database), 60)
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
    return Outcome("a number of 2^70, and a field that is none", found, alive and seconds < SECONDS)


async def halved(scene: Scene) -> Outcome:
    """Half a character, and a number of 2^63 and one, come by webhook between two people who ask, and a restart."""
    before, after, later = scene.people(3)
    message = {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "text": "half: \ud83d"}
    async with listening(scene) as url:
        await scene.warm()
        scene.ask(before)
        for number, text in ((2**40, message["text"]), (2**63, "when")):
            body = json.dumps(
                {"update_id": number, "message": {**message, "text": text}}
            )  # ASCII, as Telegram writes it
            await _posted(url, body.encode())
        scene.ask(after)
        seconds = await scene.seconds_until_answered([before, after])
    async with listening(scene):
        scene.ask(later)
        seconds += await scene.seconds_until_answered([later])
    found = f"the others are answered in {seconds:.1f} s, the start after it included"
    return Outcome("half a character, and a number of 2^63", found, seconds < SECONDS)


async def slow(scene: Scene) -> Outcome:
    """Twelve hundred callers hold the webhook's connections, with 1,024 files for the bot."""
    people, (soft, hard) = scene.people(10), resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, hard), hard))
    with contextlib.ExitStack() as stack:
        stack.callback(resource.setrlimit, resource.RLIMIT_NOFILE, (soft, hard))
        async with listening(scene, files=1024) as url:
            await scene.warm()
            port = int(url.rpartition(":")[2].partition("/")[0])
            for _ in range(_CALLERS):
                caller = stack.enter_context(socket.create_connection(("127.0.0.1", port)))
                caller.sendall(b"POST /telegram HTTP/1.1\r\nHost: x\r\n")
                await asyncio.sleep(0)
            for number in people:
                scene.ask(number)
            seconds = await scene.seconds_until_answered(people)
    found = f"{scene.answered(people)} of 10 answered in {seconds:.1f} s"
    return Outcome("1,200 slow callers at the webhook", found, seconds < 30)


@contextlib.asynccontextmanager
async def listening(scene: Scene, files: int | None = None) -> AsyncIterator[str]:
    """The bot by webhook, which may open so many files; the address that it listens at."""
    url = f"http://127.0.0.1:{free_port()}/telegram"
    async with scene.bot(BAYAN_WEBHOOK_URL=url, BAYAN_WEBHOOK_SECRET=_SECRET) as process:
        if files is not None:
            resource.prlimit(process.pid, resource.RLIMIT_NOFILE, (files, files))
        yield url


async def _posted(url: str, body: bytes) -> None:
    headers = {"X-Telegram-Bot-Api-Secret-Token": _SECRET, "Content-Type": "application/json"}
    async with ClientSession() as client, client.post(url, data=body, headers=headers):
        pass


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
    *(killed, stopped, unreachable, held, flooded, read, deleted, odd, halved, slow, refused),
)


async def run(fault: Callable[[Scene], Awaitable[Outcome]]) -> Outcome:
    """One fault with a Bot API and a database of its own."""
    with tempfile.TemporaryDirectory() as folder:
        async with Simulator(pace=0.01) as simulator:
            return await fault(Scene(simulator, Path(folder)))


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
