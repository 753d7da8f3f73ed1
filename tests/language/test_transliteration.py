"""Arabizi may stand for several Arabic spellings; the right one is among them."""

from __future__ import annotations

import pytest

from bot.language.normalise import normalise
from bot.language.transliteration import arabic_spellings


@pytest.mark.parametrize(
    ("word", "arabic"),
    [
        ("madrasa", "مدرسة"),
        ("7al", "حال"),
        ("3arabi", "عربي"),
        ("sho8l", "شغل"),
        ("tayara", "طيارة"),
        ("khubz", "خبز"),
        ("mo2tamar", "مؤتمر"),
    ],
)
def test_the_arabic_word_is_among_the_spellings(word: str, arabic: str) -> None:
    assert normalise(arabic) in {spelling for spelling, _ in arabic_spellings(word)}


@pytest.mark.parametrize("word", ["", "مدرسة", "a@b", "supercalifragilistic"])
def test_what_is_no_arabizi_has_no_arabic_spelling(word: str) -> None:
    assert not [spelling for spelling, _ in arabic_spellings(word) if spelling]


def test_a_long_word_doesnt_grow_without_bounds() -> None:
    assert len(arabic_spellings("aeiouaeiouaeio")) <= 64
