from __future__ import annotations

from datetime import timedelta

import pytest

from bot.bayan import Turn
from bot.dialogue.context import Context
from bot.dialogue.reply import Kind
from bot.facts.factbase import Language
from tests.dialogue.stand_ins import NOW, StandIn, bayan, ranking

AR, EN = Language.AR, Language.EN
KNOWN = {
    "when was it": ranking(dates=0.95),
    "متى كانت": ranking(dates=0.95),
    "where": ranking(place=0.95),
    "who opened it": ranking(spokesperson=0.9),
    "date": ranking(dates=0.4, law=0.35, unknown=0.1),
    "thanks": ranking(thanks=0.99),
    "hello": ranking(greeting=0.99),
    "help me": ranking(alarm=True, dates=0.9),
    "what should i do": ranking(law=0.9),
}


def talk(*texts: str, split: dict[str, tuple[str, ...]] | None = None, context: Context | None = None) -> list[Turn]:
    speaker = bayan(StandIn(KNOWN, split or {}))
    turns: list[Turn] = []
    for text in texts:
        turns.append(speaker.answer(text, turns[-1].context if turns else context or Context(), NOW))
    return turns


def test_a_message_in_two_parts_is_answered_in_the_order_asked() -> None:
    (turn,) = talk("where and when", split={"where and when": ("where", "when was it")})
    assert (turn.reply.kind, turn.reply.entry_ids) == (Kind.ANSWER, ("place", "dates"))
    assert turn.context.entry_ids == ("place", "dates")


def test_a_danger_in_one_part_silences_the_others() -> None:
    (turn,) = talk("when, help me", split={"when, help me": ("when was it", "help me")})
    assert turn.reply.entry_ids == ("safeguarding",)


def test_after_a_danger_what_leans_on_it_stays_there() -> None:
    turns = talk("help me", "what should i do", "thanks", "and now?")
    assert [turn.reply.entry_ids for turn in turns] == [
        ("safeguarding",),
        ("safeguarding",),
        ("thanks",),
        ("safeguarding",),
    ]


def test_a_follow_up_in_the_other_language_is_answered_in_that_one() -> None:
    turns = talk("who opened it", "ومؤهلاته؟")
    assert turns[1].reply.entry_ids == ("spokesperson-biography",)
    assert turns[1].reply.language is AR


def test_thanks_and_misses_do_not_change_the_subject() -> None:
    turns = talk("who opened it", "thanks", "is the earth flat or round or square", "what's his job?")
    assert turns[2].reply.kind is Kind.UNKNOWN
    assert turns[3].reply.entry_ids == ("spokesperson",)


def test_thanks_are_returned_once() -> None:
    first, second = talk("thanks", "thanks")
    assert first.reply.text != second.reply.text


@pytest.mark.parametrize(
    ("typed", "chosen"), [("1", "dates"), ("the second", "law"), ("الثانية", "law"), ("Law", "law")]
)
def test_a_typed_choice_works_as_a_press(typed: str, chosen: str) -> None:
    asked, answered = talk("date", typed)
    assert (asked.reply.kind, asked.reply.entry_ids) == (Kind.CLARIFY, ("dates", "law"))
    assert answered.reply.entry_ids == (chosen,)
    assert answered.context.offered == ()


def test_two_misses_in_a_row_are_two_misses_and_nothing_else() -> None:
    asked_back, refused, abuse, missed = talk("date", "neither", "you stupid idiot", "green sun setting")
    assert [turn.context.misses for turn in (asked_back, refused, abuse, missed)] == [0, 1, 1, 2]
    assert "leave" not in [button.action for button in abuse.reply.buttons]
    assert "leave" in [button.action for button in missed.reply.buttons]


def test_an_answer_between_two_misses_starts_the_count_anew() -> None:
    turns = talk("blue moon rising", "where", "green sun setting")
    assert [turn.context.misses for turn in turns] == [1, 0, 1]


def test_the_last_answer_can_be_had_in_the_other_language() -> None:
    turns = talk("when was it", "بالعربي", "again", "in english please")
    assert [(turn.reply.entry_ids, turn.reply.language) for turn in turns] == [
        (("dates",), EN),
        (("dates",), AR),
        (("dates",), EN),
        (("dates",), EN),
    ]


def test_half_an_hour_later_a_follow_up_has_nothing_to_follow() -> None:
    speaker = bayan(StandIn(KNOWN))
    turn = speaker.answer("who opened it", Context(), NOW)
    late = speaker.answer("what's his job?", turn.context, NOW + timedelta(minutes=31))
    assert late.reply.kind is Kind.UNKNOWN


def test_a_press_is_answered_in_the_language_last_spoken() -> None:
    speaker = bayan(StandIn(KNOWN))
    turn = speaker.answer("متى كانت", Context(interface=EN), NOW)
    assert speaker.show("law", turn.context, NOW).reply.language is AR


def test_a_greeting_in_front_does_not_hide_the_question() -> None:
    known = KNOWN | {"hello there when was it": ranking(greeting=0.9)}
    turn = bayan(StandIn(known)).answer("hello there when was it", Context(), NOW)
    assert turn.reply.entry_ids == ("dates",)


def test_an_insult_is_no_miss_and_no_question_for_staff() -> None:
    speaker = bayan()
    turn = speaker.answer("you stupid idiot", Context(spoken=EN), NOW)
    assert (turn.reply.kind, turn.reply.entry_ids) == (Kind.SERVICE, ())
    assert speaker.sentence(EN, "abuse") in turn.reply.text
    assert not any(button.action.startswith("fact:") for button in turn.reply.buttons)
    assert turn.context.misses == 0


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("?!", "say-more"),
        ("word " * 500, "too-long"),
        ("где это было", "other-language"),
    ],
)
def test_a_message_that_asks_nothing_is_told_what_would_help(text: str, sentence: str) -> None:
    speaker = bayan()
    reply = speaker.answer(text, Context(spoken=EN), NOW).reply
    assert (reply.kind, reply.entry_ids) == (Kind.UNKNOWN, ())
    assert speaker.sentence(EN, sentence, limit=2000) in reply.text
