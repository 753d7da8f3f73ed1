"""Which messages of a group reach a bot in privacy mode."""

from __future__ import annotations

from bot.simulator.messages import Message
from bot.simulator.people import User
from bot.simulator.text.entities import Entity, Formatted


def reaches_bot(message: Message, bot: User, *, reads_all: bool = False) -> bool:
    """In private everything does, and in a channel, where only administrators are. In a group: replies to the bot, its
    name, and commands meant for it.

    A command without a name is meant for the bot unless another was named; here the bot is the only one.
    Whether a bare mention reaches a bot in privacy mode is disputed among developers; here it does. With `reads_all`
    privacy mode is off.
    """
    if reads_all or message.chat.is_private or message.chat.is_channel:
        return True
    if message.reply_to is not None and message.reply_to.sender == bot:
        return True
    if message.via == bot:
        return True
    body = message.body or Formatted("")
    return any(_names(body, entity, bot) for entity in body.entities)


def _names(body: Formatted, entity: Entity, bot: User) -> bool:
    encoded = body.text.encode("utf-16-le")
    words = encoded[2 * entity.offset : 2 * entity.end].decode("utf-16-le").lower()
    if entity.type == "mention":
        return words == f"@{bot.username.lower()}"
    if entity.type == "bot_command":
        _, at, named = words.partition("@")
        return not at or named == bot.username.lower()
    return False
