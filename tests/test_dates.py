from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from bot import dates


@pytest.mark.parametrize(
    ("first", "last", "english", "arabic"),
    [
        (date(2021, 11, 10), date(2021, 11, 11), "10–11 November 2021", "10 و11 نوفمبر 2021"),
        (date(2021, 11, 10), date(2021, 11, 14), "10–14 November 2021", "10 إلى 14 نوفمبر 2021"),
        (date(2021, 11, 30), date(2021, 12, 1), "30 November – 1 December 2021", "30 نوفمبر و1 ديسمبر 2021"),
        (
            date(2021, 12, 31),
            date(2022, 1, 1),
            "31 December 2021 – 1 January 2022",
            "31 ديسمبر 2021 و1 يناير 2022",
        ),
        (date(2021, 11, 15), date(2021, 11, 15), "15 November 2021", "15 نوفمبر 2021"),
    ],
)
def test_days_say_once_what_both_ends_share(first: date, last: date, english: str, arabic: str) -> None:
    assert dates.days(first, last, "en") == english
    assert dates.days(first, last, "ar") == arabic


@pytest.mark.parametrize("language", ["ar", "en"])
def test_digits_are_western_and_years_have_no_comma(language: str) -> None:
    assert dates.number(2035, language) == "2035"
    assert dates.number(12_500, language) == "12,500"


def test_names_are_joined_by_and_or_by_the_attached_waw() -> None:
    assert [dates.names(["a", "b", "c"][:count], "en") for count in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert dates.names(["أ", "ب", "ج"], "ar") == "أ وب وج"


def test_a_day_of_the_week_and_whose_clock_it_is_are_said_in_both_languages() -> None:
    day = date(2021, 11, 15)
    assert [dates.weekday(day, language) for language in ("en", "ar")] == ["Mon 15 Nov", "الاثنين 15 نوفمبر"]
    kuwait, nowhere = ZoneInfo("Asia/Kuwait"), ZoneInfo("UTC")
    assert [dates.clock_name(kuwait, language) for language in ("en", "ar")] == ["Kuwait Time", "توقيت الكويت"]
    assert [dates.clock_name(nowhere, language) for language in ("en", "ar")] == ["UTC", "التوقيت العالمي المنسق"]
