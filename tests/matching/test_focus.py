from __future__ import annotations

import pytest

from bot.matching.focus import asking_clause
from bot.matching.matcher import Matcher


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("I missed it, what a shame. Which hotel was it?", "Which hotel was it?"),
        ("أنا مصور وعندي الصورة بس في أي فندق كانت؟", "في أي فندق كانت؟"),
        ("Which hotel was it? I was there but forgot.", "Which hotel was it?"),
        ("thanks a lot, the email please", "the email please"),
        ("which hotel was it?", None),
        ("hi, hello", None),
        ("", None),
    ],
)
def test_the_clause_that_asks_is_found(text: str, clause: str | None) -> None:
    assert asking_clause(text) == clause


def test_a_story_doesnt_drown_the_question(matcher: Matcher) -> None:
    text = "Morning. I have the list of the participants here. Which hotel was it?"
    assert matcher.rank(matcher.read(text)).candidates[0].id == "venue"
