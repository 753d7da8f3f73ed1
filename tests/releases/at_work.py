"""The bot with several releases in the real application, on the simulator."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from tests.messaging.harness import Running, running
from tests.releases.shelves import BRIDGE, VACCINES, WORKSHOPS, Shelved, shelf, write

STAFF = 1001


@contextlib.asynccontextmanager
async def at_work(root: Path, **more: str) -> AsyncIterator[tuple[Running, Shelved]]:
    """The bot with releases: each by its name, with lines of its release.yaml."""
    for name, lines in more.items():
        write(root, name, lines)
    knowledge = Shelved(shelf(root))
    async with running(root / "bayan.db", staff=frozenset({STAFF}), now=knowledge.clock, knowledge=knowledge) as bot:
        yield bot, knowledge


def three(**more: str) -> dict[str, str]:
    return {WORKSHOPS: "", VACCINES: "", BRIDGE: ""} | more
