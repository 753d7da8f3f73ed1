"""What an earlier run accepted and never completed is done first, before anything new."""

from __future__ import annotations

import json
import logging
from typing import Any

from telegram import Update
from telegram.ext import Application

from bot.messaging.transport.processor import ChatProcessor
from bot.messaging.transport.update_queue import UpdateQueue
from bot.storage import Pending, Storage

MOST_REPLAYS = 3
"""An update that was being replayed each time the process died is what kills it: once is bad luck, twice may be, three
times isn't. Replays run one at a time, so no other update is blamed."""

logger = logging.getLogger(__name__)


_Application = Application[Any, Any, Any, Any, Any, Any]


class Replay:
    def __init__(
        self, application: _Application, queue: UpdateQueue, processor: ChatProcessor, storage: Storage
    ) -> None:
        self._application = application
        self._queue = queue
        self._processor = processor
        self._inbox = storage.inbox

    async def run(self) -> None:
        """Replay what is pending, in the order of arrival. Raises StorageError where the database is gone."""
        for row in await self._inbox.pending():
            if row.attempts >= MOST_REPLAYS:
                logger.error("Update %d is set aside: the program died each time it was replayed", row.update_id)
                await self._inbox.fail(row.update_id, "crashed")
            elif (update := await self._read(row)) is not None:
                logger.info("Replaying update %d", row.update_id)
                await self._inbox.begin_again(row.update_id)
                await self._processor.in_turn(update, self._application.process_update(update))

    async def _read(self, row: Pending) -> Update | None:
        return await self._queue.parse(row.update_id, json.loads(row.raw))
