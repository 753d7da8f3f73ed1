"""What was erased leaves the database's files, too: soon, and never on an answer's way.

SQLite keeps it in its write-ahead log until that is emptied, PostgreSQL in the tables until they are vacuumed.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging

from bot.storage.database import Database
from bot.storage.drivers import StorageError

_SOON_SECONDS = 0.05
"""What is erased within this time is wiped together."""

_EVERY_SECONDS = 60.0
"""The longest that any update, with its sender's name, stays in the journal after it was answered."""

_FIRST_WAIT, _LONGEST_WAIT = 0.2, 30.0
"""Before the next try where somebody reads the database; it doubles each time."""

_TOLD_AFTER = 3
"""Tries; a read of ours or of a report that ends at once is no news."""

logger = logging.getLogger(__name__)


class Journal:
    """Erased words stay until this is done, which waits for whoever reads the database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._is_costly = database.dialect == "postgresql"
        """A server vacuums by itself, too; so that is asked for once a minute, and at once only for a wish."""
        self._is_due = False
        self._asked = asyncio.Event()
        self._wiped = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def wipe(self, *, wished: bool = False) -> None:
        """Empty it as soon as that is possible; `wished` where somebody asked for it, or much was deleted."""
        self._wiped.clear()
        self._is_due = True
        if wished or not self._is_costly:
            self._asked.set()

    async def is_wiped(self, seconds: float) -> bool:
        """Whether it is empty of what was erased so far, after so many seconds at most."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._wiped.wait()
        return self._wiped.is_set()

    def start(self) -> None:
        """Look after it from now on."""
        self._task = asyncio.create_task(self._look_after())

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _look_after(self) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_EVERY_SECONDS):
                    await self._asked.wait()
                    await asyncio.sleep(_SOON_SECONDS)
            if self._is_due or not self._is_costly:
                await self._empty()

    async def _empty(self) -> None:
        tries, wait = 0, _FIRST_WAIT
        while not await self._try():
            tries += 1
            if tries == _TOLD_AFTER:
                logger.warning(
                    "Another program reads %s: words that were erased stay in %s until that ends",
                    *(self._database.shown, self._files),
                )
            await asyncio.sleep(wait)
            wait = min(_LONGEST_WAIT, 2 * wait)
        if tries >= _TOLD_AFTER:
            logger.info("The words that were erased are gone from %s too", self._files)

    @property
    def _files(self) -> str:
        return "its tables' files" if self._is_costly else "the -wal file"

    async def _try(self) -> bool:
        self._asked.clear()
        self._is_due = False
        try:
            is_empty = await self._database.empty_journal()
        except StorageError:  # whoever writes next meets it too, and can say so
            return False
        if is_empty and not self._is_due:
            self._wiped.set()
        return is_empty
