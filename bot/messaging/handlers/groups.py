"""In a group: is the bot meant, and what is it asked? Being put there, being forbidden, and leaving."""

from __future__ import annotations

import contextlib

from telegram import ChatMemberUpdated, Message, MessageEntity, Update, User
from telegram.constants import ChatMemberStatus, ChatType, ParseMode
from telegram.error import BadRequest, Forbidden
from telegram.ext import filters

from bot.dialogue.context import Context
from bot.messaging.replies.formatting import pieces
from bot.messaging.replies.sentences import said
from bot.messaging.sender import interface_of
from bot.messaging.services import Services
from bot.storage import Answered

_ASK = "/ask"
_OUTSIDE = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)


class Groups:
    def __init__(self, services: Services) -> None:
        self._services = services

    async def membership(self, update: Update) -> Answered:
        """On joining a group: how to be heard there, once, or that staff forbid it. Being blocked, or leaving, needs no
        answer.
        """
        change = update.my_chat_member
        if change is None or change.chat.type not in (ChatType.GROUP, ChatType.SUPERGROUP):
            return Answered("membership")
        old, new = change.old_chat_member.status, change.new_chat_member.status
        if old not in _OUTSIDE or new in _OUTSIDE:
            return Answered("membership")
        context = Context(interface=interface_of(change.from_user))
        if await self._is_forbidden(change):
            await self.leave(change.chat.id, context)
            return Answered("membership")
        bot = self._services.bot
        hears_all = bot.bot.can_read_all_group_messages or new == ChatMemberStatus.ADMINISTRATOR
        greeting = "group-hello" if hears_all else "group-hint"
        reply = said(self._services.bayan, context, greeting, username=f"@{bot.username}")
        with contextlib.suppress(BadRequest, Forbidden):  # a group where only some may write
            await bot.send_message(change.chat.id, pieces(reply)[0].html, parse_mode=ParseMode.HTML)
        return Answered("membership")

    async def _is_forbidden(self, change: ChatMemberUpdated) -> bool:
        """Staff who forbade a group allow it again by adding the bot themselves."""
        storage = self._services.storage
        place = storage.pseudonyms.place(change.chat.id)
        if change.from_user.id in self._services.staff:
            await storage.forbidden.remove(place)
        return await storage.forbidden.has(place)

    async def leave(self, chat_id: int, context: Context) -> None:
        """Say where the bot can be asked instead, where it may write, and go."""
        bot = self._services.bot
        reply = said(self._services.bayan, context, "group-forbidden", username=f"@{bot.username}")
        with contextlib.suppress(BadRequest, Forbidden):
            await bot.send_message(chat_id, pieces(reply)[0].html, parse_mode=ParseMode.HTML)
        with contextlib.suppress(BadRequest, Forbidden):  # put out already
            await bot.leave_chat(chat_id)


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
