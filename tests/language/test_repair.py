from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.lexicon import Lexicon
from bot.language.repair import repair


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("worshop", ("workshop",)),
        ("wokrshops", ("workshops",)),
        ("whre", ("where",)),
        ("الوشره", ("الورشه",)),
        ("attendedthe", ("attended", "the")),
        ("موضوعالورشه", ("موضوع", "الورشه")),
    ],
)
def test_typing_errors_are_mended(typed: str, meant: tuple[str, ...], lexicon: Lexicon) -> None:
    assert repair([typed], lexicon) == meant


@pytest.mark.parametrize("word", ["workshop", "wen", "zzz", "2021", "a@b", "elephant"])
def test_known_short_and_strange_words_stay(word: str, lexicon: Lexicon) -> None:
    assert repair([word], lexicon) == (word,)


def test_a_dropped_letter_is_likelier_than_an_added_one() -> None:
    lexicon = Lexicon.of([("were were were where where", "en")])
    assert repair(["whre"], lexicon) == ("where",)


@given(st.lists(st.text(min_size=1)))
def test_any_words_survive(words: list[str]) -> None:
    repair(words, Lexicon.of([("some known words here", "en"), ("كلمات معروفة", "ar")]))
