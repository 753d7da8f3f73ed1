from __future__ import annotations

import pytest

from bot.language.stems import is_arabic, stem


@pytest.mark.parametrize(
    ("forms"),
    [
        ("workshop", "workshops"),
        ("organised", "organise"),
        ("الورشه", "ورشه", "والورشه", "بالورشه"),
        ("ايميلها", "ايميل"),
    ],
)
def test_forms_of_a_word_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize("word", ["الله", "من", "وين", "91", "mukafa7a", "7"])
def test_short_words_and_words_with_digits_keep_their_letters(word: str) -> None:
    assert len(stem(word)) >= min(3, len(word))


def test_script_is_told_by_the_first_letter() -> None:
    assert is_arabic("ورشه")
    assert not is_arabic("warsha")
    assert not is_arabic("")
