"""Each kind of text in the knowledge files: what it becomes, and how a slip is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from bot.facts.factbase import Bilingual, DateRange
from bot.facts.fields import AnyValue, Day, Id, ListOnly, Moment, Paragraph, Quoted, Role, Text, ValueName, Zone


def read(kind: Any, value: object) -> Any:
    return TypeAdapter(kind).validate_python(value)


def refused(kind: Any, value: object) -> tuple[str, str, str]:
    """What was found, what is expected, and how to mend it."""
    with pytest.raises(ValidationError) as caught:
        read(kind, value)
    context = caught.value.errors()[0]["ctx"]
    return context["found"], context["expected"], context["fix"]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2021-11-15", date(2021, 11, 15)),
        ("2021-11-10/2021-11-11", DateRange(date(2021, 11, 10), date(2021, 11, 11))),
        ("91", 91),
        (Quoted("91"), "91"),  # in quotation marks: a code
        ("091", "091"),  # with a zero before it: no number
        (" IOM ", "IOM"),
        ({"en": "Muscat", "ar": "مسقط"}, Bilingual(ar="مسقط", en="Muscat")),
    ],
)
def test_a_value_is_what_it_looks_like(written: object, value: object) -> None:
    assert read(AnyValue, written) == value


@pytest.mark.parametrize(
    ("kind", "written", "found", "fix"),
    [
        (AnyValue, "2021-11-12/2021-11-10", "“2021-11-12/2021-11-10”", "write 2021-11-10/2021-11-12"),
        (AnyValue, {"en": "Muscat"}, "the keys “en”", ""),
        (AnyValue, ["a"], "a list", ""),
        (Day, "15/11/2021", "“15/11/2021”", "write it like 2021-11-15"),
        (Day, "2021-02-30", "“2021-02-30”, a day that doesn't exist", ""),
        (Moment, "2026-12-03", "“2026-12-03”, a day without an hour", "write 2026-12-03T00:00+03:00 where midnight"),
        (Moment, "2026-12-03T10:00", "an hour without its distance from UTC", "2026-12-03T10:00Z for UTC"),
        (Moment, "soon", "“soon”", "write it like 2026-12-03T10:00+03:00"),
        (Zone, "Asia/Kuwayt", "the time zone “Asia/Kuwayt”", "Asia/Kuwait"),
        (Id, "Press Contact", "the id “Press Contact”", "write press-contact"),
        (Id, "a" * 49, "the id", "write " + "a" * 48),
        (Role, "contcat", "the role “contcat”", "contact"),
        (ValueName, "First Day", "the name “First Day”", ""),
        (Paragraph, "0", "“0”", ""),
        (Text, "  ", "no text", "write it, or delete the key"),
    ],
)
def test_a_slip_is_refused_with_what_was_found_and_how_to_mend_it(
    kind: Any, written: object, found: str, fix: str
) -> None:
    what, expected, how = refused(kind, written)
    assert found in what
    assert expected
    assert fix in how


def test_a_moment_is_the_same_everywhere() -> None:
    assert read(Moment, "2026-12-03T10:00+03:00") == datetime(2026, 12, 3, 7, tzinfo=UTC)
    assert read(Moment, "2026-12-03T10:00Z").utcoffset() == timedelta(0)


def test_a_text_where_a_list_belongs_gets_its_brackets() -> None:
    from typing import Annotated

    assert refused(Annotated[list[str], ListOnly], "topics")[2] == "put it in square brackets"
