from __future__ import annotations

from bot.dialogue.courtesy import beneath_courtesy
from bot.facts.ids import COURTESIES
from bot.matching.ranking import Ranked, Ranking
from tests.dialogue.stand_ins import StandIn, ranking


def asked(text: str, **rankings: Ranking) -> str:
    understanding = StandIn({name.replace("_", " "): found for name, found in rankings.items()})
    question = understanding.read(text)
    left, found = beneath_courtesy(Ranked(question, understanding.rank(question)), understanding, COURTESIES)
    return f"{left.text}: {found.candidates[0].id}"


def test_a_question_behind_a_greeting_is_found() -> None:
    found = asked("hello when was it", hello_when_was_it=ranking(greeting=0.6), when_was_it=ranking(dates=0.97))
    assert found == "when was it: dates"


def test_thanks_for_help_dont_ask_for_help() -> None:
    whole = ranking(thanks=0.99)
    assert asked("thanks for your help", thanks_for_your_help=whole, your_help=ranking(law=0.9)).endswith("thanks")


def test_a_message_that_is_no_courtesy_is_left_alone() -> None:
    whole = ranking(dates=0.9)
    assert asked("when was it", when_was_it=whole, was_it=ranking(law=0.99)) == "when was it: dates"
