"""The kinds of text that the knowledge files hold; each refuses in the words that a press officer reads."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BeforeValidator, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from bot.facts.factbase import Bilingual, DateRange, Value
from bot.facts.ids import ROLES
from bot.problems import did_you_mean, listed, quoted

UTC = ZoneInfo("UTC")
_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_MOMENT = "day, hour and distance from UTC"
_MOMENT_FIX = "write it like 2026-12-03T10:00+03:00"
_LONGEST_DAY = len("2026-12-03")
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_NAME = re.compile(r"[a-z][a-z0-9]*([_-][a-z0-9]+)*")
_LONGEST_ID = 48
"""A button carries `fact:<id>` within Telegram's 64 bytes."""


class Quoted(str):
    """A text that stood in quotation marks: never a number, however it looks."""

    __slots__ = ()


def refusal(found: str, expected: str, fix: str = "") -> PydanticCustomError:
    """An error that `validate` turns into a problem with these very words."""
    # The words go in as context: a brace in what was found must not be taken for a field of the message.
    return PydanticCustomError("refusal", "refused", {"found": found, "expected": expected, "fix": fix})


def _text(value: str) -> str:
    if not (stripped := value.strip()):
        raise refusal("no text", "a text", "write it, or delete the key")
    return stripped


def _id(value: str) -> str:
    if _ID.fullmatch(value) and len(value) <= _LONGEST_ID:
        return value
    fix = re.sub(r"[^a-z0-9]+", "-", value.casefold()).strip("-")[:_LONGEST_ID]
    raise refusal(
        f"the id {quoted(value)}",
        f"small Latin letters, digits and hyphens, at most {_LONGEST_ID}",
        f"write {fix}" if _ID.fullmatch(fix) else "",
    )


def _role(value: str) -> str:
    if value not in ROLES:
        raise refusal(f"the role {quoted(value)}", listed(sorted(ROLES)), did_you_mean(value, ROLES))
    return value


def _name(value: str) -> str:
    if not _NAME.fullmatch(value):
        raise refusal(f"the name {quoted(value)}", "small Latin letters, digits and underscores")
    return value


def _paragraph(value: Any) -> int:
    if isinstance(value, str) and value.strip().isdecimal() and len(value) < 6 and int(value) > 0:
        return int(value)
    found = quoted(value) if isinstance(value, str) else "a list or mapping"
    raise refusal(found, "the number of a paragraph of the release, from 1")


def _day(value: Any) -> date:
    if not isinstance(value, str) or not _DAY.fullmatch(value.strip()):
        found = quoted(value) if isinstance(value, str) else "a list or mapping"
        raise refusal(found, "a day as year-month-day", "write it like 2021-11-15")
    try:
        return date(*(int(part) for part in value.strip().split("-")))
    except ValueError:
        raise refusal(f"{quoted(value)}, a day that doesn't exist", "a day of the calendar") from None


def _moment(value: Any) -> datetime:
    """A moment that is the same everywhere: with its distance from UTC."""
    if not isinstance(value, str):
        raise refusal("a list or mapping", _MOMENT, _MOMENT_FIX)
    text = value.strip()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise refusal(quoted(text), _MOMENT, _MOMENT_FIX) from None
    if len(text) <= _LONGEST_DAY:
        fix = f"write {text}T00:00+03:00 where midnight is meant"
        raise refusal(f"{quoted(text)}, a day without an hour", _MOMENT, fix)
    if moment.tzinfo is None:
        fix = f"write {text}+03:00 where the clocks are three hours ahead of UTC, {text}Z for UTC"
        raise refusal(f"{quoted(text)}, an hour without its distance from UTC", _MOMENT, fix)
    return moment


def _zone(value: Any) -> ZoneInfo:
    if not isinstance(value, str):
        raise refusal("a list or mapping", "a time zone as Area/City", "write it like Europe/Berlin")
    known = available_timezones()
    if value not in known:
        fix = did_you_mean(value, known) or "write it like Europe/Berlin"
        raise refusal(f"the time zone {quoted(value)}", "a name of the IANA time zone database, as Area/City", fix)
    return ZoneInfo(value)


def _value(value: Any) -> Value:
    if isinstance(value, dict):
        return _both(value)
    if not isinstance(value, str):
        raise refusal("a list", "a day, days, a number, a text, or a text in `en` and in `ar`")
    text = _text(value)
    if _DAY.fullmatch(text):
        return _day(text)
    first, slash, last = text.partition("/")
    if slash and _DAY.fullmatch(first) and _DAY.fullmatch(last):
        return _range(text, _day(first), _day(last))
    if not isinstance(value, Quoted) and re.fullmatch(r"0|[1-9][0-9]{0,14}", text):
        return int(text)
    return text


def _range(text: str, first: date, last: date) -> DateRange:
    if first > last:
        raise refusal(quoted(text), "the earlier day first", f"write {last}/{first}")
    return DateRange(first, last)


def _both(value: dict[Any, Any]) -> Bilingual:
    if set(value) != {"en", "ar"}:
        raise refusal(f"the keys {quoted(', '.join(map(str, value)))}", "exactly `en` and `ar`")
    if not all(isinstance(text, str) for text in value.values()):
        raise refusal("a list or mapping", "a text in `en` and a text in `ar`")
    return Bilingual(ar=_text(value["ar"]), en=_text(value["en"]))


_BOTH_SCHEMA = {
    "type": "object",
    "properties": {"en": {"type": "string"}, "ar": {"type": "string"}},
    "required": ["en", "ar"],
    "additionalProperties": False,
}
_DAY_SCHEMA = {"type": "string", "format": "date"}
_VALUE_SCHEMA = {"anyOf": [{"type": "string"}, {"type": "integer", "minimum": 0}, _BOTH_SCHEMA]}

Text = Annotated[str, AfterValidator(_text), WithJsonSchema({"type": "string", "minLength": 1})]
Id = Annotated[
    str,
    AfterValidator(_id),
    WithJsonSchema({"type": "string", "pattern": f"^{_ID.pattern}$", "maxLength": _LONGEST_ID}),
]
Role = Annotated[str, AfterValidator(_role), WithJsonSchema({"type": "string", "enum": sorted(ROLES)})]
ValueName = Annotated[str, AfterValidator(_name)]
Paragraph = Annotated[int, PlainValidator(_paragraph), WithJsonSchema({"type": "integer", "minimum": 1})]
Zone = Annotated[ZoneInfo, PlainValidator(_zone), WithJsonSchema({"type": "string"})]
Day = Annotated[date, PlainValidator(_day), WithJsonSchema(_DAY_SCHEMA)]
Moment = Annotated[datetime, PlainValidator(_moment), WithJsonSchema({"type": "string", "format": "date-time"})]
AnyValue = Annotated[Value, PlainValidator(_value), WithJsonSchema(_VALUE_SCHEMA)]


def _single(value: Any) -> Any:
    """A lone text where a list is wanted is the commonest slip."""
    if isinstance(value, str):
        raise refusal(f"the text {quoted(value)}", "a list", "put it in square brackets")
    return value


ListOnly = BeforeValidator(_single)
