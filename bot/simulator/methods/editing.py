"""What the bot changes: its own messages, and reactions."""

from __future__ import annotations

from typing import Any

from bot.simulator import refusals
from bot.simulator.arguments import Arguments
from bot.simulator.keyboard import inline_rows, read_markup
from bot.simulator.messages import Message
from bot.simulator.methods.common import (
    CHAT_RULES,
    FORMAT_RULES,
    MARKUP_RULES,
    TEXT_RULES,
    caption_of,
    chat_of,
    message_of,
    text_of,
)
from bot.simulator.methods.media import input_media
from bot.simulator.methods.sending import link_preview
from bot.simulator.methods.table import Method
from bot.simulator.refusals import Rule
from bot.simulator.service import Service

Result = dict[str, Any] | bool
_REACTIONS = frozenset(
    (
        "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 "
        "🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 "
        "😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 "
        "🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡 "
    ).split()
)
"""The emoji that Telegram takes as a reaction."""
_EDIT_RULES = (
    refusals.NO_MESSAGE_ID, refusals.EDIT_NOT_FOUND, refusals.EDIT_FORBIDDEN, refusals.EDIT_INLINE,
    refusals.NOT_MODIFIED,
)  # fmt: skip


async def edit_message_text(service: Service, arguments: Arguments) -> Result:
    body = text_of(service, arguments, refusals.TEXT_LONG_EDIT)
    markup = read_markup(arguments.values.get("reply_markup"))
    message = _own(service, arguments)
    if message.media is not None:
        raise refusals.EDIT_NO_TEXT.refuse()
    if message.body == body and inline_rows(message.markup) == inline_rows(markup):
        raise refusals.NOT_MODIFIED.refuse()
    return _edited(
        service, message, body=body, markup=markup, extra=_without_preview(message) | link_preview(arguments)
    )


async def edit_message_caption(service: Service, arguments: Arguments) -> Result:
    caption = caption_of(service, arguments)
    markup = read_markup(arguments.values.get("reply_markup"))
    message = _own(service, arguments)
    if message.media is None:
        raise refusals.NO_CAPTION.refuse()
    if message.body == caption and inline_rows(message.markup) == inline_rows(markup):
        raise refusals.NOT_MODIFIED.refuse()
    return _edited(service, message, body=caption, markup=markup)


async def edit_message_media(service: Service, arguments: Arguments) -> Result:
    markup = read_markup(arguments.values.get("reply_markup"))
    message = _own(service, arguments)
    caption, media = input_media(service, arguments, "media")
    return _edited(service, message, body=caption, media=media, markup=markup)


async def edit_ephemeral_text(service: Service, arguments: Arguments) -> bool:
    """A message that one person of a group sees (Bot API 10.2)."""
    body = text_of(service, arguments, refusals.TEXT_LONG_EDIT)
    message = _ephemeral(service, arguments)
    _edited(service, message, body=body, markup=read_markup(arguments.values.get("reply_markup")))
    return True


async def edit_ephemeral_markup(service: Service, arguments: Arguments) -> bool:
    markup = read_markup(arguments.values.get("reply_markup"))
    _edited(service, _ephemeral(service, arguments), markup=markup)
    return True


async def delete_ephemeral(service: Service, arguments: Arguments) -> bool:
    service.world.remove(_ephemeral(service, arguments))
    return True


async def edit_message_reply_markup(service: Service, arguments: Arguments) -> Result:
    markup = read_markup(arguments.values.get("reply_markup"))
    message = _own(service, arguments)
    if inline_rows(message.markup) == inline_rows(markup):
        raise refusals.NOT_MODIFIED.refuse()
    return _edited(service, message, markup=markup)


async def delete_message(service: Service, arguments: Arguments) -> bool:
    for name, rule in (("chat_id", refusals.NO_CHAT_ID), ("message_id", refusals.NO_MESSAGE_ID)):
        if not arguments.has(name):
            raise rule.refuse()
    message = message_of(service, arguments, refusals.DELETE_NOT_FOUND)
    if message.sender != service.world.bot and not message.chat.is_private:
        raise refusals.DELETE_FORBIDDEN.refuse()
    service.world.remove(message)
    return True


async def delete_messages(service: Service, arguments: Arguments) -> bool:
    """Those of them that are there and may be deleted; the others are passed over."""
    chat = chat_of(service, arguments)
    ids = arguments.list("message_ids")
    if not ids:
        raise refusals.NO_MESSAGE_IDS.refuse()
    found = [service.world.find(chat.id, int(one)) for one in ids if str(one).isdecimal()]
    for message in found:
        if message is not None and (message.sender == service.world.bot or chat.is_private):
            service.world.remove(message)
    return True


