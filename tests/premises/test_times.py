"""Times in a message, in both languages and calendars."""

from __future__ import annotations

from datetime import date

import pytest

from bot.premises.calendar import Spell
from bot.premises.times import spells
from bot.premises.words import tokens_of

DAYS = [date(2021, 11, day) for day in (10, 11, 14, 15)]


def only(text: str) -> Spell:
    (found,) = spells(tokens_of(text), text)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "on 10 and 11 November 2021",
        "November 14th",
        "10-11 November",
        "15/11/2021",
        "2021-11-14",
        "١٠ و١١ نوفمبر",
        "تشرين الثاني",
        "بتشرين التاني ٢٠٢١",
        "ف نونبر",
        "شهر ١١",
        "shahar 11",
        "الخامس عشر من نوفمبر",
        "ربيع الثاني 1443",
        "on Wednesday",
        "يوم الأحد",
        "the 14th",
        "tishreen el tani",
    ],
)
def test_a_time_that_can_be_one_of_the_days_fits(text: str) -> None:
    assert only(text).fits(DAYS)


@pytest.mark.parametrize(
    "text",
    [
        "on 10 and 12 November 2021",
        "in May",
        "15/12/2021",
        "شباط",
        "غشت",
        "جويلية",
        "كانون الأول",
        "شهر عشرة",
        "chhar 3",
        "السادس عشر من نوفمبر",
        "رمضان",
        "on a Friday",
        "يوم ١٦",
        "next month",
        "الاسبوع اللي فات",
        "2019",
    ],
)
def test_another_time_does_not(text: str) -> None:
    assert not only(text).fits(DAYS)


@pytest.mark.parametrize("text", ["may I ask", "Hello. May we know more?", "they march on", "law 91", "يومين"])
def test_words_that_only_look_like_a_time_are_none(text: str) -> None:
    assert spells(tokens_of(text), text) == []


def test_a_time_is_said_in_the_language_of_the_reply() -> None:
    words = only("٩ و١٠ نوفمبر").words()
    assert words is not None
    assert (words.en, words.ar) == ("9–10 November", "9 و10 نوفمبر")
