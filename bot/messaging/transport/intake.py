"""The way in: an update is committed before anyone else touches it, and handed out when its chat's turn has come."""

from __future__ import annotations

import asyncio
import logging
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from telegram import Bot, Update

from bot.messaging.metrics import SET_ASIDE
from bot.messaging.shutdown import Shutdown
from bot.messaging.transport.processor import InHand
from bot.messaging.transport.raw_update import UnreadableError, incoming, parsed, unwrapped
from bot.storage import Incoming, Storage, StorageError
from bot.storage.claims import Claim

MOST_IN_HAND = 256
"""Updates that are being answered at once, one a chat. The others stand in line, most of them in the database only."""

logger = logging.getLogger(__name__)


class Intake(asyncio.Queue[object], ABC):
    """The application's queue. Receipt is at least once: Telegram confirms an update as soon as `put` returns, and by
    then it is in the database.

    One of each chat is in hand at a time, and chats take turns: who writes much, or can't be reached, holds up nobody.
    """

    def __init__(self, storage: Storage, bot: Bot, shutdown: Shutdown, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._storage = storage
        self._bot = bot
        self._shutdown = shutdown

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

    async def receive(self, raw: Mapping[str, Any], *, at_once: bool = False) -> None:
        """Commit an update and put it in line. Raises StorageError where it can't be kept; a database server that is
        away is waited for, unless it is to be `at_once`.
        """
        try:
            row = incoming(raw, self._storage.pseudonyms)
        except Exception as error:  # nothing that arrives may end the intake
            await self._set_aside(raw, error)
            return
        await self._keep(raw, row, at_once)

    @abstractmethod
    async def _keep(self, raw: Mapping[str, Any], row: Incoming, at_once: bool) -> None: ...

    @abstractmethod
    def held(self, hand: InHand) -> None:
        """One in hand waits for Telegram: its chat goes on waiting, and another chat may take its place."""

    @abstractmethod
    def finished(self, hand: InHand) -> None:
        """One in hand has been dealt with."""

    @abstractmethod
    async def close(self) -> None:
        """Hand out nothing more; what stands in line stays in the database."""

    async def parse(
        self, update_id: int, raw: Mapping[str, Any], received_at: datetime, claim: Claim | None = None
    ) -> Update | None:
        """The update; None where python-telegram-bot can't read it, and then it is set aside."""
        try:
            return parsed(raw, self._bot, received_at, claim)
        except Exception as error:  # its parser raises whatever an odd field leads to
            failure = f"unparsable: {type(error).__name__}"
            logger.error("Update %d is set aside (%s)", update_id, failure)
            await self._storage.inbox.fail(update_id, failure)
            SET_ASIDE.inc()
            return None

    async def _set_aside(self, raw: Mapping[str, Any], error: Exception) -> None:
        """Keep of an update that can't be kept its number and the reason, where even that can be."""
        SET_ASIDE.inc()
        why = str(error) if isinstance(error, UnreadableError) else type(error).__name__
        logger.error("Update %d is set aside (unreadable: %s)", raw["update_id"], why)
        try:
            number = Incoming(update_id=raw["update_id"], raw="{}", surface="unknown")
            if await self._storage.inbox.accept(number):
                await self._storage.inbox.fail(number.update_id, f"unreadable: {why}")
        except (OverflowError, UnicodeError):
            return
