"""The nouns that a premise may name without words of its own."""

from __future__ import annotations

from typing import get_args

from bot.facts.models import Noun
from bot.premises.words import section


def test_each_noun_has_general_words_but_the_event() -> None:
    assert set(get_args(Noun)) - {"event"} == section("things").keys()
