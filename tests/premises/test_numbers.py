"""How much a message says, in figures and in words, and how a sentence says it back."""

from __future__ import annotations

import pytest

from bot.premises.numbers import number_words, numbers, spelled
from bot.premises.words import tokens_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("two workshops", {0: 2}),
        ("48,700 people came", {0: 48_700, 1: 48_700}),
        ("60 thousand people", {0: 60_000, 1: 60_000}),
        ("٧ جهات", {0: 7}),
        ("60 ألف شخص", {0: 60_000, 1: 60_000}),
        ("سبع جهات", {0: 7}),
        ("a hundred thousand dinars", {}),
        ("مئة ألف دينار", {}),
        ("in 2021", {}),
        ("on 10, 11 November", {1: 10, 2: 11}),
    ],
)
def test_how_much_each_word_says(text: str, found: dict[int, int]) -> None:
    assert numbers(tokens_of(text)) == found


@pytest.mark.parametrize(
    ("text", "found"), [("both of the two", {3}), ("the first one", set()), ("three in 2021", {0, 2})]
)
def test_one_and_both_stand_for_other_things_as_well(text: str, found: set[int]) -> None:
    assert number_words(tokens_of(text)) == found


@pytest.mark.parametrize(
    ("value", "language", "feminine", "written"),
    [
        (3, "en", False, "three"),
        (3, "ar", False, "ثلاثة"),
        (3, "ar", True, "ثلاث"),
        (10, "ar", False, "عشرة"),
        (10, "ar", True, "عشر"),
        (11, "en", False, "11"),
        (12_500, "ar", True, "12,500"),
        (0, "en", False, "0"),
    ],
)
def test_up_to_ten_a_number_is_a_word_that_agrees_with_its_noun(
    value: int, language: str, feminine: bool, written: str
) -> None:
    assert spelled(value, language, feminine=feminine) == written
