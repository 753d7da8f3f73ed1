from __future__ import annotations

import pytest

from bot.dialogue.choice import Choices
from tests.dialogue.stand_ins import BASE, StandIn

OFFERED = ("dates", "next-dates", "law")
CHOICES = Choices(BASE.follow_ups)


def choose(text: str, offered: tuple[str, ...] = OFFERED) -> tuple[str, ...] | None:
    return CHOICES.of(StandIn().read(text), offered, BASE.entries)


@pytest.mark.parametrize(
    "text", ["1", "١", "the first", "first one please", "الأولى", "أول وحدة", "awwal wa7da", "One."]
)
def test_the_first_by_any_name(text: str) -> None:
    assert choose(text) == ("dates",)


@pytest.mark.parametrize("text", ["2", "the second one", "الثاني", "تاني واحدة", "tani wa7da", "number two"])
def test_the_second_by_any_name(text: str) -> None:
    assert choose(text) == ("next-dates",)


@pytest.mark.parametrize("text", ["3", "the last one", "الأخيرة", "آخر واحد", "a5er wa7da", "التالتة"])
def test_the_last_by_any_name(text: str) -> None:
    assert choose(text) == ("law",)


@pytest.mark.parametrize("text", ["both", "كلهم", "kollhom", "all of them please"])
def test_all_of_them(text: str) -> None:
    assert choose(text) == OFFERED


@pytest.mark.parametrize("text", ["neither", "none of these", "ولا واحد", "wala wa7ed"])
def test_none_of_them(text: str) -> None:
    assert choose(text) == ()


def test_a_third_of_two_is_no_choice() -> None:
    assert choose("3", OFFERED[:2]) is None


@pytest.mark.parametrize(("text", "chosen"), [("law", "law"), ("the law please", "law"), ("next dates", "next-dates")])
def test_a_part_of_a_label_that_only_one_has(text: str, chosen: str) -> None:
    assert choose(text) == (chosen,)


@pytest.mark.parametrize("text", ["dates", "who took part in it", "", "?!", "please"])
def test_words_of_two_labels_or_of_none_are_left_to_the_matcher(text: str) -> None:
    assert choose(text) is None


def test_nothing_is_chosen_where_nothing_was_offered() -> None:
    assert choose("1", ()) is None
