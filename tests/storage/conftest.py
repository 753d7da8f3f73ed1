"""A database of one's own for each test, and a clock that the test winds."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bench.postgresql import Server
from bot.storage import Answered, Incoming, Storage, Trace
from bot.storage.database import Database


class Clock:
    def __init__(self) -> None:
        self.time = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def wind(self, **by: float) -> None:
        self.time += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


only_sqlite = pytest.mark.parametrize("address", ["sqlite"], indirect=True)
only_postgresql = pytest.mark.parametrize("address", ["postgresql"], indirect=True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bayan.db"


@pytest.fixture(params=["sqlite", "postgresql"])
async def address(request: pytest.FixtureRequest, path: Path) -> str:
    """A new database of each kind."""
    if request.param == "sqlite":
        return str(path)
    server: Server = request.getfixturevalue("postgresql")
    return await server.new_database()


async def rows(address: str, query: str) -> list[tuple[object, ...]]:
    """What another program reads in the database."""
    database = Database(address)
    try:
        return [tuple(row) for row in await database.fetch(query)]
    finally:
        await database.close()


def content(path: Path) -> bytes:
    """What the file holds, and the journal beside it."""
    journal = path.with_name(f"{path.name}-wal")
    return path.read_bytes() + (journal.read_bytes() if journal.exists() else b"")


async def wiped(path: Path, words: bytes) -> None:
    """Wait until words are gone from the file and its journal; nobody's answer waits for that."""
    async with asyncio.timeout(10):
        while words in content(path):  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def turn(storage: Storage, number: int, trace: Trace) -> None:
    """A turn that leaves something behind."""
    await storage.inbox.accept(Incoming(number, "{}", "message", trace.person))
    await storage.inbox.complete(number, Answered("message", trace=trace), 0.1)


async def opened(address: Path | str, clock: Clock, key: str | None = None, bot: int = 1) -> Storage:
    return await Storage.open(str(address), bot=bot, key=key, retention_days=90, now=clock)


@pytest.fixture
async def storage(address: str, clock: Clock) -> AsyncIterator[Storage]:
    found = await opened(address, clock)
    yield found
    await found.close()
