"""Where the bot may write: people block it, groups add it, and it leaves them."""

from __future__ import annotations

from typing import Any

from bot.simulator.people import Chat, User
from bot.simulator.world import World

Json = dict[str, Any]
_RIGHTS = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members", "can_promote_members",
    "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
    "can_post_messages", "can_edit_messages", "can_pin_messages",
)  # fmt: skip


def block(world: World, person: User) -> None:
    if person.id not in world.blocked:
        world.blocked.add(person.id)
        _tell(world, world.chats[person.id], person, "member", "kicked")
        world.feed.publish("blocked", person.id, blocked=True)


def unblock(world: World, person: User) -> None:
    if person.id in world.blocked:
        world.blocked.discard(person.id)
        _tell(world, world.chats[person.id], person, "kicked", "member")
        world.feed.publish("blocked", person.id, blocked=False)


def add(world: World, person: User, group: Chat) -> None:
    """A person adds the bot to a group that it isn't in."""
    if group.id in world.left:
        world.left.discard(group.id)
        _tell(world, group, person, "left", "member")


def leave(world: World, group: Chat) -> None:
    """The bot leaves; it is told so itself."""
    world.left.add(group.id)
    _tell(world, group, world.bot, "member", "left")


def member_json(user: User, status: str) -> Json:
    """A member of a chat as Telegram writes one: what an administrator may do is everything here."""
    more: dict[str, Json] = {
        "kicked": {"until_date": 0},
        "creator": {"is_anonymous": False},
        "administrator": {"can_be_edited": False, "is_anonymous": False} | dict.fromkeys(_RIGHTS, True),
    }
    return {"user": user.json(), "status": status} | more.get(status, {})


def _tell(world: World, chat: Chat, who: User, old: str, new: str) -> None:
    content = {
        "chat": chat.json(),
        "from": who.json(),
        "date": int(world.now()),
        "old_chat_member": member_json(world.bot, old),
        "new_chat_member": member_json(world.bot, new),
    }
    world.updates.push("my_chat_member", chat.id, content)
