"""`python -m bench.transfer`: a year of questions from SQLite to PostgreSQL and back, and whether all of it is there.

Each way is `bayan export` and `bayan import`, as an operator runs them.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.postgresql import server, why_not
from bot import clock
from bot.storage import Answered, Incoming, Sent, Storage, Trace

_PEOPLE = 5000
_QUESTION = "متى عُقدت الورشتان، وأين؟ When, and where? 👍"


async def fill(database: Path, count: int) -> None:
    """So many questions that were answered, and one that waits."""
    storage = await Storage.open(str(database), bot=1, key=None, retention_days=400, now=clock.now)
    for start in range(1, count, 1000):
        numbers = range(start, min(start + 1000, count))
        await asyncio.gather(*(_ask(storage, number) for number in numbers))
    await storage.inbox.accept(Incoming(count, '{"text": "waits"}', "message", content=count))
    await storage.close()


async def _ask(storage: Storage, number: int) -> None:
    person = storage.pseudonyms.person(number % _PEOPLE)
    await storage.inbox.accept(Incoming(number, "{}", "message", person, "private", number))
    trace = Trace(person, storage.pseudonyms.place(number % _PEOPLE), {"facts": ["dates"]}, (Sent(number, number, 7),))
    sure, seconds = random.random(), random.random()  # noqa: S311
    answered = Answered("message", "ar", _QUESTION, "answer", ("dates", "place"), sure, trace=trace)
    await storage.inbox.complete(number, answered, seconds)


def bayan(database: str, *arguments: str) -> float:
    """Run a command over a database; how many seconds it took."""
    started = time.perf_counter()
    environment = {**os.environ, "BAYAN_DATABASE": database}
    subprocess.run([sys.executable, "-m", "bot", *arguments], env=environment, check=True)  # noqa: S603
    return time.perf_counter() - started


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.transfer", description=__doc__)
    parser.add_argument("--questions", type=int, default=100_000)
    count = parser.parse_args().questions
    if reason := why_not():
        sys.exit(reason)
    with tempfile.TemporaryDirectory() as folder, server() as postgres:
        first, second = Path(folder, "first.db"), Path(folder, "second.db")
        there, back, keys = (str(Path(folder, name)) for name in ("there.jsonl", "back.jsonl", "keys.json"))
        asyncio.run(fill(first, count))
        address = asyncio.run(postgres.new_database())
        seconds = {
            "SQLite -> file": bayan(str(first), "export", there, "--keys", keys),
            "file -> PostgreSQL": bayan(address, "import", there, "--keys", keys),
            "PostgreSQL -> SQLite": bayan(address, "export", back) + bayan(str(second), "import", back, "--keys", keys),
            "SQLite -> file, again": bayan(str(second), "export", f"{back}.again"),
        }
        same = {Path(file).read_bytes() for file in (there, back, f"{back}.again")}
        size = Path(there).stat().st_size / 1e6
    for name, took in seconds.items():
        print(f"{name:<24}{took:>8.1f} s")
    found = "the same, byte for byte" if len(same) == 1 else "ANOTHER"
    print(f"{count} questions, {size:.0f} MB; what came back is {found}")
    return 0 if len(same) == 1 else 1


if __name__ == "__main__":
    sys.exit(main())
