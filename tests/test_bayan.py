from __future__ import annotations

import dataclasses
import gc

import pytest

from bot.bayan import _without_collecting, reply_json
from bot.dialogue.context import Context
from bot.dialogue.reply import Kind
from bot.facts.factbase import Language
from tests.dialogue.stand_ins import NOW, StandIn, bayan, ranking


def test_the_json_of_an_answer_has_the_documented_shape() -> None:
    speaker = bayan(StandIn({"when": ranking(dates=0.9312345, law=0.04)}))
    assert reply_json("when", speaker.answer("when", Context(), NOW).reply) == {
        "question": "when",
        "language": "en",
        "kind": "answer",
        "facts": ["dates"],
        "confidence": 0.9312,
        "candidates": [{"id": "dates", "confidence": 0.9312}, {"id": "law", "confidence": 0.04}],
        "text": "From 10 to 15 November.\n\nRelease of \u206815 November 2021\u2069, paragraph \u20684\u2069",
        "paragraphs": [4],
        "buttons": ["Place", "Contact"],
        "corrects": [],
    }


def test_an_entry_that_is_gone_is_not_found() -> None:
    turn = bayan().show("gone", Context(spoken=Language.EN), NOW)
    assert (turn.reply.kind, turn.context.misses) == (Kind.UNKNOWN, 1)


def test_a_shown_entry_is_what_the_conversation_goes_on_from() -> None:
    speaker = bayan()
    turn = speaker.show("contact", Context(interface=Language.EN), NOW)
    assert speaker.answer("her phone?", turn.context, NOW).reply.entry_ids == ("phone",)


def test_an_empty_inline_query_offers_the_main_facts_in_the_order_of_the_release() -> None:
    replies = bayan().suggest("", Language.AR, 3)
    assert [reply.entry_ids for reply in replies] == [("overview",), ("place",), ("dates",)]
    assert {reply.language for reply in replies} == {Language.AR}


def test_inline_suggestions_come_best_first_in_the_language_typed() -> None:
    speaker = bayan(StandIn({"متى": ranking(dates=0.6, greeting=0.2, next_dates=0.1)}))
    replies = speaker.suggest("متى", Language.EN)
    assert [reply.entry_ids[0] for reply in replies] == ["dates", "next-dates"]
    assert replies[0].language is Language.AR


def test_a_bayan_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        bayan().base = None  # type: ignore[misc, assignment]


def test_the_collector_rests_inside_and_goes_on_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError):
        _divide_inside()
    assert gc.isenabled()


def _divide_inside() -> float:
    with _without_collecting():
        assert not gc.isenabled()
        return 1 / 0


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with _without_collecting():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
