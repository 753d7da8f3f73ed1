"""Text with its formatting, as Telegram stores it: offsets and lengths count UTF-16 units."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

_ORDER = ("blockquote", "expandable_blockquote", "pre", "code", "text_link", "text_mention", "bold", "italic")


def units(text: str) -> int:
    """The length of a text in UTF-16 units, the measure of all of Telegram's limits and offsets."""
    return len(text) + sum(character > "\uffff" for character in text)


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of text with one kind of formatting; `detail` is the link, language or user it carries."""

    type: str
    offset: int
    length: int
    detail: str = ""

    @property
    def end(self) -> int:
        return self.offset + self.length

    def json(self) -> dict[str, Any]:
        found: dict[str, Any] = {"type": self.type, "offset": self.offset, "length": self.length}
        if self.type == "text_link":
            found["url"] = self.detail
        elif self.type == "pre" and self.detail:
            found["language"] = self.detail
        elif self.type == "custom_emoji":
            found["custom_emoji_id"] = self.detail
        return found


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text and its entities, in order: outer before inner."""

    text: str
    entities: tuple[Entity, ...] = ()

    def json(self) -> list[dict[str, Any]]:
        return [entity.json() for entity in self.entities]


def ordered(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    def rank(entity: Entity) -> tuple[int, int, int]:
        kind = _ORDER.index(entity.type) if entity.type in _ORDER else len(_ORDER)
        return entity.offset, -entity.length, kind

    return tuple(sorted(entities, key=rank))


def keep(formatted: Formatted, kept: Iterable[str]) -> Formatted:
    """The text with each character replaced by its counterpart in `kept` ("" drops it); entities move along."""
    before, after, moved = 0, 0, {0: 0}
    pieces: list[str] = []
    for character, piece in zip(formatted.text, kept, strict=True):
        before += units(character)
        after += units(piece)
        moved[before] = after
        pieces.append(piece)
    entities = (
        replace(entity, offset=moved[entity.offset], length=moved[entity.end] - moved[entity.offset])
        for entity in formatted.entities
    )
    return Formatted("".join(pieces), ordered(entity for entity in entities if entity.length > 0))
