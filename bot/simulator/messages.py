"""A message in a chat, and how Telegram writes it in JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.simulator.people import Chat, User
from bot.simulator.text.entities import Formatted

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Message:
    """One message. With `media` ({"document": …}, {"photo": …}, {"location": …} …) the body is its caption; `extra` is
    what else Telegram tells of it (quote, forward_origin …); `receiver` the one person who sees it.

    `cause` is the id of the update that the bot's words answer, or that brought a person's words to it, `seconds` how
    long the answer took; both are the simulator's own knowledge, for the page, and no part of what the bot sees.
    """

    id: int
    chat: Chat
    sender: User
    date: int
    body: Formatted | None
    media: Json | None = None
    reply_to: Message | None = None
    markup: Json | None = None
    edited: int | None = None
    via: User | None = None
    inline_id: str = ""
    extra: Json = field(default_factory=dict)
    receiver: User | None = None
    reactions: dict[int, tuple[str, ...]] = field(default_factory=dict)
    cause: int | None = None
    seconds: float | None = None

    def json(self) -> Json:
        """The message as the bot gets it."""
        found: Json = {"message_id": self.id, "chat": self.chat.json(), "date": self.date}
        if self.chat.is_channel:  # whoever posts there does so in its name
            found["sender_chat"] = self.chat.json()
        else:
            found["from"] = self.sender.json()
        if self.edited is not None:
            found["edit_date"] = self.edited
        if self.reply_to is not None:
            found["reply_to_message"] = {k: v for k, v in self.reply_to.json().items() if k != "reply_to_message"}
        if self.via is not None:
            found["via_bot"] = self.via.json()
        if self.receiver is not None:
            found |= {"receiver_user": self.receiver.json(), "ephemeral_message_id": self.id}
        found |= self.extra | (self.media or {})
        if self.body is not None:
            text, entities = ("caption", "caption_entities") if self.media else ("text", "entities")
            found[text] = self.body.text
            if self.body.entities:
                found[entities] = self.body.json()
        if self.markup is not None and "inline_keyboard" in self.markup:
            found["reply_markup"] = self.markup
        return found

    def page_json(self) -> Json:
        """The message as the page gets it: with its reactions, a reply keyboard, and what it answered."""
        keyboard = self.markup if self.markup and "inline_keyboard" not in self.markup else None
        return self.json() | {
            "keyboard": keyboard,
            "reactions": {str(person): list(emoji) for person, emoji in self.reactions.items()},
            "cause": self.cause,
            "seconds": self.seconds,
        }
