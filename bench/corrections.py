"""`python -m bench.corrections`: a thousand follow a fact, it is corrected, and the bot is killed again and again.

The built bot runs as a program of its own, with the real knowledge, on a Bot API of this process that refuses every
tenth message. Wanted: each follower is told once; after a kill between sending and recording at most one in a hundred
is told twice; nobody is left out. Rather than waiting until a correction has settled, the database's times are put
back by an hour once it has been seen.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.scene import Scene
from bot.simulator import Simulator, acts
from bot.simulator.faults import FaultPlan
from bot.simulator.messages import Message

_ROOT = Path(__file__).parents[1]
_QUESTION, _TOLD = "When were the workshops?", "What is true now"
_OLD = "The first workshop was held on {first_workshop} and the second on {second_workshop}."
_NEW = "The first workshop was held on {first_workshop} and the second, a day late, on {second_workshop}."
_MARK = """  corrected: 2021-11-16
  correction: {en: The second day was put off., ar: أُجّل اليوم الثاني.}
"""
_AT_ONCE = 50
_HOUR = 3_600_000
_MOST_TWICE = 0.01


class Followers:
    """People who have pressed “Tell me if this changes”."""

    def __init__(self, scene: Scene, numbers: list[int]) -> None:
        self._scene = scene
        self._world = scene.simulator.service.world
        self.numbers = numbers

    async def follow(self) -> None:
        """All of them ask and press, so many at once."""
        for start in range(0, len(self.numbers), _AT_ONCE):
            lot = self.numbers[start : start + _AT_ONCE]
            for number in lot:
                self._scene.ask(number, _QUESTION)
            await self._scene.seconds_until_answered(lot)
            for number in lot:
                acts.press(self._world, self._world.people[number], self._world.chats[number], *self._button(number))
            await _until(lambda lot=lot: self._rows() >= start + len(lot))  # type: ignore[misc]  # noqa: B023

    def told(self) -> Counter[int]:
        """How often each has been told, by their number."""
        said = (one for one in self._world.messages.values() if one.sender == self._world.bot and one.body)
        chats = Counter(one.chat.id for one in said if _TOLD in one.body.text)  # type: ignore[union-attr]
        return Counter({number: chats[number] for number in self.numbers})

    def count(self) -> int:
        return sum(count > 0 for count in self.told().values())

    def _button(self, number: int) -> tuple[int, str]:
        last: Message = [one for one in self._world.history(number) if one.sender == self._world.bot][-1]
        rows = (last.markup or {})["inline_keyboard"]
        data = next(
            one["callback_data"] for row in rows for one in row if one.get("callback_data", "").startswith("follow")
        )
        return last.id, data

    def _rows(self) -> int:
        return int(_database(self._scene, "SELECT count(*) FROM follows")[0][0])


async def run(people: int, kills: int, failing: float, seed: int) -> Counter[int]:
    """How many were told how often. `failing` is the share of messages that are refused."""
    draw = random.Random(seed)  # noqa: S311
    with tempfile.TemporaryDirectory() as folder:
        knowledge = Path(folder) / "knowledge"
        shutil.copytree(_ROOT / "knowledge", knowledge)
        async with Simulator(pace=0.01) as simulator:
            scene = Scene(simulator, Path(folder))
            followers = Followers(scene, scene.people(people))
            async with scene.bot(BAYAN_KNOWLEDGE=str(knowledge)):
                await scene.warm()
                await followers.follow()
                _correct(knowledge)
                await _until(lambda: bool(_database(scene, "SELECT mark FROM changes WHERE entry = 'dates'")))
            _wind_back(scene)
            # Half are refused outright, half by 429, which says when to come again.
            half = failing / 2
            simulator.service.faults.set(FaultPlan(seed=seed, errors=half, floods=half, methods=("sendMessage",)))
            for kill in range(1, kills + 1):
                async with scene.bot(BAYAN_KNOWLEDGE=str(knowledge), TELEGRAM_MESSAGES_PER_SECOND="30") as process:
                    wanted = people * kill // (kills + 1)
                    await _until(lambda wanted=wanted: followers.count() >= wanted)  # type: ignore[misc]
                    await asyncio.sleep(draw.uniform(0, 0.2))
                    process.kill()
            async with scene.bot(BAYAN_KNOWLEDGE=str(knowledge)):
                await _until(lambda: followers.count() == people)
                await asyncio.sleep(5)  # for those that come twice
            return Counter(followers.told().values())


def _correct(knowledge: Path) -> None:
    (file,) = knowledge.glob("releases/*/facts/when.yaml")
    text = file.read_text(encoding="utf-8")
    first, found, rest = text.partition("  related: [workshop-count, release-date, place]\n")
    if not found or _OLD not in first:
        raise SystemExit(f"{file.name} isn't as this benchmark knows it")
    file.write_text(first.replace(_OLD, _NEW) + _MARK + found + rest, encoding="utf-8")


def _wind_back(scene: Scene) -> None:
    """What is there was seen and told an hour before: the order of the two stays."""
    with contextlib.closing(sqlite3.connect(scene.database)) as database:
        for table, column in (("changes", "seen_at"), ("follows", "told_at")):
            database.execute(f"UPDATE {table} SET {column} = {column} - {_HOUR}")  # noqa: S608
        database.commit()


def _database(scene: Scene, query: str) -> list[tuple[Any, ...]]:
    with contextlib.closing(sqlite3.connect(scene.database)) as database:
        return database.execute(query).fetchall()


async def _until(condition: Callable[[], bool], most: float = 300.0) -> None:
    """Wait; what hasn't come true by then shows in the figures."""
    started = time.perf_counter()
    while not condition() and time.perf_counter() - started < most:  # noqa: ASYNC110
        await asyncio.sleep(0.02)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.corrections", description=__doc__)
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--failing", type=float, default=0.1, help="the share of messages that are refused")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    times = asyncio.run(run(chosen.people, chosen.kills, chosen.failing, chosen.seed))
    once, twice = times[1], sum(count for often, count in times.items() if often > 1)
    holds = not times[0] and twice <= _MOST_TWICE * chosen.people
    print(f"{chosen.people} followers, {chosen.kills} kills, {chosen.failing:.0%} of messages refused")
    print(f"told once: {once}; twice or more: {twice}; not told: {times[0]}; {'holds' if holds else 'FAILS'}")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
