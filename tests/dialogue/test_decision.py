from __future__ import annotations

import pytest

from bot.dialogue.decision import AskBack, NotFound, Part, Restart, Say, Thresholds, decide, merge
from bot.dialogue.reply import Kind
from bot.matching.ranking import Candidate, Ranking
from tests.dialogue.stand_ins import BASE, THRESHOLDS, ranking

ENTRIES = BASE.entries
STRICT = Thresholds(answer=0.6, clarify=0.4, offer=0.1)


def said(*ids: str) -> tuple[Say, ...]:
    return tuple(Say(ENTRIES[id]) for id in ids)


def ids(part: Part) -> tuple[str, ...]:
    match part:
        case Say():
            return (part.entry.id,)
        case AskBack():
            return tuple(entry.id for entry in part.entries)
        case NotFound() | Restart():
            return ()


@pytest.mark.parametrize(("id", "kind"), [("dates", Kind.ANSWER), ("venue", Kind.NOT_STATED), ("thanks", Kind.SERVICE)])
def test_a_sure_entry_is_said_and_its_kind_follows_from_the_knowledge(id: str, kind: Kind) -> None:
    part = decide(Ranking((Candidate(id, 0.9),), 0.1), ENTRIES, STRICT)
    assert (part.kind, ids(part)) == (kind, (id,))


def test_what_is_not_sure_enough_is_offered_with_the_next() -> None:
    part = decide(ranking(dates=0.52, place=0.45), ENTRIES, STRICT)
    assert (part.kind, ids(part)) == (Kind.CLARIFY, ("dates", "place"))


def test_of_two_that_are_nearly_as_likely_none_is_given_outright() -> None:
    part = decide(ranking(place=0.6, venue=0.37), ENTRIES, THRESHOLDS)
    assert (part.kind, ids(part)) == (Kind.CLARIFY, ("place", "venue"))
    assert ids(decide(ranking(place=0.7, venue=0.28), ENTRIES, STRICT)) == ("place",)


@pytest.mark.parametrize(("first", "second"), [("safeguarding", "attend"), ("thanks", "goodbye"), ("venue", "thanks")])
def test_danger_and_courtesy_are_nothing_to_choose_from(first: str, second: str) -> None:
    found = Ranking((Candidate(first, 0.61), Candidate(second, 0.37)), 0.02)
    assert ids(decide(found, ENTRIES, STRICT)) == (first,)


def test_the_second_is_offered_however_unlikely_for_a_choice_of_one_is_none() -> None:
    assert ids(decide(ranking(dates=0.55, place=0.01, law=0.005), ENTRIES, STRICT)) == ("dates", "place")


def test_never_more_than_three_are_offered_and_never_safeguarding() -> None:
    part = decide(ranking(safeguarding=0.35, dates=0.25, place=0.2, law=0.15), ENTRIES, Thresholds(0.6, 0.2, 0.1))
    assert ids(part) == ("dates", "place")


def test_thanks_are_no_choice_beside_a_fact() -> None:
    part = decide(ranking(venue=0.45, place=0.3, thanks=0.2, greeting=0.02), ENTRIES, STRICT)
    assert ids(part) == ("venue", "place")


def test_one_weak_candidate_is_no_choice() -> None:
    part = decide(ranking(dates=0.45, unknown=0.3), ENTRIES, STRICT)
    assert part == NotFound((ENTRIES["dates"],))


def test_what_is_hardly_likely_is_not_asked_back_about() -> None:
    assert decide(ranking(dates=0.29, place=0.12, unknown=0.59), ENTRIES, STRICT).kind is Kind.UNKNOWN


def test_a_service_reply_is_not_offered_as_the_nearest_topic() -> None:
    assert decide(ranking(thanks=0.2, dates=0.1, unknown=0.7), ENTRIES, STRICT) == NotFound((ENTRIES["dates"],))


def test_an_alarm_wins_over_the_surest_fact() -> None:
    assert ids(decide(ranking(alarm=True, dates=0.99), ENTRIES, THRESHOLDS)) == ("safeguarding",)


def test_an_entry_that_the_knowledge_no_longer_has_is_passed_over() -> None:
    assert decide(ranking(gone=0.99), ENTRIES, THRESHOLDS) == NotFound()


def test_safeguarding_among_the_parts_is_all_that_is_said() -> None:
    assert merge(said("dates", "safeguarding", "law")) == said("safeguarding")


def test_parts_keep_their_order_and_are_said_once() -> None:
    assert merge(said("place", "dates", "place")) == said("place", "dates")


def test_a_greeting_gives_way_to_a_question_and_stands_alone_otherwise() -> None:
    assert merge(said("greeting", "dates", "thanks")) == said("dates")
    assert merge(said("greeting", "thanks")) == said("thanks")


def test_what_was_not_found_comes_last_and_once() -> None:
    assert merge((NotFound(), *said("dates"), NotFound())) == (*said("dates"), NotFound())


def test_asking_back_goes_before_not_found() -> None:
    asked = AskBack((ENTRIES["dates"], ENTRIES["law"]))
    assert merge((NotFound(), asked)) == (asked,)
