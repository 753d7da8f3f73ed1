"""Topics of a private chat (Bot API 9.3): there once the bot has them enabled. The group here is no forum."""

from __future__ import annotations

from typing import Any

from bot.simulator import refusals
from bot.simulator.arguments import Arguments
from bot.simulator.methods.common import CHAT_RULES, chat_of
from bot.simulator.methods.table import Method
from bot.simulator.people import Chat
from bot.simulator.service import Service

Json = dict[str, Any]
_BLUE = 0x6FB9F0
"""The colour of an icon for which the call names none."""
_NAME_LIMIT = 128


async def create_forum_topic(service: Service, arguments: Arguments) -> Json:
    chat = _forum(service, arguments)
    topic: Json = {"name": _name(arguments), "icon_color": arguments.integer("icon_color", _BLUE)}
    message = service.world.say(chat, service.world.bot, None, media={"forum_topic_created": topic})
    service.world.change(message, extra={"message_thread_id": message.id, "is_topic_message": True})
    service.world.topics[chat.id, message.id] = topic["name"]
    return {"message_thread_id": message.id, **topic}


async def edit_forum_topic(service: Service, arguments: Arguments) -> bool:
    key = _topic(service, arguments)
    if arguments.has("name"):
        service.world.topics[key] = _name(arguments)
    return True


async def delete_forum_topic(service: Service, arguments: Arguments) -> bool:
    """The topic goes with all its messages."""
    chat, topic = key = _topic(service, arguments)
    del service.world.topics[key]
    for message in service.world.history(chat):
        if message.extra.get("message_thread_id") == topic:
            service.world.remove(message)
    return True


def _forum(service: Service, arguments: Arguments) -> Chat:
    chat = chat_of(service, arguments)
    if not chat.is_private or not service.world.profile.settings["has_topics_enabled"]:
        raise refusals.NO_FORUM.refuse()
    return chat


def _topic(service: Service, arguments: Arguments) -> tuple[int, int]:
    key = _forum(service, arguments).id, arguments.integer("message_thread_id")
    if key not in service.world.topics:
        raise refusals.THREAD_NOT_FOUND.refuse()
    return key


def _name(arguments: Arguments) -> str:
    name = arguments.text("name").strip()
    if not 0 < len(name) <= _NAME_LIMIT:
        raise refusals.TOPIC_NAME.refuse()
    return name


_RULES = (*CHAT_RULES, refusals.NO_FORUM)

METHODS = (
    Method("createForumTopic", create_forum_topic, (*_RULES, refusals.TOPIC_NAME)),
    Method("editForumTopic", edit_forum_topic, (*_RULES, refusals.THREAD_NOT_FOUND, refusals.TOPIC_NAME)),
    Method("deleteForumTopic", delete_forum_topic, (*_RULES, refusals.THREAD_NOT_FOUND)),
)
