"""Messages that the bot forwards, with where they come from, or copies, without."""

from __future__ import annotations

from typing import Any

from bot.simulator import refusals
from bot.simulator.arguments import Arguments
from bot.simulator.messages import Message
from bot.simulator.methods.common import CHAT_RULES, FORMAT_RULES, SENDING_RULES, caption_of, chat_of, send
from bot.simulator.methods.table import Method
from bot.simulator.refusals import Rule
from bot.simulator.service import Service

Json = dict[str, Any]
_MANY = (
    refusals.NO_FROM_CHAT,
    *CHAT_RULES,
    refusals.NO_MESSAGE_IDS,
    refusals.FORWARD_NOT_FOUND,
    refusals.FORWARD_PROTECTED,
)


async def forward_message(service: Service, arguments: Arguments) -> Json:
    message = _original(service, arguments, arguments.integer("message_id"), refusals.FORWARD_NOT_FOUND)
    return _forward(service, arguments, message).json()


async def forward_messages(service: Service, arguments: Arguments) -> list[Json]:
    return [_short(_forward(service, arguments, one)) for one in _originals(service, arguments)]


async def copy_message(service: Service, arguments: Arguments) -> Json:
    message = _original(service, arguments, arguments.integer("message_id"), refusals.COPY_NOT_FOUND)
    caption = caption_of(service, arguments) if arguments.has("caption") and message.media else None
    return _short(send(service, arguments, caption or message.body, message.media))


async def copy_messages(service: Service, arguments: Arguments) -> list[Json]:
    without = arguments.flag("remove_caption")
    return [
        _short(send(service, arguments, None if without and one.media else one.body, one.media))
        for one in _originals(service, arguments)
    ]


def _forward(service: Service, arguments: Arguments, message: Message) -> Message:
    origin: Json = {"date": message.date}
    if message.chat.is_channel:
        shown = {"forward_from_chat": message.chat.json(), "forward_from_message_id": message.id}
        origin |= {"type": "channel", "chat": message.chat.json(), "message_id": message.id}
    else:
        shown = {"forward_from": message.sender.json()}
        origin |= {"type": "user", "sender_user": message.sender.json()}
    origin = message.extra.get("forward_origin", origin)
    extra = {"forward_origin": origin, "forward_date": message.date, **shown}
    return send(service, arguments, message.body, message.media, **extra)


def _original(service: Service, arguments: Arguments, message_id: int, missing: Rule) -> Message:
    if not arguments.has("from_chat_id"):
        raise refusals.NO_FROM_CHAT.refuse()
    chat_of(service, arguments)
    message = service.world.find(chat_of(service, arguments, "from_chat_id").id, message_id)
    if message is None:
        raise missing.refuse()
    if message.extra.get("has_protected_content"):
        raise refusals.FORWARD_PROTECTED.refuse()
    return message


def _originals(service: Service, arguments: Arguments) -> list[Message]:
    ids = [int(one) for one in arguments.list("message_ids") if str(one).isdecimal()]
    if not ids:
        raise refusals.NO_MESSAGE_IDS.refuse()
    return [_original(service, arguments, one, refusals.FORWARD_NOT_FOUND) for one in ids]


def _short(message: Message) -> Json:
    return {"message_id": message.id}


METHODS = (
    Method(
        "forwardMessage",
        forward_message,
        (refusals.NO_FROM_CHAT, refusals.FORWARD_NOT_FOUND, refusals.FORWARD_PROTECTED, *CHAT_RULES),
    ),
    Method("forwardMessages", forward_messages, _MANY),
    Method(
        "copyMessage",
        copy_message,
        (
            refusals.NO_FROM_CHAT, refusals.COPY_NOT_FOUND, refusals.FORWARD_PROTECTED, refusals.CAPTION_LONG,
            *FORMAT_RULES, *SENDING_RULES,
        ),
    ),
    Method("copyMessages", copy_messages, _MANY),
)  # fmt: skip
