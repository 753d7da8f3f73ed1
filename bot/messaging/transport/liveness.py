"""Whether Telegram is heard from, and the heartbeat that tells those outside."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from bot.messaging.shutdown import Shutdown
from bot.storage import StorageError
from bot.storage.heartbeat import Heartbeat

_BEAT_SECONDS = 15.0
_HEARD_SECONDS = 45.0
"""A poll is answered within half a minute, with or without updates."""


class Liveness:
    """`heard` is called whenever Telegram answers a poll. `now` counts seconds, from any beginning."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._heard_at = now()

    def heard(self) -> None:
        self._heard_at = self._now()

    @property
    def is_heard(self) -> bool:
        return self._now() - self._heard_at < _HEARD_SECONDS

    @asynccontextmanager
    async def beating(self, heartbeat: Heartbeat, shutdown: Shutdown, *, polls: bool) -> AsyncIterator[None]:
        """Beat for as long as the block does; where the bot polls, only while Telegram is heard from."""
        self.heard()
        task = asyncio.create_task(self._beat(heartbeat, shutdown, polls))
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            with contextlib.suppress(StorageError):  # it expires by itself
                await heartbeat.stop()

    async def _beat(self, heartbeat: Heartbeat, shutdown: Shutdown, polls: bool) -> None:
        while True:
            if self.is_heard or not polls:
                try:
                    await heartbeat.beat()
                except StorageError as error:
                    shutdown.ask(error)
            await asyncio.sleep(_BEAT_SECONDS)
