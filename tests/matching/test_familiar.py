"""Words that the table of meanings doesn't have are taken for ones that it has."""

from __future__ import annotations

import pytest

from bot.language.detect import Spoken
from bot.language.lexicon import Everyday
from bot.language.read import Question
from bot.matching.familiar import Familiar
from bot.matching.meanings import meanings
from tests.everyday import everyday_frequencies


@pytest.fixture(scope="module")
def familiar() -> Familiar:
    glossary = {"hospital": "care", "مستشفي": "care", "سبيطارنا": "care", "school": "learning", "sekkoola": "learning"}
    return Familiar.of(Everyday.of(everyday_frequencies()), glossary)


def read(text: str, spoken: Spoken) -> Question:
    words = tuple(text.split())
    return Question(text, spoken, words, words, (None,) * len(words))


@pytest.mark.parametrize(
    ("spoken", "typed", "meant"),
    [
        (Spoken.EN, "maintenence of schools", "maintenance of schools"),
        (Spoken.AR, "بيكتبوها", "يكتب"),
        (Spoken.AR, "سبيطارنا", "hospital"),
        (Spoken.ARABIZI, "el madrasa", "el مدرسه"),
        (Spoken.ARABIZI, "belmadrasa", "المدرسه"),
        (Spoken.EN, "2021 qwxzvk", "2021 qwxzvk"),
    ],
)
def test_a_word_is_taken_for_the_nearest_one_whose_meaning_is_known(
    familiar: Familiar, spoken: Spoken, typed: str, meant: str
) -> None:
    assert familiar.words(read(typed, spoken))[-1] == meant.split()[-1]
    assert len(familiar.words(read(typed, spoken))) == len(typed.split())


def test_a_known_word_stays_as_it_is(familiar: Familiar) -> None:
    for word in ("hospital", "مدرسه", "workshop"):
        assert word in meanings()
        assert familiar.of_word(word, False) == word
