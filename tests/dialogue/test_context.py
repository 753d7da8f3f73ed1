from __future__ import annotations

from datetime import timedelta

from bot.dialogue.context import Context
from bot.facts.factbase import Language
from tests.dialogue.stand_ins import NOW


def test_half_an_hour_of_silence_is_still_the_same_conversation_and_a_second_more_is_not() -> None:
    context = Context(spoken=Language.AR, facts=("law",), offered=("law", "dates"), misses=1, at=NOW)
    assert context.at_time(NOW + timedelta(minutes=30)) == context
    assert context.at_time(NOW + timedelta(minutes=30, seconds=1)) == Context(spoken=Language.AR)


def test_a_fresh_conversation_keeps_the_languages_only() -> None:
    context = Context(Language.AR, Language.EN, Language.EN, ("law",), misses=2, at=NOW, thanked=True)
    assert context.fresh() == Context(Language.AR, Language.EN, Language.EN)
