"""The knowledge in use, less what staff hold."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from bot.bayan import Bayan
from bot.storage import Hold, StorageError
from bot.storage.holds import Holds

_LOOK_SECONDS = 2.0
"""Between two looks at what other replicas hold: "within seconds", and a query over a handful of rows costs nothing."""

logger = logging.getLogger(__name__)


async def _pause() -> None:
    await asyncio.sleep(_LOOK_SECONDS)


@dataclass(frozen=True, slots=True)
class Reloaded:
    """How putting changed knowledge into use went. With problems, a line each, the old knowledge stays."""

    changed: bool
    entries: int = 0
    phrasings: int = 0
    problems: tuple[str, ...] = ()


class Knowledge(Protocol):
    """The Bayan in use, which may be another one at the next question."""

    @property
    def bayan(self) -> Bayan: ...

    def reload(self) -> Awaitable[Reloaded]: ...


class HeldKnowledge:
    """A knowledge in which what staff hold says that it is being checked. Every face asks here, so none can miss it."""

    def __init__(self, knowledge: Knowledge, holds: Holds) -> None:
        """`refresh` must have been awaited before anybody is answered."""
        self._knowledge = knowledge
        self._holds = holds
        self.held: tuple[Hold, ...] = ()
        self._made: tuple[Bayan, frozenset[str], Bayan] | None = None

    @property
    def whole(self) -> Bayan:
        """With what staff hold, for staff."""
        return self._knowledge.bayan

    @property
    def bayan(self) -> Bayan:
        whole = self._knowledge.bayan
        names = frozenset(one.entry for one in self.held if one.release == whole.base.name)
        if self._made is None or self._made[0] is not whole or self._made[1] != names:
            self._made = whole, names, whole.holding(names)
        return self._made[2]

    async def reload(self) -> Reloaded:
        return await self._knowledge.reload()

    async def refresh(self) -> None:
        """Take over what is held now, here or by another replica. Raises StorageError where the database is gone."""
        self.held = await self._holds.current()

    async def watch(self, pause: Callable[[], Awaitable[None]] = _pause) -> None:
        """Refresh again and again, for ever; `pause` is awaited in between."""
        while True:
            await pause()
            try:
                await self.refresh()
            except StorageError:  # what is held stays held, and whoever writes next says what is wrong
                logger.warning("What staff hold couldn't be read; what was held stays so")
