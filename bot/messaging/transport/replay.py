"""What an earlier run accepted and never completed is done first, before anything new."""

from __future__ import annotations

import json
import logging
from typing import Any

from telegram.ext import Application

from bot.messaging.transport.update_queue import Processor, UpdateQueue
from bot.messaging.updates import lane_of
from bot.storage import Pending, Storage

MOST_REPLAYS = 3
"""An update that was being replayed each time the process died is what kills it: once is bad luck, twice may be, three
times isn't. Replays run one at a time, so no other update is blamed; one that waits for Telegram isn't, either."""

logger = logging.getLogger(__name__)

_Application = Application[Any, Any, Any, Any, Any, Any]


class Replay:
    def __init__(self, application: _Application, queue: UpdateQueue, processor: Processor, storage: Storage) -> None:
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
            else:
                await self._replay(row)

    async def _replay(self, row: Pending) -> None:
        """Begin an update again, until it is done or waits for Telegram; its chat's others line up behind it."""
        raw = json.loads(row.raw)
        update = await self._queue.parse(row.update_id, raw, row.received_at)
        if update is None:
            return
        if not self._queue.occupy(lane_of(raw), row.update_id):
            self._queue.line_up(lane_of(raw), row.update_id)
            return
        logger.info("Replaying update %d", row.update_id)
        await self._inbox.begin_again(row.update_id)
        hand = self._processor.begin(row.update_id, self._application.process_update(update))
        await hand.settled.wait()
