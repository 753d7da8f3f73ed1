"""The knowledge in use, less what staff hold."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
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


@dataclass(frozen=True, slots=True)
class _Made:
    """What was made of a Bayan for what is held."""

    of: Bayan
    held: tuple[Hold, ...]
    bayan: Bayan


def _by_release(held: Iterable[Hold]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in held:
        found.setdefault(one.release, set()).add(one.entry)
    return found


class HeldKnowledge:
    """A knowledge in which what staff hold says that it is being checked. Every face asks here, so none can miss it."""

    def __init__(self, knowledge: Knowledge, holds: Holds) -> None:
        """`refresh` must have been awaited before anybody is answered."""
        self._knowledge = knowledge
        self._holds = holds
        self.held: tuple[Hold, ...] = ()
        self._made: dict[int, _Made] = {}

    @property
    def whole(self) -> Bayan:
        """With what staff hold, for staff."""
        return self._knowledge.bayan

    @property
    def bayan(self) -> Bayan:
        whole = self._knowledge.bayan
        if not self.held:
            return whole
        made = self._made.get(id(whole))
        if made is None or made.of is not whole or made.held is not self.held:
            self._made = {key: one for key, one in self._made.items() if one.held is self.held}
            made = self._made[id(whole)] = _Made(whole, self.held, whole.holding_each(_by_release(self.held)))
        return made.bayan

    async def reload(self) -> Reloaded:
        return await self._knowledge.reload()

    async def refresh(self) -> None:
        """Take over what is held now, here or by another replica. Raises StorageError where the database is gone."""
        held = await self._holds.current()
        if held != self.held:
            self.held = held

    async def watch(self, pause: Callable[[], Awaitable[None]] = _pause) -> None:
        """Refresh again and again, for ever; `pause` is awaited in between."""
        while True:
            await pause()
            try:
                await self.refresh()
            except StorageError:  # what is held stays held, and whoever writes next says what is wrong
                logger.warning("What staff hold couldn't be read; what was held stays so")
