"""Arabizi, whose words have no fixed spelling."""

from __future__ import annotations

import pytest

from tests.premises.conftest import Asked


@pytest.mark.parametrize("kind", ["wizaret", "wezarat", "wazaret", "wzaret"])
def test_a_ministry_is_one_in_any_spelling(asked: Asked, kind: str) -> None:
    assert asked.in_arabizi(f"{kind} el 3adel kanet mawjoude bel warsha?", "participants").yes
    [claim] = asked.in_arabizi(f"{kind} el zira3a kanet mawjoude bel warsha?", "participants").false
    assert claim.entry_ids == ("participants",)


@pytest.mark.parametrize("name", ["el salib el a7mar", "safaret el hend", "jam3iyet kafa"])
def test_a_body_that_the_release_does_not_name_is_denied_in_the_words_of_the_asker(asked: Asked, name: str) -> None:
    [claim] = asked.in_arabizi(f"{name} kan mawjood bel warsha?", "participants").false
    assert claim.sentence
    assert name in claim.sentence.ar


def test_a_verb_is_no_body_that_sounds_like_it(asked: Asked) -> None:
    assert asked.in_arabizi("el se7a sharaket bel warsha, sa7?", "participants").yes
