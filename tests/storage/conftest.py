"""A database of one's own for each test, and a clock that the test winds."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.storage import Answered, Incoming, Storage, Trace


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


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bayan.db"


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


async def opened(path: Path | str, clock: Clock, key: str | None = None, bot: int = 1) -> Storage:
    return await Storage.open(str(path), bot=bot, key=key, retention_days=90, now=clock)


@pytest.fixture
async def storage(path: Path, clock: Clock) -> AsyncIterator[Storage]:
    found = await opened(path, clock)
    yield found
    await found.close()
