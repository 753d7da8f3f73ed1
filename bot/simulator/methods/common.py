"""What several methods read from a call in the same way."""

from __future__ import annotations

from typing import Any

from bot.simulator import refusals
from bot.simulator.arguments import Arguments
from bot.simulator.messages import Message
from bot.simulator.people import Chat
from bot.simulator.refusals import Rule
from bot.simulator.service import Service
from bot.simulator.text.entities import Formatted
from bot.simulator.text.formatting import message_text

CHAT_RULES = (refusals.CHAT_EMPTY, refusals.CHAT_NOT_FOUND, refusals.BLOCKED, refusals.NOT_A_MEMBER)
FORMAT_RULES = (
    refusals.TEXT_HUGE, refusals.PARSE_MODE, refusals.ENTITIES, refusals.ENTITY, refusals.ENTITY_PLACE,
    refusals.ENTITY_URL, refusals.ENTITY_EMOJI, refusals.ENTITY_DATE,
)  # fmt: skip
TEXT_RULES = (refusals.TEXT_EMPTY, refusals.TEXT_BLANK, *FORMAT_RULES)
BUTTON_RULES = (refusals.BUTTON_TEXT, refusals.BUTTON_URL, refusals.BUTTON_DATA)
MARKUP_RULES = (
    refusals.MARKUP_JSON, refusals.MARKUP_OBJECT, refusals.MARKUP_ROWS, refusals.BUTTON, *BUTTON_RULES,
)  # fmt: skip
REPLY_RULES = (refusals.REPLY_JSON, refusals.REPLY_NOT_FOUND)


def chat_of(service: Service, arguments: Arguments) -> Chat:
    if not arguments.has("chat_id"):
        raise refusals.CHAT_EMPTY.refuse()
    return service.world.chat_for_bot(arguments.integer("chat_id"))


def message_of(service: Service, arguments: Arguments, missing: Rule) -> Message:
    chat = chat_of(service, arguments)
    message = service.world.find(chat.id, arguments.integer("message_id"))
    if message is None:
        raise missing.refuse()
    return message


def text_of(arguments: Arguments, too_long: Rule) -> Formatted:
    return message_text(arguments.text("text"), arguments.text("parse_mode"), arguments.list("entities"), too_long)


def replied_to(service: Service, arguments: Arguments, chat: Chat) -> Message | None:
    """The message that this one answers; `allow_sending_without_reply` forgives one that is gone."""
    parameters = _reply_parameters(arguments)
    message_id = parameters.get("message_id")
    if not message_id:
        return None
    message = service.world.find(chat.id, int(message_id))
    if message is None and not parameters.get("allow_sending_without_reply"):
        raise refusals.REPLY_NOT_FOUND.refuse()
    return message


def _reply_parameters(arguments: Arguments) -> dict[str, Any]:
    if not arguments.has("reply_parameters"):
        forgiving = arguments.flag("allow_sending_without_reply")
        return {"message_id": arguments.integer("reply_to_message_id"), "allow_sending_without_reply": forgiving}
    try:
        parameters = arguments.parsed("reply_parameters")
    except ValueError as error:
        raise refusals.REPLY_JSON.refuse() from error
    if not isinstance(parameters, dict):
        raise refusals.REPLY_JSON.refuse()
    return parameters
