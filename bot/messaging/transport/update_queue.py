"""The way in: an update is committed before anyone else touches it, parsed on its own, and queued."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from typing import Any

from telegram import Bot, Update

from bot.messaging.shutdown import Shutdown
from bot.messaging.transport.raw_update import incoming, unwrapped
from bot.storage import Storage, StorageError

MOST_IN_HAND = 256
"""Updates that are queued or being answered. Beyond it polling waits, and Telegram keeps the rest."""

logger = logging.getLogger(__name__)


class UpdateQueue(asyncio.Queue[object]):
    """The application's queue. Receipt is at least once: Telegram confirms an update as soon as `put` returns, and by
    then it is in the database.
    """

    def __init__(self, storage: Storage, bot: Bot, shutdown: Shutdown) -> None:
        super().__init__()
        self._storage = storage
        self._bot = bot
        self._shutdown = shutdown
        self._room = asyncio.Semaphore(MOST_IN_HAND)

    async def put(self, item: object) -> None:
        """Take in a wrapped update from the updater; anything else (its stop signal) passes straight through."""
        raw = unwrapped(item) if isinstance(item, Update) else None
        if raw is None:
            await super().put(item)
            return
        try:
            await self.receive(raw)
        except StorageError as error:
            self._shutdown.ask(error)
            # To return would confirm what wasn't kept, to raise would end the polling and leave the program running.
            await asyncio.Event().wait()

    async def receive(self, raw: Mapping[str, Any]) -> None:
        """Commit an update and queue it. Raises StorageError where it can't be kept."""
        row = incoming(raw, self._storage.pseudonyms)
        if not await self._storage.inbox.accept(row):
            return
        update = await self.parse(row.update_id, raw)
        if update is not None:
            await self._room.acquire()
            await super().put(update)

    async def parse(self, update_id: int, raw: Mapping[str, Any]) -> Update | None:
        """The update; None where python-telegram-bot can't read it, and then it is set aside."""
        try:
            return Update.de_json(dict(raw), self._bot)
        except Exception as error:  # its parser raises whatever an odd field leads to
            failure = f"unparsable: {type(error).__name__}"
            logger.error("Update %d is set aside (%s)", update_id, failure)
            await self._storage.inbox.fail(update_id, failure)
            return None

    def done(self) -> None:
        """One of those in hand has been dealt with."""
        self._room.release()
