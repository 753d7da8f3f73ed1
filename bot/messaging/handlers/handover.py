"""To a person and back: a question goes to the press office, staff answer by replying, the asker may ask back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from telegram.error import TelegramError

from bot.bayan import Turn
from bot.dialogue.reply import Reply
from bot.messaging.handlers.questions import question_in
from bot.messaging.office import Office
from bot.messaging.replies import office as sentences
from bot.messaging.replies.keep import ways
from bot.messaging.replies.sentences import said
from bot.messaging.session import Request, Services, Sessions
from bot.messaging.transport.delivery import UnreachableError
from bot.messaging.updates import address_of, writing_to
from bot.storage import Answered, Follower, Handover
from bot.storage.handovers import ASKER, NOBODY, STAFF

SURFACE = "handover"
Handler = Callable[[Request], Awaitable[Answered]]


class Handovers:
    def __init__(self, services: Services, sessions: Sessions) -> None:
        self._services = services
        self._sessions = sessions
        self._storage = services.storage
        self._office = Office(services)

    def before(self, handler: Handler) -> Handler:
        """A handler that first looks whether what came is a reply about a question in the office's hands."""

        async def handle(request: Request) -> Answered:
            return await self._passed_on(request) or await handler(request)

        return handle

    async def offered(self, request: Request, update_id: int) -> Reply | None:
        """A press on “Ask the press office”: what it means; None where the question is no longer kept."""
        question = await self._question(request, update_id)
        if question is None or not self._services.staff:
            return None
        return sentences.offer(self._services.bayan, request.context, question, update_id)

    async def sent(self, request: Request, update_id: int) -> Reply | None:
        """A press on “Send”: the question is with the office from now on."""
        bayan, context, sender = self._services.bayan, request.context, request.sender
        if await self._question(request, update_id) is None or not self._services.staff:
            return None
        now = self._services.now()
        asker = Follower(
            sender.person, sender.place, address_of(sender), context.languages[0].value, now + self._storage.lifetime
        )
        message = await self._message_that_asked(request)
        handed = await self._storage.handovers.open(asker, update_id, message, context.entry_ids)
        if handed is None:
            return said(bayan, context, "office-already")
        return sentences.sent(bayan, context, handed, self._services.hours, now)

    async def _message_that_asked(self, request: Request) -> int:
        """In a group the answer is to stand below the question: over the offer, and the reply that had its button."""
        place, message = request.sender.place, request.sender.message
        while (sent := await self._storage.answers.at(place, message)) and sent.asked and sent.asked < message:
            message = sent.asked
        return message

    async def closed(self, request: Request, number: int) -> str | None:
        """A press on “Close”, by either side; the notice that says so, None where there is nothing to close."""
        handed = await self._storage.handovers.find(number)
        sender = request.sender
        is_asker = handed is not None and handed.person == sender.person and handed.place == sender.place
        if handed is None or not (is_asker or self._office.is_staff(sender.user_id, sender.chat_id)):
            return None
        if not handed.is_open:
            return "office-already-closed"
        await self._office.close(handed, ASKER if is_asker else STAFF)
        return "office-is-closed"

    async def _question(self, request: Request, update_id: int) -> str | None:
        """The words of this person's question; what may be an alarm has none."""
        row = await self._storage.log.find(update_id)
        return row.question if row is not None and row.person == request.sender.person else None

    async def _passed_on(self, request: Request) -> Answered | None:
        message = request.update.effective_message
        replied = message.reply_to_message if message else None
        if message is None or replied is None:
            return None
        found = await self._storage.handovers.at(request.sender.place, replied.message_id)
        if found is None:
            return None
        handed, side = found
        text = question_in(message, self._services.bot.bot) or ""
        if side == STAFF:
            return await self._from_staff(request, handed, text)
        if not handed.is_open or not text or self._is_alarm(request, text):
            return None  # it is for the bot then, and danger is shown to nobody
        return await self._back(request, handed, text)

    def _is_alarm(self, request: Request, text: str) -> bool:
        return self._services.bayan.answer(text, request.context, self._services.now()).reply.private

    async def _from_staff(self, request: Request, handed: Handover, text: str) -> Answered:
        """What staff write goes to whoever asked."""
        if not handed.is_open or handed.address is None:
            return await self._say(request, "office-already-closed")
        if not text:
            return await self._say(request, "office-text-only")
        bayan, sender = self._services.bayan, writing_to(handed.person, handed.place, handed.address)
        if not sender.is_private:
            sender = replace(sender, reply_to=handed.message)
        is_changed = request.update.edited_message is not None
        try:
            numbers = await self._sessions.pass_on(
                request, sender, sentences.from_office(bayan, handed, text, is_changed=is_changed)
            )
        except UnreachableError:
            await self._storage.handovers.close(handed.id, NOBODY)
            return await self._say(request, "office-not-delivered")
        until = self._services.now() + self._storage.lifetime
        await self._storage.handovers.link(handed, ASKER, handed.place, numbers, until)
        await self._storage.handovers.staff_wrote(handed.id, text)
        keeps = self._services.tries is not None and request.sender.user_id in self._services.staff
        buttons = ways(bayan, request.context, handed.id) if keeps else ()
        reply = said(bayan, request.context, "office-passed-on", buttons=buttons)
        return replace(await self._sessions.reply(request, Turn(reply, request.context)), surface=SURFACE)

    async def _back(self, request: Request, handed: Handover, text: str) -> Answered:
        """What somebody asks back goes to staff, a few times."""
        if handed.turns >= sentences.MOST_TURNS:
            return await self._say(request, "office-no-more")
        bayan, question = self._services.bayan, await self._office.question(handed)
        try:
            has_reached = await self._office.tell_staff(
                handed, lambda context: sentences.asked_back(bayan, context, handed, question, text)
            )
        except TelegramError:
            has_reached = False
        if not has_reached:
            return await self._say(request, "office-back-failed")
        await self._storage.handovers.asker_wrote(handed.id)
        return await self._say(request, "office-passed-back")

    async def _say(self, request: Request, message_id: str) -> Answered:
        reply = said(self._services.bayan, request.context, message_id)
        return replace(await self._sessions.reply(request, Turn(reply, request.context)), surface=SURFACE)
