"""What the bot asks about chats and people in them, pins, and that it leaves."""

from __future__ import annotations

from typing import Any

from bot.simulator import membership, refusals
from bot.simulator.arguments import Arguments
from bot.simulator.membership import member_json
from bot.simulator.methods.common import CHAT_RULES, chat_of, message_of, user_of
from bot.simulator.methods.table import Method
from bot.simulator.service import Service

Json = dict[str, Any]


async def get_chat(service: Service, arguments: Arguments) -> Json:
    chat = chat_of(service, arguments)
    pinned = service.world.pinned(chat)
    return chat.json() | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
        ),
    } | ({"pinned_message": pinned.json()} if pinned else {})  # fmt: skip


async def get_chat_member(service: Service, arguments: Arguments) -> Json:
    chat, user = chat_of(service, arguments), user_of(service, arguments)
    return member_json(user, service.world.status(user, chat))


async def get_chat_administrators(service: Service, arguments: Arguments) -> list[Json]:
    chat = chat_of(service, arguments)
    if chat.is_private:
        raise refusals.NO_ADMINISTRATORS.refuse()
    people = [*service.world.people.values(), service.world.bot]
    statuses = [(one, service.world.status(one, chat)) for one in people]
    return [member_json(one, status) for one, status in statuses if status in ("creator", "administrator")]


async def get_chat_member_count(service: Service, arguments: Arguments) -> int:
    chat = chat_of(service, arguments)
    return 2 if chat.is_private else len(service.world.people) + 1


async def pin_chat_message(service: Service, arguments: Arguments) -> bool:
    message = message_of(service, arguments, refusals.PIN_NOT_FOUND)
    service.world.pins.setdefault(message.chat.id, []).append(message.id)
    return True


async def unpin_chat_message(service: Service, arguments: Arguments) -> bool:
    chat = chat_of(service, arguments)
    pins = service.world.pins.get(chat.id, [])
    which = arguments.integer("message_id") or (pins[-1] if pins else 0)
    if which not in pins:
        raise refusals.UNPIN_NOT_FOUND.refuse()
    pins.remove(which)
    return True


async def unpin_all_chat_messages(service: Service, arguments: Arguments) -> bool:
    service.world.pins.pop(chat_of(service, arguments).id, None)
    return True


async def leave_chat(service: Service, arguments: Arguments) -> bool:
    chat = chat_of(service, arguments)
    if chat.is_private:
        raise refusals.LEAVE_PRIVATE.refuse()
    membership.leave(service.world, chat)
    return True


METHODS = (
    Method("getChat", get_chat, CHAT_RULES),
    Method("getChatMember", get_chat_member, (*CHAT_RULES, refusals.USER_INVALID, refusals.USER_NOT_FOUND)),
    Method("getChatAdministrators", get_chat_administrators, (*CHAT_RULES, refusals.NO_ADMINISTRATORS)),
    Method("getChatMemberCount", get_chat_member_count, CHAT_RULES),
    Method("pinChatMessage", pin_chat_message, (*CHAT_RULES, refusals.PIN_NOT_FOUND)),
    Method("unpinChatMessage", unpin_chat_message, (*CHAT_RULES, refusals.UNPIN_NOT_FOUND)),
    Method("unpinAllChatMessages", unpin_all_chat_messages, CHAT_RULES),
    Method("leaveChat", leave_chat, (refusals.LEAVE_PRIVATE, *CHAT_RULES)),
)
