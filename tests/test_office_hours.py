from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.office_hours import OfficeHours

KUWAIT = ZoneInfo("Asia/Kuwait")
HOURS = OfficeHours.read("Sun-Thu 08:00-16:00, sat 10:00–12:00")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """November 2026 begins with a Sunday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=KUWAIT)


def test_it_is_open_from_the_first_minute_to_the_last() -> None:
    assert HOURS.closes(at(1, 7, 59)) is None
    assert HOURS.closes(at(1, 8)) == at(1, 16)
    assert HOURS.closes(at(1, 15, 59)) == at(1, 16)
    assert HOURS.closes(at(1, 16)) is None


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        (at(1, 9), at(1, 9)),  # it is open
        (at(1, 3), at(1, 8)),
        (at(5, 17), at(7, 10)),  # a Thursday evening; Friday is free, on Saturday it is there for two hours
        (at(7, 13), at(8, 8)),
    ],
)
def test_when_it_is_open_next(now: datetime, opens: datetime) -> None:
    assert HOURS.opens(now) == opens


def test_a_week_goes_round() -> None:
    assert OfficeHours.read("Mon 09:00-10:00").opens(at(2, 10)) == at(9, 9)


@pytest.mark.parametrize("text", ["9-17", "Sunday 08:00-16:00", "Sun 16:00-08:00", "Sun 25:00-26:00", "Sun-Thu", ","])
def test_what_is_no_hours_says_what_was_expected(text: str) -> None:
    with pytest.raises(ValueError, match="as Sun-Thu 08:00-16:00"):
        OfficeHours.read(text)
