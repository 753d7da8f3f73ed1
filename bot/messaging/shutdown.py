"""Why and when the bot stops."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable
from typing import TypeVar

_T = TypeVar("_T")


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
