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


def test_the_words_beside_it_tell_what_was_meant() -> None:
    lexicon = Lexicon.of([("the form was sent", "en"), ("they came from kuwait", "en")] * 30)
    assert repair(["came", "frm", "kuwait"], lexicon) == ("came", "from", "kuwait")
    assert repair(["the", "frm", "was"], lexicon) == ("the", "form", "was")


def test_a_known_word_is_changed_only_where_that_is_far_likelier() -> None:
    lexicon = Lexicon.of([("when was it", "en")] * 200 + [("hen", "en"), ("the wen is a cyst", "en")])
    assert repair(["wen", "was", "it"], lexicon) == ("wen", "was", "it")
    assert repair(["hen"], lexicon) == ("hen",)


def test_a_word_that_fell_apart_is_joined() -> None:
    lexicon = Lexicon.of([("the workshop and the spokesperson", "en"), ("work in a shop", "en")] * 2)
    assert repair(["the", "spokes", "person"], lexicon) == ("the", "spokesperson")
    assert repair(["work", "shop"], lexicon) == ("work", "shop")


def test_a_dropped_letter_is_likelier_than_an_added_one() -> None:
    lexicon = Lexicon.of([("were were were where where", "en")])
    assert repair(["whre"], lexicon) == ("where",)


@given(st.lists(st.text(min_size=1)))
def test_any_words_survive(words: list[str]) -> None:
    repair(words, Lexicon.of([("some known words here", "en"), ("كلمات معروفة", "ar")]))
