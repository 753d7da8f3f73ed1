"""`python -m bench.replicas`: three replicas on one PostgreSQL through the worst that may befall them, and their speed.

All of it stays on this machine and is bounded in count and time: questions of hundreds of people by webhook, a tenth
of the sends failing, replicas killed at random, a restart of PostgreSQL in the middle, new knowledge put into use by
one replica after another. Then answers a second, and processor time a reply, of one, two and three replicas beside
SQLite's single process, by the same webhook and without Telegram's limit.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from bench.postgresql import Server, server, why_not
from bench.replica import Replica, replicas, served
from bench.replica_speed import compare
from bench.webhooks import Telegram
from bot import clock
from bot.bayan import Bayan
from bot.dialogue.context import Context
from bot.messaging.replies.formatting import page, pieces
from bot.messaging.transport.connection import TELEGRAMS_LIMIT
from bot.settings import Settings
from bot.storage.database import Database

_QUESTIONS = (
    "When were the workshops?",
    "متى عُقدت الورشتان؟",
    "How many workshops were there?",
    "Where were the workshops held?",
    "When was the release issued?",
    "من ألقى الكلمة في الورشتين؟",
    "What topics did the workshops cover?",
    "Which ministries took part?",
)
_OLD, _NEW = "The first workshop was held on", "The first of the two workshops was held on"
_SECONDS = 900.0
"""The longest that a scene may last."""
_PEOPLE_AT_ONCE = 48


def expected(bayans: Sequence[Bayan], questions: Sequence[str]) -> list[set[str]]:
    """What each question of a conversation may be answered with: by one version of the knowledge or another."""
    answers: list[set[str]] = [set() for _ in questions]
    for bayan in bayans:
        context = Context()
        for found, question in zip(answers, questions, strict=True):
            turn = bayan.answer(question, context, clock.now())
            context = turn.context
            found.update(piece.html for piece in pieces(page(bayan, turn.reply)))
    return answers


@dataclass(frozen=True, slots=True)
class Said:
    """What came of one person's questions: unanswered, out of order, of neither version, and by whom doubled."""

    lost: int
    unordered: int
    strange: int
    doubled_by: tuple[str, ...]


def judged(telegram: Telegram, chat: int, answers: Sequence[set[str]]) -> Said:
    """Each question has one answer, in the order asked; a repetition is charged to whoever sent it first."""
    senders: dict[int, str] = {}
    order: list[int] = []
    strange, doubled = 0, []
    for one in telegram.chats[chat]:
        number = next((number for number, texts in enumerate(answers) if one.text in texts), None)
        if number is None:
            strange += 1
        elif number in senders:
            doubled.append(senders[number])
        else:
            senders[number] = one.sender
            order.append(number)
    return Said(len(answers) - len(senders), order != sorted(order), strange, tuple(doubled))


