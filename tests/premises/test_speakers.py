"""Somebody else who is said to have spoken at the opening."""

from __future__ import annotations

import pytest

from bot.direction import bare
from tests.premises.conftest import Asked


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Was the deputy prime minister the one who opened it?", "the deputy prime minister"),
        ("Did the director of the port authority open the workshop?", "the director of the port authority"),
        ("Did Professor Laila Mansour give the opening speech?", "Professor Laila Mansour"),
        ("DID THE MINISTER OPEN THE WORKSHOP?", "THE MINISTER"),
        ("هل افتتحها نائب رئيس البرلمان؟", "نائب رئيس البرلمان"),
        ("هل ألقى السفير الياباني كلمة الافتتاح؟", "السفير الياباني"),
    ],
)
def test_an_office_is_denied_whole_and_no_more_than_it(asked: Asked, text: str, said: str) -> None:
    [claim] = [one for one in asked(text, "spokesperson").false if one.kind == "speaker"]
    assert claim.sentence
    assert bare(claim.sentence.en).endswith((f"not {said}.", f"not {said}"))


def test_an_opening_by_somebody_else_is_all_that_was_asked(asked: Asked) -> None:
    assert asked("Did the mayor of the city open the workshop?", "spokesperson").bare
