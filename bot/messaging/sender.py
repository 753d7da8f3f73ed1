"""Who sent an update, and where an answer to them goes."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Message, Update, User
from telegram.constants import ChatType

from bot.facts.factbase import Language
from bot.storage import Address
from bot.storage.pseudonyms import Pseudonyms


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
