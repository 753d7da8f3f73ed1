from __future__ import annotations

import pytest

from bot.matching.matcher import Matcher


def asked(matcher: Matcher, text: str) -> list[str]:
    return [matcher.rank(part).candidates[0].id for part in matcher.parts(matcher.read(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("When was the workshop held, and who took part?", ["dates", "participants"]),
        ("who took part? which hotel?", ["participants", "venue"]),
        ("متى كانت الورشة ومن شارك في الورشة؟", ["dates", "participants"]),
        ("which hotel was it + what is the email", ["venue", "contact"]),
    ],
)
def test_each_question_of_a_message_is_found_in_order(text: str, expected: list[str], matcher: Matcher) -> None:
    assert asked(matcher, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "did the Ministry of Health and the Ministry of Justice take part",
        "on which day and at what hour",
        "who took part",
        "هل شاركت وزارة الصحة ووزارة العدل",
        "and",
        "?",
        "",
    ],
)
def test_what_is_one_question_stays_whole(text: str, matcher: Matcher) -> None:
    assert len(asked(matcher, text)) == 1


def test_a_message_of_many_questions_is_taken_apart_only_so_far(matcher: Matcher) -> None:
    assert len(asked(matcher, "which hotel? what dates? who came? the email? " * 50)) <= 3
