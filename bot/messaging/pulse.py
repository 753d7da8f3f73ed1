"""Whether Telegram is heard from, and the heartbeat that tells those outside."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.messaging.ending import Ending
from bot.storage import StorageError
from bot.storage.heartbeat import Heartbeat

_BEAT_SECONDS = 15.0
_HEARD_SECONDS = 45.0
"""A poll is answered within half a minute, with or without updates."""


class Pulse:
    """`heard` is called whenever Telegram answers a poll."""

    def __init__(self) -> None:
        self._heard_at = time.monotonic()

    def heard(self) -> None:
        self._heard_at = time.monotonic()

    @property
    def is_felt(self) -> bool:
        return time.monotonic() - self._heard_at < _HEARD_SECONDS

    @asynccontextmanager
    async def beating(self, heartbeat: Heartbeat, ending: Ending, *, polls: bool) -> AsyncIterator[None]:
        """Beat for as long as the block does; where the bot polls, only while Telegram is heard from."""
        self.heard()
        task = asyncio.create_task(self._beat(heartbeat, ending, polls))
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            with contextlib.suppress(StorageError):  # it expires by itself
                await heartbeat.stop()

    async def _beat(self, heartbeat: Heartbeat, ending: Ending, polls: bool) -> None:
        while True:
            if self.is_felt or not polls:
                try:
                    await heartbeat.beat()
                except StorageError as error:
                    ending.ask(error)
            await asyncio.sleep(_BEAT_SECONDS)
