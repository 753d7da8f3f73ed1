"""Who is there: the bot, the test people and the chats between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
GROUP = -1001000000001
CHANNEL = -1001000000003


@dataclass(frozen=True, slots=True)
class User:
    """A person, or the bot itself. `language` is that of their Telegram."""

    id: int
    first_name: str
    username: str = ""
    language: str = ""
    last_name: str = ""
    is_bot: bool = False

    def json(self) -> Json:
        found: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.last_name:
            found["last_name"] = self.last_name
        if self.username:
            found["username"] = self.username
        if self.language:
            found["language_code"] = self.language
        return found


@dataclass(frozen=True, slots=True)
class Chat:
    """A private chat has its person's id; a group or a channel has a negative one, and a title."""

    id: int
    type: str
    title: str = ""
    person: User | None = None

    @property
    def username(self) -> str:
        """The name behind @; only people have one here."""
        return self.person.username if self.person else ""

    @property
    def is_private(self) -> bool:
        return self.person is not None

    @property
    def is_channel(self) -> bool:
        return self.type == "channel"

    def json(self) -> Json:
        if self.person is None:
            return {"id": self.id, "type": self.type, "title": self.title}
        found = {"id": self.id, "type": self.type, "first_name": self.person.first_name}
        if self.person.last_name:
            found["last_name"] = self.person.last_name
        if self.person.username:
            found["username"] = self.person.username
        return found


@dataclass(frozen=True, slots=True)
class Seat:
    """A person in a chat: what the page switches between."""

    person: User
    chat: Chat


def private_chat(person: User) -> Chat:
    return Chat(person.id, "private", person=person)


def usual_people() -> tuple[User, ...]:
    """The people of the chat page: one whose Telegram is Arabic, one English, one who sits in a group."""
    return (
        User(1001, "نورة", "noura_press", "ar", "العلي"),
        User(1002, "Daniel", "daniel_news", "en", "Reed"),
        User(1003, "مريم", "maryam_desk", "ar", "حداد"),
    )


ELSEWHERE = Chat(-1001000000002, "supergroup", "A group without the bot")
"""Where guest mode is tried."""


def usual_channel() -> Chat:
    """A channel that the bot is an administrator of; the page doesn't show it."""
    return Chat(CHANNEL, "channel", "أخبار الغرفة · Newsroom wire")


def usual_group() -> Chat:
    return Chat(GROUP, "supergroup", "غرفة الأخبار · Newsroom")
