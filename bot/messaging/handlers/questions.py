"""What people write: what it asks of the bot, in a group too; questions, edited questions, and what isn't text."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from datetime import datetime, timedelta

from telegram import Message, MessageEntity, User
from telegram.constants import ChatType
from telegram.ext import filters

from bot.bayan import Turn
from bot.dialogue.reply import Kind
from bot.messaging.replies.sentences import said
from bot.messaging.session import Request, Services, Sessions
from bot.storage import Answered

_MEDIA = ("photo", "video", "voice", "audio", "sticker", "animation", "location", "poll", "document", "contact")
_LIKE = {"video_note": "video", "venue": "location"}
_ANSWERS_KEPT = 10_000
_LATELY = timedelta(minutes=5)
"""For so long an answer is near enough in a busy group to be found by who asks the same."""

_ASK = "/ask"


class Questions:
    def __init__(self, services: Services, sessions: Sessions) -> None:
        self._services = services
        self._sessions = sessions
        self._said = _Said()

    async def message(self, request: Request) -> Answered:
        """A question: any text in private, in a group one that is meant for the bot; also /ask and a question."""
        first = _opener(request)
        request, turn = self._answer(await self._pointed(request))
        turn = self._with_album(request, turn)
        if first is None:
            if self._said.lately(request, turn, self._services.now()):
                request = replace(request, sender=replace(request.sender, quietly=True))
            return await self._sessions.reply(request, turn)
        # Its album was answered before its caption came.
        sent = await self._services.storage.answers.to(request.sender.place, first)
        return await self._sessions.reply(request, turn, [one.message for one in sent])

    async def edited(self, request: Request) -> Answered:
        """A question that was changed: its answer changes with it."""
        request, turn = self._answer(await self._pointed(request))
        return await self._sessions.edit(request, turn)

    async def not_text(self, request: Request) -> Answered:
        """A photo, a voice message, a sticker …: what the bot can do instead, in private only."""
        message = request.update.message
        if message is None:
            return Answered(request.surface)
        reply = said(self._services.bayan, request.context, _media_sentence(message))
        return await self._sessions.reply(request, self._with_album(request, Turn(reply, request.context)))

    def is_alarm(self, request: Request) -> bool:
        """Whether somebody who writes may be in danger."""
        return self._answer(request)[1].reply.private

    def is_in_an_album_that_was_answered(self, request: Request) -> bool:
        """Ten photos at once get one answer."""
        return _opener(request) is not None

    def _with_album(self, request: Request, turn: Turn) -> Turn:
        """The turn, which remembers the album that a message opens."""
        message = request.update.effective_message
        if message is None or message.media_group_id is None or _opener(request) is not None:
            return turn
        album = turn.context.opened_by(message.media_group_id, message.message_id, self._services.now())
        return replace(turn, context=album)

    def _answer(self, request: Request) -> tuple[Request, Turn]:
        message, bayan, now = request.update.effective_message, self._services.bayan, self._services.now()
        text = question_in(message, self._services.bot.bot) if message else None
        if text:
            return replace(request, question=text), bayan.answer(text, request.context, now)
        if message and (text := question_of_another(message, self._services.bot.bot)):
            return request, bayan.answer(text, request.context, now)  # not kept: it isn't the sender's own
        return request, Turn(said(bayan, request.context, "ask-usage"), request.context)

    async def _pointed(self, request: Request) -> Request:
        """With the answer to which a question is a reply as what is spoken of, for as long as it is known."""
        message = request.update.effective_message
        replied = message.reply_to_message if message else None
        if replied is None:
            return request
        storage = self._services.storage
        sent = await storage.answers.at(request.sender.place, replied.message_id)
        logged = await storage.log.find(sent.update_id) if sent else None
        if logged is None or not logged.facts:
            return request
        offered = logged.facts if logged.kind == Kind.CLARIFY else ()
        spoken_of = () if offered else logged.facts
        return replace(request, context=request.context.about(spoken_of, offered, self._services.now()))


def _opener(request: Request) -> int | None:
    """The message that opened a message's album; None where it stands alone or opens it. The conversation remembers it,
    so that it holds whichever replica gets the next picture.
    """
    message, album = request.update.effective_message, request.context.album
    if message is None or album is None or message.media_group_id != album[0]:
        return None
    return album[1]


class _Said:
    """What groups were told lately, in memory: whoever asks it again gets it quietly, for the answer stands above."""

    def __init__(self) -> None:
        self._last: OrderedDict[tuple[str, str], datetime] = OrderedDict()

    def lately(self, request: Request, turn: Turn, now: datetime) -> bool:
        """Whether a group that somebody asks in got this very answer a moment ago; it is remembered from now on."""
        if request.sender.is_private or turn.reply.private:
            return False
        told = request.sender.place, turn.reply.text
        before = self._last.get(told)
        if before is not None and now - before < _LATELY:
            return True
        self._last[told] = now
        self._last.move_to_end(told)
        if len(self._last) > _ANSWERS_KEPT:
            self._last.popitem(last=False)
        return False


def _media_sentence(message: Message) -> str:
    for name in (*_LIKE, *_MEDIA):
        if getattr(message, name):
            return f"not-text-{_LIKE.get(name, name)}"
    return "not-text-other"


class Meant(filters.MessageFilter):
    """Words that are meant for the bot."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._bot = services.bot

    def filter(self, message: Message) -> bool:
        return question_in(message, self._bot.bot) is not None