@dataclass
class Storm:
    """The first part: everything that may go wrong, while people ask."""

    telegram: Telegram
    postgres: Server
    running: list[Replica]
    total: int
    kills: int
    killed: list[str] = field(default_factory=list)

    async def rage(self) -> None:
        """Kill at random, evenly over what is asked; restart PostgreSQL and change the knowledge in between."""
        acts = ["kill"] * self.kills
        acts.insert(self.kills // 2, "restart")
        acts[self.kills // 4 : self.kills // 4] = ["change"]
        for number, act in enumerate(acts, 1):
            async with asyncio.timeout(_SECONDS):
                while self.telegram.arrived < self.total * number / (len(acts) + 1):  # noqa: ASYNC110
                    await asyncio.sleep(0.02)
            if act == "restart":
                await asyncio.to_thread(self._restart)
            elif act == "change":
                changing = asyncio.create_task(self._change())
            else:
                await self._kill(random.choice(self.running))  # noqa: S311
        await changing

    async def _kill(self, replica: Replica) -> None:
        self.killed.append(replica.name)
        await replica.end(at_once=True)
        await replica.start()

    def _restart(self) -> None:
        self.postgres.stop()
        self.postgres.start()

    async def _change(self) -> None:
        for replica in self.running:
            change(replica.knowledge)
            await asyncio.sleep(8)


def change(knowledge: Path) -> None:
    """Word one answer in another way."""
    (file,) = knowledge.glob("releases/*/facts/when.yaml")
    file.write_text(file.read_text(encoding="utf-8").replace(_OLD, _NEW), encoding="utf-8")


def copies(folder: Path, count: int) -> list[Path]:
    """So many folders of the knowledge, apart from each other."""
    made = [folder / f"knowledge-{number}" for number in range(count)]
    for one in made:
        shutil.copytree(Settings.read().knowledge, one)
    return made


def opened(knowledge: Path) -> Bayan:
    settings = Settings.read()
    return Bayan.open(knowledge, settings.locales, settings.cache)


async def storm(folder: Path, questions: int, people: int, kills: int) -> bool:
    """Run the first part and print what came of it; whether all of it held."""
    knowledge = copies(folder, 4)
    old = opened(knowledge[3])
    change(knowledge[3])
    bayans = old, opened(knowledge[3])
    orders = [random.sample(_QUESTIONS, len(_QUESTIONS)) for _ in range(12)]
    counts = Counter(number % people for number in range(questions))
    talks = {1_000_000 + person: orders[person % 12][:count] for person, count in counts.items()}
    answers = {chat: expected(bayans, asked) for chat, asked in _first_of_each(talks).items()}
    telegram = Telegram(failing=0.1)
    started = time.perf_counter()
    with server() as postgres:
        address = await postgres.new_database()
        async with telegram.served() as api, replicas(address, api, knowledge[:3], TELEGRAMS_LIMIT) as running:
            telegram.ports = [one.port for one in running]
            raging = Storm(telegram, postgres, running, questions, kills)
            async with served(running):
                await asyncio.gather(_ask(telegram, talks), raging.rage())
                await _until_still(address)
        kept = await _kept(address)
    said = [judged(telegram, chat, answers[_key(asked)]) for chat, asked in talks.items()]
    return _told(said, raging.killed, kept, time.perf_counter() - started, questions, people)


def _key(asked: Sequence[str]) -> int:
    return hash(tuple(asked))


def _first_of_each(talks: dict[int, list[str]]) -> dict[int, list[str]]:
    return {_key(asked): asked for asked in talks.values()}


async def _ask(telegram: Telegram, talks: dict[int, list[str]]) -> None:
    """Everybody writes one message after the other without waiting for the answer; so many people at a time."""
    at_once = asyncio.Semaphore(_PEOPLE_AT_ONCE)

    async def talk(chat: int, asked: list[str]) -> None:
        async with at_once:
            for question in asked:
                await telegram.bring(chat, question)
                await asyncio.sleep(random.uniform(0, 1))  # noqa: S311

    await asyncio.gather(*(talk(chat, asked) for chat, asked in talks.items()))


async def _until_still(address: str) -> None:
    """Wait until nothing waits any more, then for repetitions that may still come."""
    database = Database(address)
    started = time.perf_counter()
    while time.perf_counter() - started < _SECONDS:
        ((waiting,),) = await database.fetch("SELECT count(*) FROM questions WHERE state = 'pending'")
        if not waiting:
            break
        await asyncio.sleep(0.5)
    await database.close()
    await asyncio.sleep(10)


@dataclass(frozen=True, slots=True)
class Kept:
    """What the database says of it afterwards: by how many versions of the knowledge the rows were answered, how many
    don't say, and why any were set aside.
    """

    versions: int
    without: int
    set_aside: str


async def _kept(address: str) -> Kept:
    database = Database(address)
    query = "SELECT count(DISTINCT version), sum(CASE WHEN version IS NULL THEN 1 ELSE 0 END) FROM questions"
    ((versions, without),) = await database.fetch(f"{query} WHERE kind = 'answer'")
    why = "SELECT failure, count(*) FROM questions WHERE state = 'failed' GROUP BY failure"
    set_aside = ", ".join(f"{count} {failure}" for failure, count in await database.fetch(why))
    await database.close()
    return Kept(versions, without, set_aside or "none")


def _told(said: list[Said], killed: list[str], kept: Kept, seconds: float, questions: int, people: int) -> bool:
    doubled = Counter(sender for one in said for sender in one.doubled_by)
    a_kill = [doubled.pop(name, 0) for name in killed] or [0]
    lost, unordered, strange = (sum(getattr(one, name) for one in said) for name in ("lost", "unordered", "strange"))
    lines = {
        f"{questions} questions of {people} people": f"{seconds:.0f} s, {len(killed)} kills, 1 restart, 10 % failing",
        "without an answer": str(lost),
        "set aside": kept.set_aside,
        "chats out of order": str(unordered),
        "answers of neither version, or of half of each": str(strange),
        "doubled a kill": f"median {median(a_kill):.0f}, most {max(a_kill)}, in all {sum(a_kill)}",
        "doubled by who wasn't killed": str(sum(doubled.values())),
        "versions that answered; rows without": f"{kept.versions}; {kept.without}",
    }
    for name, found in lines.items():
        print(f"{name:<50}{found}", flush=True)
    return not (lost or unordered or strange or kept.without) and median(a_kill) <= 1 and kept.versions == 2


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.replicas", description=__doc__)
    parser.add_argument("--questions", type=int, default=5000)
    parser.add_argument("--people", type=int, default=800)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--answers", type=int, default=1000, help="how many to measure the speed by; 0 for none")
    parser.add_argument("--rounds", type=int, default=3, help="how many times over; the medians are judged")
    asked = parser.parse_args()
    if asked.questions > asked.people * len(_QUESTIONS):
        parser.error(f"at most {len(_QUESTIONS)} questions a person")
    if reason := why_not():
        sys.exit(reason)
    holds = True
    with tempfile.TemporaryDirectory() as folder:
        if asked.questions:
            holds = asyncio.run(storm(Path(folder), asked.questions, asked.people, asked.kills))
        if asked.answers:
            table, cheap = asyncio.run(compare(Path(folder), _QUESTIONS, asked.answers, asked.rounds))
            print(table)
            holds = holds and cheap
    print("holds" if holds else "FAILS")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
