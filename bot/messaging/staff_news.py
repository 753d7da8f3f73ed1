"""Tells staff who want it what was asked, once a day, and at once when something piles up."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from datetime import timedelta

from telegram.error import TelegramError

from bot.dialogue.reply import Reply
from bot.facts.factbase import Language
from bot.messaging.replies.digest import alert, digest
from bot.messaging.replies.formatting import pieces
from bot.messaging.session import Services
from bot.messaging.transport.delivery import Delivery, UnreachableError
from bot.messaging.transport.retry import aside
from bot.messaging.updates import writing_to
from bot.storage import Address, Piled, Reader, StorageError
from bot.storage.staff_news import OPEN

HOUR = 8
"""Of the day at the press office, when its work begins."""
WINDOW = timedelta(hours=1)
_PREMISE, _OPEN = 5, 10
"""So many people in an hour, chosen by hand: a wrong premise that five strangers share came from somewhere, and is
worth a word at once; somebody finds nothing every hour, and ten who don't are missing a phrasing or a fact."""
_LOOK_SECONDS = 60.0

logger = logging.getLogger(__name__)


class StaffNews:
    """One for each bot at work; `round` does all that is due, `run` does it again and again."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._storage = services.storage
        self._delivery = Delivery(services.bot)

    async def run(self) -> None:
        """Until the bot is to stop."""
        aside.set(True)
        shutdown = self._services.shutdown
        try:
            while not shutdown.is_asked:
                await self.round()
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(_LOOK_SECONDS):
                        await shutdown.wait()
        except StorageError as error:
            shutdown.ask(error)

    async def round(self) -> None:
        """Tell whoever is to be told now. Raises StorageError where the database is gone."""
        readers = [one for one in await self._storage.staff_news.readers() if one.staff in self._services.staff]
        if not readers:
            return
        for piled in await self._storage.staff_news.piled(self._services.now() - WINDOW):
            least = _OPEN if piled.kind == OPEN else _PREMISE
            if piled.people >= least and await self._storage.staff_news.claim_alert(piled):
                await self._alert(readers, piled)
        for reader in readers:
            await self._digest(reader)

    async def _alert(self, readers: list[Reader], piled: Piled) -> None:
        bayan = self._services.bayan
        since = self._services.now() - WINDOW
        asked = await self._storage.log.unanswered(since) if piled.kind == OPEN else ()
        for reader in readers:
            await self._send(reader, alert(bayan, Language(reader.language), piled, asked))

    async def _digest(self, reader: Reader) -> None:
        bayan, now = self._services.bayan, self._services.now()
        here = now.astimezone(bayan.base.release.timezone)
        today = here.date()
        if here.hour < HOUR or reader.digest_on >= today:
            return
        if not await self._storage.staff_news.claim_digest(reader.staff, reader.digest_on, today):
            return
        logged = await self._storage.log.since(now - timedelta(days=1))
        held = self._services.knowledge.held
        if not await self._send(reader, digest(bayan, Language(reader.language), logged, held)):
            await self._storage.staff_news.claim_digest(
                reader.staff, today, reader.digest_on
            )  # tried again at the next

    async def _send(self, reader: Reader, reply: Reply) -> bool:
        """Whether it is out, or can never be."""
        pseudonyms, to = self._storage.pseudonyms, Address(reader.staff, reader.staff, None)
        sender = writing_to(pseudonyms.person(reader.staff), pseudonyms.place(reader.staff), to)
        try:
            for piece in pieces(reply):
                await self._delivery.send(sender, piece, None)
        except UnreachableError:
            return True
        except TelegramError as error:
            logger.warning("A word to staff waits: %s", type(error).__name__)
            return False
        return True