def question_in(message: Message, bot: User) -> str | None:
    """What a message asks of the bot, without its name or /ask; None where the bot isn't meant.

    In private every text is meant for it, other commands excepted.
    """
    entities = message.entities if message.text is not None else message.caption_entities
    text = message.text if message.text is not None else message.caption or ""
    if message.via_bot is not None and message.via_bot.id == bot.id:
        return None  # an answer of ours that somebody sent through inline mode
    if message.is_automatic_forward:
        return None  # a channel's post in the group where it is discussed: answered in the channel
    if text.startswith("/"):
        return _after_ask(text, bot)
    named, rest = _without_name(text, entities, bot)
    replied = message.reply_to_message
    is_reply = replied is not None and replied.from_user is not None and replied.from_user.id == bot.id
    is_private = message.chat.type == ChatType.PRIVATE
    return rest.strip() if is_private or named or is_reply else None


def question_of_another(message: Message, bot: User) -> str:
    """What somebody else asked, where a message that has no question of its own is a reply to it; else nothing."""
    replied = message.reply_to_message
    if replied is None or (replied.from_user is not None and replied.from_user.is_bot):
        return ""
    text = replied.text if replied.text is not None else replied.caption or ""
    return _without_name(text, replied.entities or replied.caption_entities, bot)[1].strip()


def _after_ask(text: str, bot: User) -> str | None:
    command, *rest = text.split(maxsplit=1)
    name, _, addressee = command.lower().partition("@")
    is_ours = name == _ASK and addressee in ("", (bot.username or "").lower())
    return "".join(rest).strip() if is_ours else None


def _without_name(text: str, entities: tuple[MessageEntity, ...], bot: User) -> tuple[bool, str]:
    """Whether the bot is mentioned, and the text without that. Telegram counts offsets in UTF-16 units."""
    encoded = text.encode("utf-16-le")
    is_named = False
    for entity in reversed(entities):
        start, end = 2 * entity.offset, 2 * (entity.offset + entity.length)
        written = encoded[start:end].decode("utf-16-le", errors="ignore")
        by_name = entity.type == MessageEntity.MENTION and written.lower() == f"@{(bot.username or '').lower()}"
        by_link = entity.type == MessageEntity.TEXT_MENTION and entity.user is not None and entity.user.id == bot.id
        if by_name or by_link:
            is_named = True
            encoded = encoded[:start] + encoded[end:]
    return is_named, encoded.decode("utf-16-le", errors="ignore")
