"""Whether Telegram is heard from, and the heartbeat that tells those outside."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from telegram.error import TelegramError

from bot.errors import PassingError
from bot.messaging.shutdown import Shutdown
from bot.storage import StorageError
from bot.storage.heartbeat import Heartbeat

_BEAT_SECONDS = 15.0
_HEARD_SECONDS = 45.0
"""A poll is answered within half a minute, with or without updates."""
_ENDED_SECONDS = 180.0
"""In the worst outage there is a poll every minute."""

_log = logging.getLogger(__name__)

ENDED = PassingError("Telegram isn't asked for updates any more, and nobody knows why; start the bot again")


class Liveness:
    """`asked` is called whenever Telegram is asked for updates, `heard` whenever it answers. `now` counts seconds, from
    any beginning.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._heard_at = self._asked_at = now()
        self._is_troubled = False

    def asked(self) -> None:
        self._asked_at = self._now()

    def heard(self) -> None:
        if self._is_troubled:
            self._is_troubled = False
            _log.info("Polling: Telegram answers again")
        self._heard_at = self._now()

    def troubled(self, error: TelegramError) -> None:
        """A poll failed. Told to the log, as is the end of the trouble."""
        self._is_troubled = True
        _log.warning("Polling: %s; it goes on", type(error).__name__)

    @property
    def is_heard(self) -> bool:
        return self._now() - self._heard_at < _HEARD_SECONDS

    @asynccontextmanager
    async def beating(self, heartbeat: Heartbeat, shutdown: Shutdown, polls: Callable[[], bool]) -> AsyncIterator[None]:
        """Beat for as long as the block does; where this process polls, only while Telegram is heard from."""
        self.asked()
        self.heard()
        task = asyncio.create_task(self._beat(heartbeat, shutdown, polls))
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            with contextlib.suppress(StorageError):  # it expires by itself
                await heartbeat.stop()

    async def _beat(self, heartbeat: Heartbeat, shutdown: Shutdown, polls: Callable[[], bool]) -> None:
        while True:
            if not polls():
                self.asked()
            elif self._now() - self._asked_at > _ENDED_SECONDS:
                shutdown.ask(ENDED)
            if self.is_heard or not polls():
                try:
                    await heartbeat.beat()
                except StorageError as error:
                    shutdown.ask(error)
            await asyncio.sleep(_BEAT_SECONDS)
