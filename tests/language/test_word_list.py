from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.language.word_list import WordList

WORD = st.text(st.characters(), max_size=6)


@given(st.lists(WORD, unique=True, max_size=40), WORD)
def test_each_word_is_found_by_its_number_and_back_and_no_other(words: list[str], other: str) -> None:
    known = WordList.of(words)
    assert len(known) == len(words)
    assert [*known] == words
    assert [known.number(word) for word in words] == [*range(len(words))]
    assert (other in known) == (other in words)


def test_a_thousand_words_are_each_found() -> None:
    words = [f"{number}كلمة" for number in range(1_000)]
    known = WordList.of(words)
    assert [known.number(word) for word in words] == [*range(1_000)]
    assert known.number("1000كلمة") is None
