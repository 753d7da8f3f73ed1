"""In a group: is the bot meant, and what is it asked?"""

from __future__ import annotations

from telegram import Message, MessageEntity, User
from telegram.constants import ChatType

_ASK = "/ask"


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
