from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.matching.matcher import Borders, Matcher, asking_clause


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on what days was the workshop", "dates"),
        ("wich dates??", "dates"),
        ("متى عُقدت الورشة؟", "dates"),
        ("meta el warsha", "dates"),
        ("which ministries took part", "participants"),
        ("منو شارك", "participants"),
        ("your email plz", "contact"),
        ("hotel?", "venue"),
        ("hello", "greeting"),
    ],
)
def test_the_fact_that_is_asked_for_comes_first(text: str, expected: str, matcher: Matcher) -> None:
    ranking = matcher.rank(matcher.read(text))
    assert ranking.candidates[0].id == expected
    assert ranking.candidates[0].confidence > ranking.unknown


@pytest.mark.parametrize("text", ["will it rain", "كم سعر الذهب غدا", "tell me a joke about gold"])
def test_what_is_off_topic_is_likelier_unknown(text: str, matcher: Matcher) -> None:
    ranking = matcher.rank(matcher.read(text))
    assert ranking.unknown > ranking.candidates[0].confidence


@given(st.text())
@settings(deadline=None)
def test_any_text_is_ranked_with_probabilities(matcher: Matcher, text: str) -> None:
    ranking = matcher.rank(matcher.read(text))
    confidences = [candidate.confidence for candidate in ranking.candidates]
    assert confidences == sorted(confidences, reverse=True)
    assert sum(confidences) + ranking.unknown == pytest.approx(1, abs=1e-4)


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


@pytest.mark.parametrize(
    "text", ["they locked me in and hold my passport", "ساعدوني صاحب العمل يضربني", "I am in danger"]
)
def test_a_person_in_danger_raises_the_alarm(text: str, matcher: Matcher) -> None:
    assert matcher.rank(matcher.read(text)).alarm


@pytest.mark.parametrize("text", ["when was the workshop", "hello", "", "من شارك في الورشة"])
def test_a_journalist_doesnt(text: str, matcher: Matcher) -> None:
    assert not matcher.rank(matcher.read(text)).alarm


@pytest.mark.parametrize(
    ("text", "named", "others"),
    [
        ("did the Ministry of Health take part?", ["health"], []),
        ("MOH?", ["health"], []),
        ("هل شاركت الصحة؟", ["health"], []),
        ("ووزارة الصحة؟", ["health"], []),
        ("was the Ministry of Education there", [], ["education"]),
        ("وزارة التربية ووزارة الصحة", ["health"], ["education"]),
        ("who came", [], []),
    ],
)
def test_members_are_known_by_their_names(text: str, named: list[str], others: list[str], matcher: Matcher) -> None:
    mentions = matcher.mentions(matcher.read(text), "participants")
    assert [member.id for member in mentions.named] == named
    assert [member.id for member in mentions.others] == others


def test_an_entry_without_a_list_has_no_members(matcher: Matcher) -> None:
    assert not matcher.mentions(matcher.read("Ministry of Health"), "dates").named


def test_questions_that_are_ranked_together_are_ranked_as_each_by_itself(matcher: Matcher) -> None:
    texts = ("who took part?", "I am in Kuwait. Which hotel was it?", "متى كانت الورشة", "xyzzy plugh", "؟")
    questions = [*map(matcher.read, texts)]
    for alone, together in zip(map(matcher.rank, questions), matcher.rank_each(questions), strict=True):
        assert [one.id for one in together.candidates] == [one.id for one in alone.candidates]
        assert [one.confidence for one in together.candidates] == pytest.approx(
            [one.confidence for one in alone.candidates]
        )
        assert together.unknown == pytest.approx(alone.unknown)
        assert together.alarm == alone.alarm


@pytest.mark.parametrize(
    ("score", "ours", "alarms"),
    [
        (1.0, 0.0, True),  # it sounds like danger, whatever else it may be
        (0.3, 0.2, True),
        (-0.2, 0.9, False),  # below the border
        (0.3, 0.05, False),  # hardly ours
        (0.0, 0.3, False),  # neither sounds like danger nor is surely ours
        (0.0, 0.6, True),
    ],
)
def test_what_hardly_sounds_like_danger_must_surely_be_ours(score: float, ours: float, alarms: bool) -> None:
    borders = Borders(danger=-0.1, certain=1.0, doubt=0.1, together=0.5, clause=0.3)
    assert borders.alarms(score, ours) is alarms
