"""From the text of a call to the text of a message: parsed, checked, cleaned, trimmed, measured."""

from __future__ import annotations

import re
from typing import Any

from bot.simulator import refusals
from bot.simulator.refusals import Refusal, Rule
from bot.simulator.text import html, markdown
from bot.simulator.text.clean import clean, is_blank, trim
from bot.simulator.text.entities import MARKED, SPLITTABLE, Entity, Formatted, ParseError, units
from bot.simulator.text.find import find
from bot.simulator.text.fix import fix, merge
from bot.simulator.text.links import LinkError, check_link, date_format, mentioned_user

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
QUOTE_LIMIT = 1024
_BYTES_LIMIT = 1 << 15
_FARTHEST = 1_000_000
_PARSERS = {"html": html.parse, "markdown": markdown.parse_markdown, "markdownv2": markdown.parse_markdown_v2}
_QUOTED = (*SPLITTABLE, "custom_emoji", "date_time")
"""The formatting that a quote keeps."""
_FOUND = (
    "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number",
)  # fmt: skip


def message_text(text: str, parse_mode: str, entities: list[Any], too_long: Rule) -> Formatted:
    """What a message says. Raises a Refusal where it is empty, blank, too long or can't be parsed."""
    if not text:
        raise refusals.TEXT_EMPTY.refuse()
    formatted = format_text(text, parse_mode, entities)
    if is_blank(formatted.text):
        raise refusals.TEXT_BLANK.refuse()
    if units(formatted.text) > TEXT_LIMIT:
        raise too_long.refuse()
    return formatted


def caption_text(text: str, parse_mode: str, entities: list[Any]) -> Formatted | None:
    """What stands under a file, or None where nothing does."""
    formatted = format_text(text, parse_mode, entities)
    if units(formatted.text) > CAPTION_LIMIT:
        raise refusals.CAPTION_LONG.refuse()
    return None if is_blank(formatted.text) else formatted


def spoken_text(text: str) -> Formatted:
    """What a person typed: never HTML. Raises a Refusal like the phone that won't send a blank message."""
    return message_text(text, "", [], refusals.TEXT_LONG)


def format_text(text: str, parse_mode: str, entities: list[Any]) -> Formatted:
    """The text parsed or with the entities given, consistent, clean, trimmed, and with what Telegram finds in it."""
    if len(text.encode()) > _BYTES_LIMIT:
        raise refusals.TEXT_HUGE.refuse()
    mode = parse_mode.lower()
    if text and mode not in ("", "none"):
        if mode not in _PARSERS:
            raise refusals.PARSE_MODE.refuse()
        try:
            formatted = _PARSERS[mode](text)
        except ParseError as error:
            raise refusals.ENTITIES.refuse(reason=error) from error
    else:
        formatted = Formatted(text, tuple(entity for one in entities if (entity := read_entity(one)) is not None))
    return fixed(formatted)


def fixed(formatted: Formatted) -> Formatted:
    """The text as Telegram keeps it. Raises a Refusal where an entity can't be."""
    for entity in formatted.entities:
        for name, value in (("offset", entity.offset), ("length", entity.length)):
            if not 0 <= value <= _FARTHEST:
                raise refusals.ENTITY_PLACE.refuse(reason=f"receive an entity with incorrect {name} {value}")
    marked = fix([entity for entity in formatted.entities if entity.length])
    try:
        kept = clean(Formatted(formatted.text, tuple(marked)))
    except ParseError as error:
        reason = str(error)
        raise refusals.ENTITY_PLACE.refuse(reason=reason[0].lower() + reason[1:]) from error
    kept = trim(Formatted(kept.text, tuple(fix(kept.entities))))
    return Formatted(kept.text, tuple(merge(kept.entities, find(kept.text))))


def read_quote(text: str, parameters: dict[str, Any]) -> Formatted:
    """The quote of a call's reply parameters. Raises a Refusal where it is too long or can't be parsed."""
    entities = parameters.get("quote_entities")
    mode = str(parameters.get("quote_parse_mode") or "")
    found = format_text(text, mode, entities if isinstance(entities, list) else [])
    if units(found.text) > QUOTE_LIMIT:
        raise refusals.QUOTE_LONG.refuse()
    return Formatted(found.text, tuple(entity for entity in found.entities if entity.type in _QUOTED))


def find_quote(body: Formatted, quote: Formatted, position: int) -> int | None:
    """Where the quote stands in a text, in UTF-16 units: at the place nearest to `position`; None where nowhere."""
    if not quote.text:
        return None
    found, at = [], body.text.find(quote.text)
    while at >= 0:
        found.append(units(body.text[:at]))
        at = body.text.find(quote.text, at + 1)
    return min(
        found,
        key=lambda place: 2 * (position - place) if place <= position else 2 * (place - position) - 1,
        default=None,
    )


def read_entity(given: object) -> Entity | None:
    """An entity that a call brings itself; None where Telegram finds its kind by itself. Raises a Refusal."""
    if not isinstance(given, dict):
        raise _bad_entity("expected an Object")
    offset, length = _number(given, "offset"), _number(given, "length")
    if "type" not in given:
        raise _bad_entity('Can\'t find field "type"')
    kind = str(given["type"])
    if not kind:
        raise _bad_entity("Type is not specified")
    if kind in _FOUND:
        return None
    if kind not in MARKED:
        raise _bad_entity("Unsupported type specified")
    return _READERS.get(kind, _plain)(kind, offset, length, given)


def _plain(kind: str, offset: int, length: int, given: dict[str, Any]) -> Entity:
    return Entity(kind, offset, length, str(given.get("language", "")) if kind == "pre" else "")


def _link(kind: str, offset: int, length: int, given: dict[str, Any]) -> Entity:
    if "url" not in given:
        raise _bad_entity('Can\'t find field "url"')
    link = str(given["url"])
    if user := mentioned_user(link):
        return Entity("text_mention", offset, length, str(user))
    try:
        return Entity(kind, offset, length, check_link(link))
    except LinkError as error:
        raise refusals.ENTITY_URL.refuse(url=link, reason=error) from error


def _mention(kind: str, offset: int, length: int, given: dict[str, Any]) -> Entity:
    user = given.get("user")
    if not isinstance(user, dict):
        raise _bad_entity('Can\'t find field "user"')
    return Entity(kind, offset, length, str(_number(user, "id")))


def _emoji(kind: str, offset: int, length: int, given: dict[str, Any]) -> Entity:
    number = _number(given, "custom_emoji_id")
    if not number:
        raise refusals.ENTITY_EMOJI.refuse()
    return Entity(kind, offset, length, str(number))


def _date(kind: str, offset: int, length: int, given: dict[str, Any]) -> Entity:
    time, shown = _number(given, "unix_time"), date_format(str(given.get("date_time_format", "")))
    if shown is None:
        raise _bad_entity("Invalid date-time format specified")
    if time <= 0:
        raise refusals.ENTITY_DATE.refuse()
    return Entity(kind, offset, length, shown, time)


_READERS = {"text_link": _link, "text_mention": _mention, "custom_emoji": _emoji, "date_time": _date}


def _number(given: dict[str, Any], name: str) -> int:
    """A whole number; as text too, as Telegram reads it."""
    if name not in given:
        raise _bad_entity(f'Can\'t find field "{name}"')
    value = given[name]
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise _bad_entity(f'Field "{name}" must be a Number')
    if not re.fullmatch("-?[0-9]{1,19}", str(value)):
        raise _bad_entity(f'Field "{name}" must be a valid Number')
    return int(value)


def _bad_entity(reason: str) -> Refusal:
    return refusals.ENTITY.refuse(reason=reason)
