from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.language.typos import Neighbours, likelihood
from bot.language.word_list import WordList

WORDS = ["workshop", "workshops", "when", "where", "ورشه", "الورشه", "متي"]


def neighbours_of(words: list[str]) -> Neighbours:
    return Neighbours.of(WordList.of(words), range(len(words)))


@pytest.mark.parametrize(
    ("likelier", "less_likely"),
    [
        (("whhen", "when"), ("wxhen", "when")),  # doubled, or another letter added
        (("wgen", "when"), ("wqen", "when")),  # beside it on the keyboard, or far off
        (("wehn", "when"), ("wqen", "when")),  # swapped
        (("whn", "when"), ("wqen", "when")),  # dropped
        (("ضابط", "ظابط"), ("لابط", "ظابط")),  # by ear
        (("متا", "متي"), ("متك", "متي")),
    ],
)
def test_errors_of_thumbs_and_ears_are_likelier(likelier: tuple[str, str], less_likely: tuple[str, str]) -> None:
    assert likelihood(*likelier) > likelihood(*less_likely)


def test_words_one_error_away_are_found_whatever_the_error() -> None:
    neighbours = neighbours_of(WORDS)
    for typed in ("orkshop", "wworkshop", "owrkshop", "wurkshop", "workshoop", "workshopd"):
        assert "workshop" in list(neighbours.within_one(typed))
    assert list(neighbours.within_one("الورشة".replace("ة", "ه"))) == []


def test_a_word_is_no_neighbour_of_itself_and_far_words_are_none() -> None:
    neighbours = neighbours_of(WORDS)
    assert list(neighbours.within_one("workshop")) == ["workshops"]
    assert list(neighbours.within_one("elephant")) == []
    assert list(neighbours_of([]).within_one("word")) == []


@given(st.lists(st.text("abcde", min_size=1, max_size=6), max_size=30), st.text("abcde", max_size=6))
def test_what_is_found_is_what_comparing_with_each_word_finds(words: list[str], typed: str) -> None:
    unique = sorted(set(words))
    expected = [word for word in unique if word != typed and OSA.distance(word, typed) <= 1]
    assert list(neighbours_of(unique).within_one(typed)) == expected


@given(st.text(max_size=30))
def test_any_text_can_be_looked_up(typed: str) -> None:
    list(neighbours_of(WORDS).within_one(typed))
