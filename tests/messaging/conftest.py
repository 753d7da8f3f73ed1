"""A bot at work for each test that asks for one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bench.postgresql import Server
from bot.simulator import Simulator

from .harness import Running, running


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bayan.db"


@pytest.fixture
async def bot(path: Path) -> AsyncIterator[Running]:
    async with running(path, staff=frozenset({1001})) as found:
        yield found


@pytest.fixture
async def address(postgresql: Server) -> str:
    return await postgresql.new_database()


@pytest.fixture
async def simulator() -> AsyncIterator[Simulator]:
    async with Simulator(pace=0.01) as found:
        yield found