async def set_message_reaction(service: Service, arguments: Arguments) -> bool:
    emoji = _reaction(arguments)
    message = message_of(service, arguments, refusals.REACT_NOT_FOUND)
    reactions = {**message.reactions, service.world.bot.id: emoji}
    service.world.change(message, kind="reaction", reactions=reactions)
    return True


def _own(service: Service, arguments: Arguments) -> Message:
    """The bot's message that is to be edited: in a chat, or one sent through inline mode."""
    if not arguments.has("chat_id") and not arguments.has("message_id"):
        if not arguments.has("inline_message_id"):
            raise refusals.NO_MESSAGE_ID.refuse()
        found = service.world.inline_message(arguments.text("inline_message_id"))
        if found is None:
            raise refusals.EDIT_INLINE.refuse()
        return found
    message = message_of(service, arguments, refusals.EDIT_NOT_FOUND)
    if message.sender != service.world.bot:
        raise refusals.EDIT_FORBIDDEN.refuse()
    return message


def _ephemeral(service: Service, arguments: Arguments) -> Message:
    chat = chat_of(service, arguments)
    message = service.world.find(chat.id, arguments.integer("ephemeral_message_id"))
    if message is None or message.receiver is None or message.receiver.id != arguments.integer("receiver_user_id"):
        raise refusals.EPHEMERAL_NOT_FOUND.refuse()
    return message


def _without_preview(message: Message) -> dict[str, Any]:
    return {name: value for name, value in message.extra.items() if name != "link_preview_options"}


def _edited(service: Service, message: Message, **changes: Any) -> Result:
    changed = service.world.change(message, **changes, edited=int(service.world.now()))
    return True if message.inline_id else changed.json()


def _reaction(arguments: Arguments) -> tuple[str, ...]:
    """A bot may leave one reaction on a message, of the usual ones."""
    try:
        kinds = arguments.parsed("reaction") or []
    except ValueError as error:
        raise refusals.REACTION_JSON.refuse() from error
    if not isinstance(kinds, list):
        raise refusals.REACTION_LIST.refuse()
    emoji = tuple(str(kind.get("emoji")) if isinstance(kind, dict) else "" for kind in kinds)
    if len(emoji) > 1 or not set(emoji) <= _REACTIONS:
        raise refusals.REACTION_INVALID.refuse()
    return emoji


_CHAT: tuple[Rule, ...] = CHAT_RULES[1:]

METHODS = (
    Method(
        "editMessageText",
        edit_message_text,
        (
            *TEXT_RULES,
            refusals.TEXT_LONG_EDIT,
            *MARKUP_RULES,
            *CHAT_RULES,
            *_EDIT_RULES,
            refusals.EDIT_NO_TEXT,
        ),
    ),
    Method(
        "editMessageCaption",
        edit_message_caption,
        (
            *FORMAT_RULES,
            refusals.CAPTION_LONG,
            *MARKUP_RULES,
            *CHAT_RULES,
            *_EDIT_RULES,
            refusals.NO_CAPTION,
        ),
    ),
    Method(
        "editMessageMedia",
        edit_message_media,
        (
            *MARKUP_RULES,
            *CHAT_RULES,
            *_EDIT_RULES[:-1],
            refusals.MEDIA_JSON,
            refusals.MEDIA,
        ),
    ),
    Method(
        "editEphemeralMessageText",
        edit_ephemeral_text,
        (
            *TEXT_RULES,
            refusals.TEXT_LONG_EDIT,
            *MARKUP_RULES,
            *CHAT_RULES,
            refusals.EPHEMERAL_NOT_FOUND,
        ),
    ),
    Method(
        "editEphemeralMessageReplyMarkup",
        edit_ephemeral_markup,
        (*MARKUP_RULES, *CHAT_RULES, refusals.EPHEMERAL_NOT_FOUND),
    ),
    Method("deleteEphemeralMessage", delete_ephemeral, (*CHAT_RULES, refusals.EPHEMERAL_NOT_FOUND)),
    Method("deleteMessages", delete_messages, (*CHAT_RULES, refusals.NO_MESSAGE_IDS)),
    Method("editMessageReplyMarkup", edit_message_reply_markup, (*MARKUP_RULES, *CHAT_RULES, *_EDIT_RULES)),
    Method(
        "deleteMessage",
        delete_message,
        (refusals.NO_CHAT_ID, refusals.NO_MESSAGE_ID, *_CHAT, refusals.DELETE_NOT_FOUND, refusals.DELETE_FORBIDDEN),
    ),
    Method(
        "setMessageReaction",
        set_message_reaction,
        (
            *CHAT_RULES,
            refusals.REACT_NOT_FOUND,
            refusals.REACTION_JSON,
            refusals.REACTION_LIST,
            refusals.REACTION_INVALID,
        ),
    ),
)
