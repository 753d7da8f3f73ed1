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


@pytest.mark.parametrize(
    "text",
    [
        "It was in Kuwait, wasn't it?",
        "The workshops were in Kuwait, no?",
        "They were in Kuwait, did they not?",
        "in kuwait ya?",
        "الورش بالكويت، مش جذي؟",
        "el warshat bel kwet mo?",
    ],
)
def test_a_tag_asks_for_assent_and_negates_nothing(asked: Asked, text: str) -> None:
    polarity = asked(text, "place").polarity
    assert (polarity.asks, polarity.negated) == (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "They weren't cancelled, were they?",
        "ما انلغت الورش صح؟",
        "They weren't held in Dubai, right?",
        "It wasn't in October, was it?",
    ],
)
def test_what_is_rightly_said_not_to_be_so_is_agreed_to_and_not_put_right(asked: Asked, text: str) -> None:
    found = asked(text, "dates")
    assert (bool(found.agreed), found.false, found.yes) == (True, (), False)


@pytest.mark.parametrize("text", ["The workshops didn't happen, right?", "الورش ما صارت صح؟"])
def test_that_something_did_not_happen_is_no_denial_of_what_is_false(asked: Asked, text: str) -> None:
    assert asked.corrects(text, "overview") == {"overview", "dates"}
