"""What people do: write, edit, press, react, ask inline or as guests, start over, and those of membership."""

from __future__ import annotations

import uuid
from typing import Any

from bot.simulator.files import Upload, picture_size
from bot.simulator.keyboard import inline_rows, read_markup
from bot.simulator.membership import add as add
from bot.simulator.membership import block as block
from bot.simulator.membership import unblock as unblock
from bot.simulator.messages import Message
from bot.simulator.people import ELSEWHERE, Chat, User
from bot.simulator.queries import CALLBACK_SECONDS, INLINE_SECONDS, Query
from bot.simulator.refusals import TEXT_LONG
from bot.simulator.text.entities import Entity, Formatted
from bot.simulator.text.formatting import message_text, spoken_text
from bot.simulator.world import World

Json = dict[str, Any]


class ActError(Exception):
    """Something that a person can't do, in one sentence."""


def write(world: World, person: User, chat: Chat, text: str, reply_to: int | None = None) -> Message:
    """A person sends a message; the bot gets it where the group's privacy lets it. A reply stays in its topic."""
    return _say(world, person, chat, spoken_text(text), None, reply_to)


def send(
    world: World, person: User, chat: Chat, media: Json, caption: str = "", reply_to: int | None = None
) -> Message:
    """A person sends what isn't a text: the part of a message that shows it ({"location": …}), and a caption."""
    return _say(world, person, chat, spoken_text(caption) if caption else None, media, reply_to)


def photo(world: World, name: str, content: bytes) -> Json:
    """The part of a message that shows a picture. Raises an ActError where the content is none."""
    size = picture_size(content)
    if size is None:
        raise ActError("the photo is no PNG, JPEG or GIF")
    return world.files.add(Upload(name, content, "image/jpeg"), "photo", size).media()


def _say(
    world: World, person: User, chat: Chat, body: Formatted | None, media: Json | None, reply_to: int | None
) -> Message:
    replied = _message(world, chat, reply_to) if reply_to is not None else None
    topic = {
        name: value for name, value in (replied.extra if replied else {}).items() if "topic" in name or "thread" in name
    }
    message = world.say(chat, person, body, media=media, reply_to=replied, extra=topic, quietly=True)
    if chat.is_private:
        unblock(world, person)
        world.started.add(chat.id)
    if _reaches(world, message):
        world.tell_bot("channel_post" if chat.is_channel else "message", chat.id, message.json(), message)
    return world.announce(message)


def edit(world: World, person: User, chat: Chat, message_id: int, text: str) -> Message:
    message = _message(world, chat, message_id)
    if message.sender != person or message.body is None:
        raise ActError("only one's own words can be edited")
    changed = world.change(message, body=spoken_text(text), edited=int(world.now()))
    if changed.body != message.body and _reaches(world, changed):
        kind = "edited_channel_post" if chat.is_channel else "edited_message"
        world.tell_bot(kind, chat.id, changed.json(), changed)
    return changed


def press(world: World, person: User, chat: Chat, message_id: int, data: str) -> Query:
    """A press on an inline button, found by what it carries. The answer comes to the query returned."""
    message = _message(world, chat, message_id)
    buttons = (button for row in inline_rows(message.markup) for button in row)
    if not any(button.get("callback_data") == data for button in buttons):
        raise ActError("that message has no such button")
    query = _query(world, person, chat, CALLBACK_SECONDS)
    content: Json = {"id": query.id, "from": person.json(), "chat_instance": str(chat.id), "data": data}
    content |= {"inline_message_id": message.inline_id} if message.inline_id else {"message": message.json()}
    world.tell_bot("callback_query", chat.id, content)
    return query


def react(world: World, person: User, chat: Chat, message_id: int, emoji: str | None) -> Message:
    """A reaction, or None to take it back. In a group the bot, no administrator, isn't told."""
    message = _message(world, chat, message_id)
    old, new = message.reactions.get(person.id, ()), (emoji,) if emoji else ()
    changed = world.change(message, kind="reaction", reactions={**message.reactions, person.id: new})
    if chat.is_private and old != new:
        content = {
            "chat": chat.json(),
            "message_id": message.id,
            "user": person.json(),
            "date": int(world.now()),
            "old_reaction": [{"type": "emoji", "emoji": one} for one in old],
            "new_reaction": [{"type": "emoji", "emoji": one} for one in new],
        }
        world.tell_bot("message_reaction", chat.id, content)
    return changed


def ask_inline(world: World, person: User, chat: Chat, text: str, offset: str = "") -> Query:
    """`@bot text` typed in a chat; the results come to the query returned."""
    query = _query(world, person, chat, INLINE_SECONDS)
    kind = "sender" if chat.is_private else chat.type
    content = {"id": query.id, "from": person.json(), "query": text, "offset": offset, "chat_type": kind}
    world.updates.push("inline_query", person.id, content)
    return query


def ask_as_guest(world: World, person: User, text: str) -> Query:
    """A person names the bot in a group that it isn't in; its one answer comes to the query returned."""
    query = _query(world, person, ELSEWHERE, INLINE_SECONDS)
    message = world.say(ELSEWHERE, person, spoken_text(text))
    world.tell_bot("guest_message", ELSEWHERE.id, message.json() | {"guest_query_id": query.id}, message)
    return query


def choose(world: World, query_id: str, result_id: str, text: str) -> Message:
    """A person picks an inline result: it stands in the chat in their name, via the bot."""
    query = world.queries.get(query_id)
    results = (query.answer or {}).get("results", []) if query else []
    result = next((result for result in results if result["id"] == result_id), None)
    if query is None or result is None:
        raise ActError("no such inline result")
    content = result["input_message_content"]
    body = message_text(
        content["message_text"], content.get("parse_mode") or "", content.get("entities") or [], TEXT_LONG
    )
    markup = read_markup(result.get("reply_markup"))
    inline_id = uuid.uuid4().hex if markup else ""
    message = world.say(query.chat, query.person, body, markup=markup, via=world.bot, inline_id=inline_id)
    chosen: Json = {"result_id": result_id, "from": query.person.json(), "query": text}
    if inline_id:
        chosen["inline_message_id"] = inline_id
    world.updates.push("chosen_inline_result", query.person.id, chosen)
    if query.chat.is_private:
        world.started.add(query.chat.id)
    world.tell_bot("message", query.chat.id, message.json(), message)
    return message


def start_over(world: World, chat: Chat) -> None:
    """Empty a chat. The bot isn't told, as Telegram wouldn't; /start is what comes next."""
    for message in world.history(chat.id):
        del world.messages[chat.id, message.id]
    world.feed.publish("cleared", chat.id)


def _reaches(world: World, message: Message) -> bool:
    """Whether privacy mode lets the bot have a message.

    In private it has everything, and in a channel, where only administrators are. In a group: replies to the bot,
    its name, and commands meant for it. A command without a name is meant for the bot unless another was named; here
    the bot is the only one. Whether a bare mention reaches a bot in privacy mode is disputed among developers; here
    it does. A bot whose settings say so reads everything.
    """
    bot = world.bot
    if world.profile.settings["can_read_all_group_messages"] or message.chat.is_private or message.chat.is_channel:
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


def _query(world: World, person: User, chat: Chat, lifetime: float) -> Query:
    query = Query(str(uuid.uuid4().int >> 65), person, chat, world.now(), lifetime)
    world.queries[query.id] = query
    return query


def _message(world: World, chat: Chat, message_id: int) -> Message:
    message = world.find(chat.id, message_id)
    if message is None:
        raise ActError("no such message in this chat")
    return message
