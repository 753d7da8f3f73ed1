"""Where the event is said to have been, and where not."""

from __future__ import annotations

import pytest

from bot.direction import bare
from bot.facts.factbase import Language
from tests.premises.conftest import Asked


@pytest.mark.parametrize(
    "text",
    [
        "why in Qatar?",
        "why were they in Jordan?",
        "why was it held in Dubai?",
        "why did they run it in Egypt?",
        "how come it was in Oman?",
        "ليش صارت بقطر؟",
        "ليش عملوها بالأردن؟",
        "ليه اتعملت في مصر؟",
        "ليش سووها بدبي؟",
        "لماذا أقيمت في لبنان؟",
        "علاش دارو في تونس؟",
    ],
)
def test_why_it_was_in_another_place_is_put_right(asked: Asked, text: str) -> None:
    assert {id for one in asked.unsure(text).false for id in one.entry_ids} == {"place"}


@pytest.mark.parametrize("text", ["why is the capital in Qatar?", "ليش الأكل غالي بقطر؟", "why did you fly to Oman?"])
def test_why_something_else_is_in_another_place_is_left_alone(asked: Asked, text: str) -> None:
    assert asked.unsure(text).false == ()


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("Was it held outside Kuwait?", Language.EN, "The place that the release names is Kuwait."),
        ("Were the workshops outside Kuwait?", Language.EN, "The place that the release names is Kuwait."),
        ("هل عُقدت الورشتان خارج الكويت؟", Language.AR, "المكان الذي يذكره البيان هو دولة الكويت."),
        ("الورش كانت بره الكويت؟", Language.AR, "المكان الذي يذكره البيان هو دولة الكويت."),
        ("الورش صارت برا الكويت صح؟", Language.AR, "المكان الذي يذكره البيان هو دولة الكويت."),
    ],
)
def test_outside_the_country_is_nowhere_that_it_was(asked: Asked, text: str, language: Language, said: str) -> None:
    assert [bare(one) for one in asked.sentences(text, "place", language=language)] == [said]


@pytest.mark.parametrize(
    "text",
    [
        "It wasn't outside Kuwait, was it?",
        "They weren't outside Kuwait, were they?",
        "The workshops weren't held outside Kuwait, right?",
        "الورشة مش بره الكويت، مش كده؟",
        "الورشتين ما كانوا بدبي، صح؟",
        "الورش ما كانت بقطر، مو؟",
    ],
)
def test_that_it_was_not_elsewhere_is_agreed_to(asked: Asked, text: str) -> None:
    found = asked(text, "place")
    assert (bool(found.agreed), found.false) == (True, ())
