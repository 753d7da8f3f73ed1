"""Updates as Telegram wrote them: wrapped, so that one which can't be parsed doesn't block its whole batch; as rows for
the inbox; parsed; and who sent one, and where an answer to them goes.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from telegram import Bot, Message, Update, User
from telegram.constants import ChatType

from bot.facts.factbase import Language
from bot.storage import Address, Incoming
from bot.storage.chats import Pseudonyms
from bot.storage.claims import Claim

Json = dict[str, Any]
_RAW, _RECEIVED, _CLAIM = "raw", "received_at", "claim"
_LARGEST_NUMBER = 2**63 - 1
"""What a database takes; Telegram's numbers are far below."""


class UnreadableError(Exception):
    """An update that can't even be kept. The text says why, in words of ours."""


def wrapped(raw: Json) -> Json | None:
    """An update in which everything but its number is something that python-telegram-bot doesn't know, and so
    leaves alone; None for what has no number and can't be an update.
    """
    number = raw.get("update_id")
    return {"update_id": number, _RAW: raw} if isinstance(number, int) else None


def unwrapped(update: Update) -> Mapping[str, Any] | None:
    """What a wrapped update holds; None for an ordinary one."""
    return cast("Mapping[str, Any] | None", update.api_kwargs.get(_RAW))


def parsed(raw: Mapping[str, Any], bot: Bot, received_at: datetime, claim: Claim | None = None) -> Update:
    """The update, with the moment at which it was kept, and the claim on it where there are several replicas.

    Raises whatever an odd field leads the parser to.
    """
    surface, content = _content(raw)
    text = content.get("text")
    if isinstance(text, str) and (mended := _without_marks(text, content)):
        raw = {**raw, surface: {**content, **mended}}
    return Update.de_json({**raw, _RECEIVED: received_at, _CLAIM: claim}, bot)


def received_at(update: Update) -> datetime:
    """The moment at which an update was kept."""
    return cast("datetime", update.api_kwargs[_RECEIVED])


def claim_of(update: Update) -> Claim | None:
    """This replica's claim on an update; None where one process has the database to itself."""
    return cast("Claim | None", update.api_kwargs.get(_CLAIM))


def incoming(raw: Mapping[str, Any], pseudonyms: Pseudonyms) -> Incoming:
    """The row for the inbox: who sent it, where, by which way. Takes any JSON object with a whole `update_id`, however
    odd the rest. Raises UnreadableError for what no database keeps.
    """
    surface, content = _content(raw)
    sender = _object(content.get("sender_chat")) or _object(content.get("from")) or _object(content.get("user"))
    person = sender.get("id")
    if not 0 <= raw["update_id"] <= _LARGEST_NUMBER:
        raise UnreadableError("its number is out of range")
    text = json.dumps(raw, ensure_ascii=False, sort_keys=True)  # the same for the same update, whoever brings it again
    try:
        text.encode()
    except UnicodeEncodeError:
        raise UnreadableError("half a character") from None
    return Incoming(
        update_id=int(raw["update_id"]),
        raw=text,
        surface=surface[:32],
        person=pseudonyms.person(person) if isinstance(person, int) else None,
        chat_kind=_chat_kind(content),
        content=pseudonyms.content(text),
        lane=_hashed(lane_of(raw), pseudonyms),
    )


def lane_of(raw: Mapping[str, Any]) -> object:
    """What is answered one after another: a chat's messages and presses, a person's inline queries."""
    surface, content = _content(raw)
    chat = _object(content.get("chat")) or _object(_object(content.get("message")).get("chat"))
    owner = chat or _object(content.get("from")) or _object(content.get("user"))
    number = owner.get("id", surface)
    return number if chat else ("elsewhere", number)  # a private chat has its person's number


def _hashed(lane: object, pseudonyms: Pseudonyms) -> str:
    return pseudonyms.place(lane) if isinstance(lane, int) else pseudonyms.elsewhere(lane)


