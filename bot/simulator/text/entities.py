"""Text with its formatting, as Telegram stores it: offsets and lengths count UTF-16 units."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bot.simulator.people import User

SPLITTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
"""What may overlap anything: where two meet they are cut or joined."""
BLOCKQUOTES = ("blockquote", "expandable_blockquote")
LITERAL = ("pre", "code", "date_time")
"""What holds no other formatting."""
MARKED = (*SPLITTABLE, *BLOCKQUOTES, *LITERAL, "text_link", "text_mention", "custom_emoji")
"""What a sender marks; everything else Telegram finds in the text by itself."""
_PRIORITIES = {
    "blockquote": 0, "expandable_blockquote": 0, "pre": 11, "code": 20, "date_time": 30, "text_link": 49,
    "text_mention": 49, "bold": 90, "italic": 91, "underline": 92, "strikethrough": 93, "spoiler": 94,
    "custom_emoji": 99,
}  # fmt: skip
_FOUND = 50


def units(text: str) -> int:
    """The length of a text in UTF-16 units, the measure of all of Telegram's limits and offsets."""
    return len(text.encode("utf-16-le")) // 2


class ParseError(Exception):
    """Why a text can't be parsed, or its entities can't be, in Telegram's words."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of text with one kind of formatting. `detail` is what the kind carries: a link's address, a mention's
    user id, the language of code, an emoji's id, a date's format; `time` the seconds since the epoch of a date; `user`
    the one that is mentioned, once it is known who that is."""

    type: str
    offset: int
    length: int
    detail: str = ""
    time: int = 0
    user: User | None = None

    @property
    def end(self) -> int:
        return self.offset + self.length

    def json(self) -> dict[str, Any]:
        """As the Bot API writes it."""
        found: dict[str, Any] = {"type": self.type, "offset": self.offset, "length": self.length}
        if self.type == "text_link":
            found["url"] = self.detail
        elif self.type == "pre" and self.detail:
            found["language"] = self.detail
        elif self.type == "custom_emoji":
            found["custom_emoji_id"] = self.detail
        elif self.user is not None:
            found["user"] = self.user.json()
        elif self.type == "date_time":
            found |= {"unix_time": self.time, "date_time_format": self.detail}
        return found


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text and its entities, in order: outer before inner."""

    text: str
    entities: tuple[Entity, ...] = ()

    def json(self) -> list[dict[str, Any]]:
        return [entity.json() for entity in self.entities]


def ordered(entities: Iterable[Entity]) -> list[Entity]:
    """By offset, the longer first; at the same place by TDLib's priority of kinds."""

    def rank(entity: Entity) -> tuple[int, int, int]:
        priority = _PRIORITIES.get(entity.type, _FOUND) - (entity.type == "pre" and entity.detail != "")
        return entity.offset, -entity.length, priority

    return sorted(entities, key=rank)


def apart(entities: Iterable[Entity]) -> list[Entity]:
    """Of entities in order, those that begin behind the end of the last one kept: none inside another."""
    kept: list[Entity] = []
    for entity in entities:
        if not kept or entity.offset >= kept[-1].end:
            kept.append(entity)
    return kept
