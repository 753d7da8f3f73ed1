"""What several methods read from a call in the same way."""

from __future__ import annotations

import json
from typing import Any

from bot.simulator import refusals
from bot.simulator.arguments import Arguments
from bot.simulator.keyboard import read_markup
from bot.simulator.messages import Message
from bot.simulator.people import Chat, User
from bot.simulator.refusals import Refusal, Rule
from bot.simulator.service import Service
from bot.simulator.text.entities import Formatted
from bot.simulator.text.formatting import caption_text, find_quote, message_text, read_quote

Json = dict[str, Any]
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
REPLY_RULES = (
    refusals.REPLY_JSON, refusals.REPLY_OBJECT, refusals.REPLY_FIELD, refusals.REPLY_NOT_FOUND,
    refusals.REPLY_ELSEWHERE, refusals.QUOTE_INVALID, refusals.QUOTE_LONG,
)  # fmt: skip
EPHEMERAL_RULES = (refusals.EPHEMERAL_JSON, refusals.EPHEMERAL_USER, refusals.EPHEMERAL_PRIVATE)
SENDING_RULES = (*MARKUP_RULES, *CHAT_RULES, refusals.THREAD_NOT_FOUND, *REPLY_RULES, *EPHEMERAL_RULES)
"""What sending anything may meet."""


def chat_of(service: Service, arguments: Arguments, name: str = "chat_id") -> Chat:
    """The chat that a call names, by id or by @username."""
    if not arguments.has(name):
        raise refusals.CHAT_EMPTY.refuse()
    return service.world.chat_for_bot(_chat_id(service, arguments.text(name)))


def user_of(service: Service, arguments: Arguments) -> User:
    """The person whom a call names; the bot itself is one."""
    user_id = arguments.integer("user_id")
    if user_id <= 0:
        raise refusals.USER_INVALID.refuse()
    user = service.world.people.get(user_id) or (service.world.bot if user_id == service.world.bot.id else None)
    if user is None:
        raise refusals.USER_NOT_FOUND.refuse()
    return user


def message_of(service: Service, arguments: Arguments, missing: Rule) -> Message:
    chat = chat_of(service, arguments)
    message = service.world.find(chat.id, arguments.integer("message_id"))
    if message is None:
        raise missing.refuse()
    return message


def text_of(service: Service, arguments: Arguments, too_long: Rule) -> Formatted:
    text, mode = arguments.text("text"), arguments.text("parse_mode")
    return service.world.known(message_text(text, mode, arguments.list("entities"), too_long))


def caption_of(service: Service, arguments: Arguments) -> Formatted | None:
    text, mode = arguments.text("caption"), arguments.text("parse_mode")
    caption = caption_text(text, mode, arguments.list("caption_entities"))
    return service.world.known(caption) if caption else None


def send(
    service: Service, arguments: Arguments, body: Formatted | None, media: Json | None = None, **extra: Any
) -> Message:
    """Say something for the bot, with all that any way of sending takes: buttons, a reply with its quote, protection,
    one receiver in a group."""
    markup = read_markup(arguments.values.get("reply_markup"))
    chat = chat_of(service, arguments)
    topic = arguments.integer("message_thread_id")
    if topic and (chat.id, topic) not in service.world.topics:
        raise refusals.THREAD_NOT_FOUND.refuse()
    replied, quote = reply_of(service, arguments, chat)
    topic = topic or (int(replied.extra.get("message_thread_id", 0)) if replied else 0)
    receiver = _receiver(service, arguments, chat)
    if quote:
        extra["quote"] = quote
    if arguments.flag("protect_content"):
        extra["has_protected_content"] = True
    for name in ("show_caption_above_media", "has_spoiler"):
        if arguments.flag(name) and media:
            extra["has_media_spoiler" if name == "has_spoiler" else name] = True
    if topic:
        extra |= {"message_thread_id": topic, "is_topic_message": True}
    return service.world.say(
        chat, service.world.bot, body, media=media, reply_to=replied, markup=markup, extra=extra, receiver=receiver
    )


def reply_of(service: Service, arguments: Arguments, chat: Chat) -> tuple[Message | None, Json | None]:
    """The message that this one answers, and what it quotes; `allow_sending_without_reply` forgives one that is
    gone."""
    parameters = _reply_parameters(arguments)
    message_id = parameters.get("message_id")
    if not message_id:
        return None, None
    there = parameters.get("chat_id")
    if there not in (None, "") and _chat_id(service, str(there)) != chat.id:
        raise refusals.REPLY_ELSEWHERE.refuse()
    message = service.world.find(chat.id, int(message_id))
    if message is None:
        if parameters.get("allow_sending_without_reply"):
            return None, None
        raise refusals.REPLY_NOT_FOUND.refuse()
    return message, _quote(parameters, message)


def _quote(parameters: Json, message: Message) -> Json | None:
    if not parameters.get("quote"):
        return None
    quote = read_quote(str(parameters["quote"]), parameters)
    position = find_quote(message.body or Formatted(""), quote, int(parameters.get("quote_position") or 0))
    if position is None:
        raise refusals.QUOTE_INVALID.refuse()
    found: Json = {"text": quote.text, "position": position, "is_manual": True}
    return found | ({"entities": quote.json()} if quote.entities else {})


def _reply_parameters(arguments: Arguments) -> Json:
    if not arguments.has("reply_parameters"):
        forgiving = arguments.flag("allow_sending_without_reply")
        return {"message_id": arguments.integer("reply_to_message_id"), "allow_sending_without_reply": forgiving}
    parameters = object_of(arguments, "reply_parameters", refusals.REPLY_JSON, refusals.REPLY_OBJECT)
    if parameters and not str(parameters.get("message_id", "")).lstrip("-").isdecimal():
        raise refusals.REPLY_FIELD.refuse(name="message_id")
    return parameters


def _receiver(service: Service, arguments: Arguments, chat: Chat) -> User | None:
    """The one person of a group who is to see the message (Bot API 10.3)."""
    if not arguments.has("ephemeral_message_parameters"):
        return None
    rule = refusals.EPHEMERAL_JSON
    parameters = object_of(arguments, "ephemeral_message_parameters", rule, rule)
    person = service.world.people.get(_whole(parameters.get("receiver_user_id")))
    if person is None:
        raise refusals.EPHEMERAL_USER.refuse()
    if chat.type != "supergroup":
        raise refusals.EPHEMERAL_PRIVATE.refuse()
    return person


def object_of(arguments: Arguments, name: str, no_json: Rule, no_object: Rule) -> Json:
    """An argument that is an object, given as such or as JSON."""
    try:
        found = arguments.parsed(name)
    except json.JSONDecodeError as error:
        raise no_json.refuse() from error
    if not isinstance(found, dict):
        raise no_object.refuse()
    return found


def reason_of(refusal: Refusal) -> str:
    """A refusal's words, as they stand inside another's."""
    reason = refusal.description.removeprefix("Bad Request: ")
    return reason[:1].upper() + reason[1:]


def _chat_id(service: Service, given: str) -> int:
    if given.startswith("@"):
        return service.world.chat_named(given[1:])
    return _whole(given)


def _whole(value: object) -> int:
    try:
        return int(str(value))
    except ValueError:
        return 0