def asks_to_forget(raw: Mapping[str, Any]) -> bool:
    """Whether it is /forget in a private chat, which mustn't wait behind what it is to delete."""
    surface, content = _content(raw)
    text = content.get("text")
    is_private = _chat_kind(content) == "private" and surface == "message"
    return is_private and isinstance(text, str) and _bare(text).lower().partition("@")[0].strip() == "/forget"


def _content(raw: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    surface = next((key for key in raw if key != "update_id"), "unknown")
    return surface, _object(raw.get(surface))


def _chat_kind(content: Mapping[str, Any]) -> str | None:
    chat = _object(content.get("chat")) or _object(_object(content.get("message")).get("chat"))
    kind = chat.get("type")
    return kind[:16] if isinstance(kind, str) else None


def _without_marks(text: str, content: Mapping[str, Any]) -> Json | None:
    """A command that begins with marks of direction, as Arabic keyboards write them, without these; None for any other
    text. Telegram marks no command there, so that is done here.
    """
    bare = _bare(text)
    if not bare.startswith("/") or bare == text:
        return None
    shift = len(text) - len(bare)  # all of them are of one UTF-16 unit
    entities = [
        {**one, "offset": one["offset"] - shift} for one in content.get("entities") or () if one["offset"] > shift
    ]
    command = {"type": "bot_command", "offset": 0, "length": len(bare.split(maxsplit=1)[0])}
    return {"text": bare, "entities": [command, *entities]}


def _bare(text: str) -> str:
    """Without format characters, marks of direction for instance, and spaces at its beginning."""
    start = next((i for i, letter in enumerate(text) if not _is_mark(letter)), 0)
    return text[start:]


def _is_mark(letter: str) -> bool:
    return letter.isspace() or (unicodedata.category(letter) == "Cf" and letter <= "\uffff")


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


@dataclass(frozen=True, slots=True)
class Sender:
    """A person in a chat. `person` and `place` are keyed hashes; the ids are only for sending.

    `message` is the message that is answered, `thread` the topic it stands in. `reply_to` is that message where the
    answer goes out as a reply: in a group it must be seen which question is answered; in private that is plain.
    `quietly`: only they are to see it, where Telegram can do that; `press` is the press that they did it with, if any.
    """

    person: str
    place: str
    user_id: int
    chat_id: int
    is_private: bool
    message: int
    thread: int | None
    interface: Language | None
    reply_to: int | None
    quietly: bool = False
    press: str | None = None


def sender_of(update: Update, pseudonyms: Pseudonyms) -> Sender | None:
    """The sender of a message, a post, an edit or a press; None where nobody can be answered in a chat, or
    another bot speaks.

    Who writes in a group's or a channel's name is known by that name: the administrators that share it can't be told
    apart, but they aren't one with anybody else.
    """
    message, user = update.effective_message, update.effective_user
    if not isinstance(message, Message):
        return None
    name = None if update.callback_query else message.sender_chat
    if name is None and (user is None or (user.is_bot and not update.callback_query)):
        return None  # two bots that answer each other would never end
    is_private = message.chat.type == ChatType.PRIVATE
    owner = name.id if name else user.id if user else 0
    return Sender(
        person=pseudonyms.person(owner),
        place=pseudonyms.place(message.chat.id),
        user_id=owner,
        chat_id=message.chat.id,
        is_private=is_private,
        message=message.message_id,
        thread=message.message_thread_id if message.is_topic_message else None,
        interface=interface_of(user),
        reply_to=None if is_private else message.message_id,
    )


def interface_of(user: User | None) -> Language | None:
    """The language of a person's Telegram, where it is one of ours."""
    code = (user.language_code or "").partition("-")[0] if user else ""
    return Language(code) if code in set(Language) else None


def writing_to(person: str, place: str, address: Address) -> Sender:
    """Somebody to whom the bot writes of its own accord."""
    return Sender(
        person=person,
        place=place,
        user_id=address.user_id,
        chat_id=address.chat_id,
        is_private=address.chat_id > 0,
        message=0,
        thread=address.thread,
        interface=None,
        reply_to=None,
    )


def address_of(sender: Sender) -> Address:
    """Where that is, to be kept sealed."""
    return Address(sender.chat_id, sender.user_id, sender.thread)
