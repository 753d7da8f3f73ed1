"""What faults are tried on: a Bot API with people who write, and the built bot beside it."""

from __future__ import annotations

import asyncio
import itertools
import os
import sys
import time
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from bot.simulator import Simulator, acts
from bot.simulator.people import User, private_chat

QUESTION = "When were the workshops?"
SECONDS = 120
"""The longest that anything is waited for."""


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

    def ask(self, number: int, text: str = QUESTION) -> None:
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

    async def seconds_until_answered(self, people: list[int], most: float = SECONDS) -> float:
        """How long until each has an answer; infinity where some have none after `most` seconds."""
        started = time.perf_counter()
        return await until(lambda: self.answered(people) == len(people), most, started)

    async def until_answered(self, people: list[int], count: int) -> None:
        """Wait until so many of them have an answer."""
        await until(lambda: self.answered(people) >= count, SECONDS)

    async def warm(self) -> None:
        """Wait until the bot is there, and has answered somebody."""
        first = self.people(1)
        self.ask(first[0])
        await self.seconds_until_answered(first)


async def until(condition: Callable[[], bool], most: float, started: float | None = None) -> float:
    """How many seconds it took; infinity where it didn't come true."""
    started = time.perf_counter() if started is None else started
    while not condition():
        if time.perf_counter() - started > most:
            return float("inf")
        await asyncio.sleep(0.01)
    return time.perf_counter() - started
