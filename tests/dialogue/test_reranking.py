from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.reranking import MessageFeatures
from bot.dialogue.signs import Signs
from bot.matching.ranking import Candidate, Ranking
from tests.dialogue.stand_ins import RERANKER, ranking

BARE = MessageFeatures(own=0, words=1, points=False, leans=False, asks=True)
WHOLE = MessageFeatures(own=6, words=11, points=False, leans=False, asks=False)
UNDECIDED = ranking(unknown=0.6, dates=0.2, place=0.1)


def first(found: Ranking) -> str:
    return found.candidates[0].id if found.candidates[0].confidence > found.unknown else "unknown"


def test_a_bare_word_means_what_the_table_says() -> None:
    thread = ("next-project", "next-dates")
    signs = Signs(spoken_of=("next-project",), expected=("next-dates",), bare=True, near=("next-dates",), about=thread)
    assert first(RERANKER.rerank(ranking(dates=0.95), signs, BARE)) == "next-dates"


def test_a_whole_question_means_what_it_says() -> None:
    signs = Signs(spoken_of=("next-project",), near=("next-dates",))
    found = RERANKER.rerank(ranking(dates=0.95), signs, WHOLE)
    assert found.candidates[0].id == "dates"
    assert found.candidates[0].confidence == pytest.approx(0.95, abs=0.1)


def test_the_more_a_message_says_by_itself_the_less_the_conversation_counts() -> None:
    signs = Signs(spoken_of=("law",))
    shares = []
    for own in range(5):
        found = RERANKER.rerank(UNDECIDED, signs, MessageFeatures(own, own + 2, points=False, leans=False, asks=False))
        shares.append(next(one.confidence for one in found.candidates if one.id == "law"))
    assert shares == sorted(shares, reverse=True)


def test_what_the_table_knows_nothing_on_can_be_asked_for() -> None:
    signs = Signs(spoken_of=("spokesperson",), expected=("unknown",))
    assert first(RERANKER.rerank(ranking(unknown=0.3, spokesperson=0.5), signs, BARE)) == "unknown"


def test_a_named_member_speaks_for_its_list() -> None:
    message = MessageFeatures(own=1, words=2, points=False, leans=True, asks=False)
    found = ranking(unknown=0.5, participants=0.1, dates=0.1)
    plain, named = (
        {one.id: one.confidence for one in RERANKER.rerank(found, Signs(("dates",), listed=one), message).candidates}
        for one in (None, "participants")
    )
    assert named["participants"] > 2 * plain["participants"]


ids = st.sampled_from(["dates", "law", "venue", "quote", "unknown"])


@given(
    st.dictionaries(ids.filter(lambda id: id != "unknown"), st.floats(0, 1)),
    st.floats(0, 1),
    st.lists(ids, max_size=3),
    st.lists(ids, max_size=3),
    st.builds(MessageFeatures, st.integers(0, 9), st.integers(0, 60), st.booleans(), st.booleans(), st.booleans()),
)
def test_a_ranking_stays_a_ranking(
    found: dict[str, float], unknown: float, facts: list[str], asked: list[str], message: MessageFeatures
) -> None:
    ranked = Ranking(tuple(Candidate(id, sure) for id, sure in found.items()), unknown, alarm=True)
    weighed = RERANKER.rerank(ranked, Signs(tuple(facts), tuple(asked)), message)
    shares = [one.confidence for one in weighed.candidates]
    assert sum(shares) + weighed.unknown == pytest.approx(1)
    assert shares == sorted(shares, reverse=True)
    assert weighed.alarm
    assert "unknown" not in {one.id for one in weighed.candidates}
