"""A bot at work for each test that asks for one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from .harness import Running, running


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bayan.db"


@pytest.fixture
async def bot(path: Path) -> AsyncIterator[Running]:
    async with running(path, staff=frozenset({1001})) as found:
        yield found
