from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.correction import without_rejected


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("no, the training, not the project", "no, the training"),
        ("when did the paper come out, not the workshops?", "when did the paper come out ?"),
        ("not the opening speech, who taught?", "who taught?"),
        ("who came, not how to come", "who came"),
        ("apart from IOM, who took part?", "who took part?"),
        ("لا قصدي الورشة مو المشروع", "لا قصدي الورشة"),
        ("البيان نفسه متى طلع، مو الورش؟", "البيان نفسه متى طلع ؟"),
        ("مو الورش، البيان متى طلع؟", "البيان متى طلع؟"),
        ("la agsid el warsha mo el mashroo3", "la agsid el warsha"),
    ],
)
def test_what_is_said_not_to_be_meant_is_left_out(said: str, meant: str) -> None:
    assert " ".join(without_rejected(said).split()) == meant


@pytest.mark.parametrize(
    "text",
    [
        "I work all day, not paid, not allowed out",
        "he says I am his, not free to go",
        "هو ما يدفع لي، مو مخليني أطلع",
        "not the dates",
        "who, if not only IOM?",
        "هل شاركت وزارة الصحة ولا العدل",
        "الورشة الأولى لا الثانية",
    ],
)
def test_everything_else_stays(text: str) -> None:
    assert without_rejected(text) == text


@given(st.text())
def test_something_is_always_left_of_what_had_words(text: str) -> None:
    assert any(map(str.isalpha, without_rejected(text))) == any(map(str.isalpha, text))
