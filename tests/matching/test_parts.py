from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.language.read import Question
from bot.matching.joints import MOST
from bot.matching.matcher import Matcher
from bot.matching.ranking import Ranked, Ranking


def asked(matcher: Matcher, text: str) -> list[str]:
    question = matcher.read(text)
    return [part.ranking.candidates[0].id for part in matcher.parts(Ranked(question, matcher.rank(question)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("When was the workshop held, and who took part?", ["dates", "participants"]),
        ("who took part? which hotel was it?", ["participants", "venue"]),
        ("متى كانت الورشة ومن شارك في الورشة؟", ["dates", "participants"]),
        ("which hotel was it + who took part", ["venue", "participants"]),
        ("which hotel was it who took part", ["venue", "participants"]),
        ("1) the name of the hotel 2) list the participants 3) the email", ["venue", "participants", "contact"]),
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
        "the Ministry of Health, the Ministry of Justice, the Ministry of Interior",
        "and",
        "?",
        "",
    ],
)
def test_what_is_one_question_stays_whole(text: str, matcher: Matcher) -> None:
    assert len(asked(matcher, text)) == 1


def test_a_message_of_many_questions_is_taken_apart_only_so_far(matcher: Matcher) -> None:
    assert len(asked(matcher, "which hotel? what dates? who came? the email? " * 50)) <= MOST + 1


def test_what_surely_is_one_question_is_ranked_once(matcher: Matcher) -> None:
    """Its pieces would take several times as long as itself."""
    question = matcher.read("please, who took part in it?")
    whole = Ranked(question, matcher.rank(question))

    def rank_each(questions: Sequence[Question]) -> list[Ranking]:
        raise AssertionError(f"ranked: {questions}")

    assert replace(matcher.splitter, rank_each=rank_each).split(whole) == (whole,)
