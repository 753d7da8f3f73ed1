from __future__ import annotations

import pytest

from bot.dialogue.context import Context
from bot.dialogue.tongue import reply_language
from bot.facts.factbase import Language
from bot.language.question import Spoken

AR, EN = Language.AR, Language.EN


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
