"""What the bot changes: its own messages, and reactions."""

from __future__ import annotations

from typing import Any

from bot.simulator import refusals
from bot.simulator.arguments import Arguments
from bot.simulator.keyboard import inline_rows, read_markup
from bot.simulator.messages import Message
from bot.simulator.methods.common import CHAT_RULES, MARKUP_RULES, TEXT_RULES, message_of, text_of
from bot.simulator.methods.table import Method
from bot.simulator.reactions import REACTIONS
from bot.simulator.refusals import Rule
from bot.simulator.service import Service

Result = dict[str, Any] | bool
_EDIT_RULES = (
    refusals.NO_MESSAGE_ID, refusals.EDIT_NOT_FOUND, refusals.EDIT_FORBIDDEN, refusals.EDIT_INLINE,
    refusals.NOT_MODIFIED,
)  # fmt: skip


async def edit_message_text(service: Service, arguments: Arguments) -> Result:
    body = service.world.known(text_of(arguments, refusals.TEXT_LONG_EDIT))
    markup = read_markup(arguments.values.get("reply_markup"))
    message = _own(service, arguments)
    if message.media is not None:
        raise refusals.EDIT_NO_TEXT.refuse()
    if message.body == body and inline_rows(message.markup) == inline_rows(markup):
        raise refusals.NOT_MODIFIED.refuse()
    return _edited(service, message, body=body, markup=markup)


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
    if len(emoji) > 1 or not set(emoji) <= REACTIONS:
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
