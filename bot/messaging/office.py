"""The press office’s side: brings questions to staff, tells both sides that one is closed, and closes what nobody goes
on with. What isn’t done stands in the database, so a kill or an outage loses nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from telegram.error import TelegramError

from bot.dialogue.context import Context
from bot.dialogue.reply import Reply
from bot.facts.factbase import Language
from bot.messaging.corrections import again_and_again
from bot.messaging.replies import office as sentences
from bot.messaging.replies.formatting import keyboard, pieces
from bot.messaging.session import Services
from bot.messaging.transport.delivery import Delivery, UnreachableError
from bot.messaging.updates import Sender, writing_to
from bot.storage import Address, Handover, StorageError
from bot.storage.handovers import ASKER, NOBODY, SILENCE, STAFF
from bot.typed_json import ShapeError, read

_A_DAY = timedelta(days=1)

Draw = Callable[[Context], Reply]

logger = logging.getLogger(__name__)


class Office:
    def __init__(self, services: Services) -> None:
        self._services = services
        self._storage = services.storage
        self._delivery = Delivery(services.bot)

    async def round(self) -> None:
        """Bring what nobody has got yet, and close what a day has passed over. Raises StorageError."""
        if not self._services.staff:
            return
        handovers, now = self._storage.handovers, self._services.now()
        for handed in await handovers.unreached():
            if await handovers.claim(handed.id):
                await self._bring(handed)
        for handed in await handovers.unclaimed():
            if now >= self._deadline(handed) and await handovers.claim(handed.id):
                await self.close(handed, SILENCE)

    async def run(self) -> None:
        """Until the bot is to stop."""
        try:
            await self._storage.handovers.release_claims()
        except StorageError as error:
            self._services.shutdown.ask(error)
        await again_and_again(self.round, self._services.shutdown)

    def chats(self) -> tuple[int, ...]:
        """Where questions go: the group, or each member of staff."""
        group = self._services.staff_chat
        return (group,) if group is not None else tuple(sorted(self._services.staff))

    async def tell_staff(self, handed: Handover, draw: Draw) -> bool:
        """Say something about a question in each chat of staff; False where none of them could be reached.

        Raises TelegramError where Telegram can’t be reached.
        """
        has_reached = False
        for chat in self.chats():
            place = self._storage.pseudonyms.place(chat)
            reply = draw(await self._context(chat))
            try:
                numbers = await self._send(self._at(chat), reply)
            except UnreachableError:
                continue
            has_reached = True
            await self._storage.handovers.link(handed, STAFF, place, numbers, self._until())
        return has_reached

    async def close(self, handed: Handover, by: str) -> None:
        """Tell both, then forget where the question came from; what fails for good at one side keeps nothing open."""
        question = await self.question(handed)
        was_answered, bayan = handed.answered_at is not None, self._services.bayan

        def draw(context: Context, *, is_asker: bool = False) -> Reply:
            return sentences.closed(bayan, context, by, question, is_asker=is_asker, was_answered=was_answered)

        try:
            if handed.address is not None:
                sender = writing_to(handed.person, handed.place, handed.address)
                try:
                    await self._send(sender, draw(Context(spoken=Language(handed.language)), is_asker=True))
                except UnreachableError:
                    logger.info("Who asked can't be reached any more")
            if by != NOBODY:
                await self.tell_staff(handed, draw)
        except TelegramError as error:
            if by == SILENCE:  # it comes round again
                logger.warning("Closing a question waits: %s", type(error).__name__)
                return
        await self._storage.handovers.close(handed.id, by)

    async def question(self, handed: Handover) -> str:
        """The asker’s words, where they are still kept."""
        row = await self._storage.log.find(handed.update_id)
        return (row.question if row else None) or "…"

    def is_staff(self, user_id: int, chat_id: int) -> bool:
        """Whether somebody there answers for the office."""
        return user_id in self._services.staff or chat_id == self._services.staff_chat

    async def _bring(self, handed: Handover) -> None:
        row = await self._storage.log.find(handed.update_id)
        if row is None or row.question is None:  # forgotten meanwhile
            await self._storage.handovers.close(handed.id, NOBODY)
            return
        question, kind, bayan = row.question, row.kind, self._services.bayan
        try:
            if not await self.tell_staff(handed, lambda one: sentences.to_staff(bayan, one, handed, question, kind)):
                logger.warning("No member of staff can be reached; each must write to the bot once, or be in the group")
                await self.close(handed, NOBODY)
        except TelegramError as error:
            logger.warning("A question to the press office waits: %s", type(error).__name__)

    def _deadline(self, handed: Handover) -> datetime:
        """A day after the last word; where staff are to write, a day after they could."""
        hours, last = self._services.hours, handed.last_at
        if hours is not None and handed.last_by == ASKER:
            last = hours.opens(last.astimezone(self._services.bayan.base.release.timezone))
        return last + _A_DAY

    async def _context(self, chat: int) -> Context:
        """In which language staff are written to: that in which they wrote last, else both."""
        pseudonyms = self._storage.pseudonyms
        data = await self._storage.contexts.load(pseudonyms.person(chat), pseudonyms.place(chat))
        try:
            known = read(data, Context) if data else Context()
        except ShapeError:
            known = Context()
        return Context(chosen=known.chosen, spoken=known.spoken)

    async def _send(self, sender: Sender, reply: Reply) -> list[int]:
        drawn = pieces(reply)
        return [
            await self._delivery.send(sender, piece, keyboard(reply, 0, rated=False) if piece is drawn[-1] else None)
            for piece in drawn
        ]

    def _at(self, chat: int) -> Sender:
        pseudonyms = self._storage.pseudonyms
        return writing_to(pseudonyms.person(chat), pseudonyms.place(chat), Address(chat, chat))

    def _until(self) -> datetime:
        return self._services.now() + self._storage.lifetime
