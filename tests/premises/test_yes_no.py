"""Whether a yes or a no is asked for."""

from __future__ import annotations

import pytest

from tests.premises.conftest import Asked


@pytest.mark.parametrize(
    ("text", "entry"), [("والوزارات؟", "participants"), ("المكان؟", "place"), ("The topics?", "topics")]
)
def test_a_noun_with_a_question_mark_asks_for_no_yes(asked: Asked, text: str, entry: str) -> None:
    assert not asked(text, entry).yes


@pytest.mark.parametrize(
    ("text", "negative"),
    [
        ("Wasn't it in Kuwait?", True),
        ("أليست الورشتان في الكويت؟", True),
        ("مو الورشة بالكويت؟", True),
        ("الورشتان في الكويت، أليس كذلك؟", False),
        ("Was it in Kuwait?", False),
    ],
)
def test_a_question_may_ask_whether_it_is_not_so(asked: Asked, text: str, negative: bool) -> None:
    polarity = asked(text, "place").polarity
    assert (polarity.asks, polarity.negated, polarity.negative) == (True, False, negative)
