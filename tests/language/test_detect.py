from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.detect import Spoken, detect
from bot.language.lexicon import Lexicon
from bot.language.normalise import normalise


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("When were the workshops held?", Spoken.EN),
        ("banana", Spoken.EN),
        ("متى الورشة", Spoken.AR),
        ("meta el warsha", Spoken.ARABIZI),
        ("shlon a7thar", Spoken.ARABIZI),
        ("el baladiya el qadima", Spoken.ARABIZI),
        ("el taller y el ministerio, cuando fue", Spoken.OTHER),
        ("متى workshop", Spoken.MIXED),
        ("IOM متى الورشة", Spoken.AR),
        ("when was the ورشة held by the organiser", Spoken.EN),
        ("Mazen", Spoken.NONE),
        ("2021", Spoken.NONE),
        ("😂", Spoken.NONE),
        ("", Spoken.NONE),
        ("Quand ont eu lieu les ateliers ?", Spoken.OTHER),
        ("Когда прошли семинары?", Spoken.OTHER),
        ("研讨会是什么时候举行的？", Spoken.OTHER),
        ("کارگاه کی بود؟ این چه است", Spoken.OTHER),
    ],
)
def test_the_language_is_told(text: str, spoken: Spoken, lexicon: Lexicon) -> None:
    assert detect(text, normalise(text).split(), lexicon) is spoken


@given(st.text())
def test_any_text_has_a_verdict(text: str) -> None:
    assert detect(text, normalise(text).split(), Lexicon.of([("a word", "en"), ("كلمة", "ar")])) in Spoken
