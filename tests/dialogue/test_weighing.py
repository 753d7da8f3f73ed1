from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.weighing import WEIGHING, Manner, Signs
from bot.matching.ranking import Candidate, Ranking
from tests.dialogue.stand_ins import ranking

BARE = Manner(own=0, words=1, leans=False, asks=True)
WHOLE = Manner(own=6, words=11, leans=False, asks=False)
UNDECIDED = ranking(unknown=0.6, dates=0.2, place=0.1)


def first(found: Ranking) -> str:
    return found.candidates[0].id if found.candidates[0].confidence > found.unknown else "unknown"


def test_a_bare_word_means_what_the_table_says() -> None:
    signs = Signs(facts=("next-project",), asked=("next-dates",), bare=True)
    assert first(WEIGHING.weigh(ranking(dates=0.95), signs, BARE)) == "next-dates"


def test_a_whole_question_means_what_it_says() -> None:
    signs = Signs(facts=("next-project",), near=("next-dates",))
    found = WEIGHING.weigh(ranking(dates=0.95), signs, WHOLE)
    assert found.candidates[0].id == "dates"
    assert found.candidates[0].confidence == pytest.approx(0.95, abs=0.1)


def test_the_more_a_message_says_by_itself_the_less_the_conversation_counts() -> None:
    signs = Signs(facts=("law",))
    shares = []
    for own in range(5):
        found = WEIGHING.weigh(UNDECIDED, signs, Manner(own, own + 2, leans=False, asks=False))
        shares.append(next(one.confidence for one in found.candidates if one.id == "law"))
    assert shares == sorted(shares, reverse=True)


def test_what_the_table_knows_nothing_on_can_be_asked_for() -> None:
    signs = Signs(facts=("spokesperson",), asked=("unknown",))
    assert first(WEIGHING.weigh(ranking(unknown=0.3, spokesperson=0.5), signs, BARE)) == "unknown"


def test_a_named_member_speaks_for_its_list() -> None:
    manner = Manner(own=1, words=2, leans=True, asks=False)
    found = ranking(unknown=0.5, participants=0.1, dates=0.1)
    plain, named = (
        {one.id: one.confidence for one in WEIGHING.weigh(found, Signs(("dates",), named=one), manner).candidates}
        for one in (None, "participants")
    )
    assert named["participants"] > 2 * plain["participants"]


ids = st.sampled_from(["dates", "law", "venue", "quote", "unknown"])


@given(
    st.dictionaries(ids.filter(lambda id: id != "unknown"), st.floats(0, 1)),
    st.floats(0, 1),
    st.lists(ids, max_size=3),
    st.lists(ids, max_size=3),
    st.builds(Manner, st.integers(0, 9), st.integers(0, 60), st.booleans(), st.booleans()),
)
def test_a_ranking_stays_a_ranking(
    found: dict[str, float], unknown: float, facts: list[str], asked: list[str], manner: Manner
) -> None:
    ranked = Ranking(tuple(Candidate(id, sure) for id, sure in found.items()), unknown, alarm=True)
    weighed = WEIGHING.weigh(ranked, Signs(tuple(facts), tuple(asked)), manner)
    shares = [one.confidence for one in weighed.candidates]
    assert sum(shares) + weighed.unknown == pytest.approx(1)
    assert shares == sorted(shares, reverse=True)
    assert weighed.alarm
    assert "unknown" not in {one.id for one in weighed.candidates}
