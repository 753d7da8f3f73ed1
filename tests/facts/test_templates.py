from __future__ import annotations

from datetime import date

import pytest

from bot.facts.factbase import Bilingual, DateRange, Language, Value
from bot.facts.templates import bullets, fill, placeholders, render_value

AR, EN = Language.AR, Language.EN


@pytest.mark.parametrize(
    ("value", "language", "words"),
    [
        (date(2021, 11, 15), EN, "15 November 2021"),
        (date(2021, 11, 15), AR, "15 نوفمبر 2021"),
        (DateRange(date(2021, 11, 10), date(2021, 11, 11)), AR, "10 و11 نوفمبر 2021"),
        (2035, EN, "2035"),
        ("dalothman@iom.int", EN, "dalothman@iom.int"),
        ("dalothman@iom.int", AR, "\u2068dalothman@iom.int\u2069"),
        ("https://iom.int/", AR, "\u2068https://iom.int/\u2069"),
        (Bilingual(ar="وزارة", en="Ministry"), AR, "وزارة"),
        (Bilingual(ar="UNDP", en="UNDP"), AR, "\u2068UNDP\u2069"),
        ("بيان", EN, "\u2068بيان\u2069"),
    ],
)
def test_a_value_is_said_as_its_language_says_it(value: Value, language: Language, words: str) -> None:
    assert render_value(value, language) == words


def test_foreign_words_are_isolated_once_whether_written_or_filled_in() -> None:
    filled = fill("المنظمة (IOM) على {email}", {"email": "a@iom.int"}, AR)
    assert filled == "المنظمة (\u2068IOM\u2069) على \u2068a@iom.int\u2069"


def test_a_name_without_a_value_stays_rather_than_failing_the_reply() -> None:
    assert fill("On {day}.", {}, EN) == "On {day}."


def test_braces_in_a_value_are_not_filled_again() -> None:
    assert fill("{a}", {"a": "{b}", "b": "no"}, EN) == "{b}"


def test_each_bullet_keeps_its_own_line_and_isolation() -> None:
    names = bullets((Bilingual(ar="وزارة الصحة", en="Health"), Bilingual(ar="برنامج UNDP", en="UNDP")))
    assert fill("{members}", {"members": names}, AR) == "• وزارة الصحة\n• برنامج \u2068UNDP\u2069"
    assert fill("{members}", {"members": names}, EN) == "• Health\n• UNDP"


def test_placeholders_come_in_order() -> None:
    assert placeholders("{b} and {a} and {b}") == ("b", "a", "b")
