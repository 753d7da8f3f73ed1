"""Whether the bot lives: Telegram is heard from, a heartbeat tells those outside; and why and when it stops."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from telegram.error import TelegramError

from bot.errors import PassingError
from bot.storage import StorageError
from bot.storage.heartbeat import Heartbeat

_BEAT_SECONDS = 15.0
_HEARD_SECONDS = 45.0
"""A poll is answered within half a minute, with or without updates."""
_ENDED_SECONDS = 180.0
"""In the worst outage there is a poll every minute."""

_T = TypeVar("_T")

_log = logging.getLogger(__name__)

ENDED = PassingError("Telegram isn't asked for updates any more, and nobody knows why; start the bot again")


class Stopped(Exception):  # noqa: N818 - no error
    """The end was asked for before something was done."""


class Shutdown:
    """Asked for by a signal, or by an error that nothing can be done about; the first word counts."""

    def __init__(self) -> None:
        self._asked = asyncio.Event()
        self._asked_at = 0.0
        self.error: Exception | None = None

    def ask(self, error: Exception | None = None) -> None:
        if not self._asked.is_set():
            self.error = error
            self._asked_at = time.monotonic()
            self._asked.set()

    def left_of(self, seconds: float) -> float:
        """What is left of so many seconds since it was asked for."""
        return max(0.0, seconds - (time.monotonic() - self._asked_at)) if self.is_asked else seconds

    @property
    def is_asked(self) -> bool:
        return self._asked.is_set()

    async def wait(self) -> None:
        await self._asked.wait()

    async def unless_asked(self, work: Awaitable[_T]) -> _T:
        """Wait for something, but no longer than until the end is asked for; then raises Stopped."""
        working = asyncio.ensure_future(work)
        asked = asyncio.ensure_future(self._asked.wait())
        try:
            await asyncio.wait((working, asked), return_when=asyncio.FIRST_COMPLETED)
            if not working.done():
                raise Stopped
            return await working
        finally:
            working.cancel()
            asked.cancel()
            await asyncio.gather(working, asked, return_exceptions=True)


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
