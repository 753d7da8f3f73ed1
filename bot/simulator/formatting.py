"""From the text of a call to the text of a message: parsed, cleaned, trimmed, measured."""

from __future__ import annotations

from typing import Any

from bot.simulator import html, refusals
from bot.simulator.detect import detect
from bot.simulator.entities import Entity, Formatted, keep, ordered, units
from bot.simulator.refusals import Rule

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
_BYTES_LIMIT = 1 << 15
_SPACE_LIKE = {*map(chr, range(32)), " "} - {"\n", "\r"}
_DROPPED = {"\r", *map(chr, range(0x2028, 0x202F)), "\u0333", "\u033f", "\u030a"}
_INVISIBLE = "\u00a0\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2800\u3164\ufeff"


def message_text(text: str, parse_mode: str, entities: list[Any], too_long: Rule) -> Formatted:
    """What a message says. Raises a Refusal where it is empty, blank, too long or can't be parsed."""
    if not text:
        raise refusals.TEXT_EMPTY.refuse()
    formatted = _format(text, parse_mode, entities)
    if _is_blank(formatted.text):
        raise refusals.TEXT_BLANK.refuse()
    if units(formatted.text) > TEXT_LIMIT:
        raise too_long.refuse()
    return formatted


def caption_text(text: str, parse_mode: str, entities: list[Any]) -> Formatted | None:
    """What stands under a file, or None where nothing does."""
    formatted = _format(text, parse_mode, entities)
    if units(formatted.text) > CAPTION_LIMIT:
        raise refusals.CAPTION_LONG.refuse()
    return None if _is_blank(formatted.text) else formatted


def spoken_text(text: str) -> Formatted:
    """What a person typed: never HTML. Raises a Refusal like the phone that won't send a blank message."""
    return message_text(text, "", [], refusals.TEXT_LONG)


def _format(text: str, parse_mode: str, entities: list[Any]) -> Formatted:
    if len(text.encode()) > _BYTES_LIMIT:
        raise refusals.TEXT_HUGE.refuse()
    mode = parse_mode.lower()
    if mode == "html":
        try:
            formatted = html.parse(text)
        except html.HtmlError as error:
            raise refusals.ENTITIES.refuse(reason=error) from error
    elif mode in ("", "none"):
        formatted = Formatted(text, _given(text, entities))
    else:
        raise refusals.PARSE_MODE.refuse()
    return detect(_trimmed(_cleaned(formatted)))


def _given(text: str, entities: list[Any]) -> tuple[Entity, ...]:
    """Entities that the call brought itself; one that leaves the text or splits a character is left out."""
    ends = {0}
    for character in text:
        ends.add(max(ends) + units(character))
    found = []
    for entity in entities:
        if not isinstance(entity, dict):
            raise refusals.ENTITIES.refuse(reason="expected an Object")
        offset, length = entity.get("offset"), entity.get("length")
        if isinstance(offset, int) and isinstance(length, int) and {offset, offset + length} <= ends and length > 0:
            detail = entity.get("url") or entity.get("language") or entity.get("custom_emoji_id") or ""
            found.append(Entity(str(entity.get("type")), offset, length, str(detail)))
    return ordered(found)


def _cleaned(formatted: Formatted) -> Formatted:
    """Control characters become spaces; carriage returns, and marks that turn other text round, go."""
    return keep(formatted, (_clean(character) for character in formatted.text))


def _clean(character: str) -> str:
    if character in _SPACE_LIKE:
        return " "
    return "" if character in _DROPPED else character


def _trimmed(formatted: Formatted) -> Formatted:
    """No white space at the end, nor at the beginning as far as no entity covers it."""
    end = len(formatted.text.rstrip(" \n"))
    covered = formatted.entities[0].offset if formatted.entities else len(formatted.text)
    start = 0
    while start < min(covered, end) and formatted.text[start] in " \n":
        start += 1
    whole = enumerate(formatted.text)
    return keep(formatted, (character if start <= place < end else "" for place, character in whole))


def _is_blank(text: str) -> bool:
    return not text.strip().strip(_INVISIBLE + " \n")
