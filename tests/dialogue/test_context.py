from __future__ import annotations

from datetime import timedelta

import pytest

from bot.dialogue.context import Context, reply_language
from bot.facts.factbase import Language
from bot.language.detect import Spoken
from tests.dialogue.stand_ins import NOW

AR, EN = Language.AR, Language.EN


def test_half_an_hour_of_silence_is_still_the_same_conversation_and_a_second_more_is_not() -> None:
    context = Context(spoken=Language.AR, entry_ids=("law",), offered=("law", "dates"), misses=1, at=NOW)
    assert context.at_time(NOW + timedelta(minutes=30)) == context
    assert context.at_time(NOW + timedelta(minutes=30, seconds=1)) == Context(spoken=Language.AR)


def test_a_fresh_conversation_keeps_the_languages_only() -> None:
    context = Context(Language.AR, Language.EN, Language.EN, ("law",), misses=2, at=NOW, thanked=True)
    assert context.fresh() == Context(Language.AR, Language.EN, Language.EN)


@pytest.mark.parametrize(
    ("spoken", "language"), [(Spoken.AR, AR), (Spoken.EN, EN), (Spoken.ARABIZI, AR), (Spoken.MIXED, AR)]
)
def test_the_question_decides_whatever_was_spoken_or_chosen_before(spoken: Spoken, language: Language) -> None:
    before = Context(interface=language.other, chosen=language.other, spoken=language.other)
    assert reply_language(spoken, before) is language


@pytest.mark.parametrize(
    ("context", "language"),
    [
        (Context(spoken=EN, chosen=AR, interface=AR), EN),
        (Context(chosen=EN, interface=AR), EN),
        (Context(interface=AR), AR),
        (Context(), None),
    ],
)
def test_a_digit_or_a_name_is_answered_in_the_nearest_known_language(context: Context, language: Language) -> None:
    assert reply_language(Spoken.NONE, context) is language


def test_a_third_language_is_answered_in_both() -> None:
    assert reply_language(Spoken.OTHER, Context(spoken=AR)) is None


def test_a_chosen_language_counts_until_the_next_message_speaks_for_itself() -> None:
    context = Context(spoken=AR).choose(EN)
    assert reply_language(Spoken.NONE, context) is EN
    assert reply_language(Spoken.AR, context) is AR


def test_an_earlier_answer_that_is_pointed_to_is_spoken_of_whatever_the_talk_was_about() -> None:
    context = Context(entry_ids=("next-project",), thread="coming-project", at=NOW)
    pointed = context.about(("participants",), (), NOW)
    assert (pointed.entry_ids, pointed.thread) == (("participants",), None)
