"""TDLib's own answers about texts, in the terms of the simulator. It runs without an account and without a network."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from bot.simulator.text.entities import Entity, Formatted

Json = dict[str, Any]
MODES: dict[str, Json] = {
    "html": {"@type": "textParseModeHTML"},
    "markdown": {"@type": "textParseModeMarkdown", "version": 1},
    "markdownv2": {"@type": "textParseModeMarkdown", "version": 2},
}
_TYPES = {
    "mention": "Mention", "hashtag": "Hashtag", "cashtag": "Cashtag", "bot_command": "BotCommand", "url": "Url",
    "email": "EmailAddress", "bank_card_number": "BankCardNumber", "media_timestamp": "MediaTimestamp",
    "bold": "Bold", "italic": "Italic", "underline": "Underline", "strikethrough": "Strikethrough",
    "spoiler": "Spoiler", "code": "Code", "pre": "Pre", "text_link": "TextUrl", "text_mention": "MentionName",
    "custom_emoji": "CustomEmoji", "blockquote": "BlockQuote", "expandable_blockquote": "ExpandableBlockQuote",
    "date_time": "DateTime",
}  # fmt: skip
_KINDS = {f"textEntityType{name}": kind for kind, name in _TYPES.items()} | {"textEntityTypePreCode": "pre"}
_DETAILS = {"text_link": "url", "text_mention": "user_id", "custom_emoji": "custom_emoji_id", "pre": "language"}
_PARTS = {"dateTimePartPrecisionShort": 0, "dateTimePartPrecisionLong": 1}


class RefusedError(Exception):
    """TDLib takes a text for wrong, in its words."""


@cache
def _execute() -> Any:
    """The one door of the library. Raises ImportError where it isn't installed."""
    import tdjson

    tdjson.td_execute(b'{"@type": "setLogVerbosityLevel", "new_verbosity_level": 0}')
    return tdjson.td_execute


def ask(request: Json) -> Json:
    """A request of TDLib's and its answer. Raises RefusedError where that is an error."""
    answer: Json = json.loads(_execute()(json.dumps(request).encode()))
    if answer["@type"] == "error":
        raise RefusedError(answer["message"])
    return answer


def find(text: str) -> list[Entity]:
    """What TDLib finds in a text."""
    return _entities(ask({"@type": "getTextEntities", "text": text}))


def parse(text: str, mode: str) -> Formatted:
    """A text in one of the MODES parsed. Raises RefusedError with TDLib's reason."""
    return _formatted(ask({"@type": "parseTextEntities", "text": text, "parse_mode": MODES[mode]}))


def fix(formatted: Formatted) -> Formatted:
    """A text with entities given, cleaned and made consistent; nothing in it may look like Markdown. Raises
    RefusedError."""
    entities = [
        {"@type": "textEntity", "offset": one.offset, "length": one.length, "type": _type(one)}
        for one in formatted.entities
    ]
    text = {"@type": "formattedText", "text": formatted.text, "entities": entities}
    return _formatted(ask({"@type": "parseMarkdown", "text": text}))


def _formatted(answer: Json) -> Formatted:
    return Formatted(answer["text"], tuple(_entities(answer)))


def _entities(answer: Json) -> list[Entity]:
    return [_entity(one) for one in answer["entities"]]


def _entity(one: Json) -> Entity:
    given = one["type"]
    kind = _KINDS[given["@type"]]
    if kind == "date_time":
        return Entity(
            kind, one["offset"], one["length"], _date_format(given.get("formatting_type")), given["unix_time"]
        )
    return Entity(kind, one["offset"], one["length"], str(given.get(_DETAILS.get(kind, ""), "")))


def _date_format(given: Json | None) -> str:
    if given is None:
        return ""
    if given["@type"] == "dateTimeFormattingTypeRelative":
        return "r"
    date, time = (_PARTS.get(given[name]["@type"]) for name in ("date_precision", "time_precision"))
    weekday = "w" if given["show_day_of_week"] else ""
    return weekday + ("" if date is None else "dD"[date]) + ("" if time is None else "tT"[time])


def _type(one: Entity) -> Json:
    name = "PreCode" if one.type == "pre" and one.detail else _TYPES[one.type]
    found: Json = {"@type": f"textEntityType{name}"}
    if one.type in _DETAILS and one.detail:
        found[_DETAILS[one.type]] = one.detail
    if one.type == "date_time":
        found |= {"unix_time": one.time}
    return found
