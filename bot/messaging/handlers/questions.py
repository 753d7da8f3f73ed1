"""What people write: questions, edited questions, and what isn't text."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace

from telegram import Message

from bot.bayan import Turn
from bot.messaging.handlers.groups import question_in
from bot.messaging.replies.sentences import said
from bot.messaging.services import Services
from bot.messaging.session import Request, Sessions
from bot.storage import Answered

_MEDIA = ("photo", "video", "voice", "audio", "sticker", "animation", "location", "poll", "document", "contact")
_LIKE = {"video_note": "video", "venue": "location"}
_ALBUMS_KEPT = 10_000


class Questions:
    def __init__(self, services: Services, sessions: Sessions) -> None:
        self._services = services
        self._sessions = sessions
        self._albums: OrderedDict[str, None] = OrderedDict()

    async def message(self, request: Request) -> Answered:
        """A question: any text in private, in a group one that is meant for the bot; also /ask and a question."""
        request, turn = self._answer(request)
        return await self._sessions.reply(request, turn)

    async def edited(self, request: Request) -> Answered:
        """A question that was changed: its answer changes with it."""
        request, turn = self._answer(request)
        return await self._sessions.edit(request, turn)

    async def not_text(self, request: Request) -> Answered:
        """A photo, a voice message, a sticker …: what the bot can do instead, in private only."""
        message = request.update.message
        if message is None or not self._is_first_of_album(message):
            return Answered(request.surface)
        reply = said(self._services.bayan, request.context, _media_sentence(message))
        return await self._sessions.reply(request, Turn(reply, request.context))

    def _answer(self, request: Request) -> tuple[Request, Turn]:
        message, bayan = request.update.effective_message, self._services.bayan
        text = question_in(message, self._services.bot.bot) if message else None
        if not text:
            return request, Turn(said(bayan, request.context, "ask-usage"), request.context)
        return replace(request, question=text), bayan.answer(text, request.context, self._services.now())

    def _is_first_of_album(self, message: Message) -> bool:
        """Whether a message stands alone or opens its album: ten photos at once get one answer."""
        album = message.media_group_id
        if album is None:
            return True
        if album in self._albums:
            return False
        self._albums[album] = None
        if len(self._albums) > _ALBUMS_KEPT:
            self._albums.popitem(last=False)
        return True


def _media_sentence(message: Message) -> str:
    for name in (*_LIKE, *_MEDIA):
        if getattr(message, name):
            return f"not-text-{_LIKE.get(name, name)}"
    return "not-text-other"
