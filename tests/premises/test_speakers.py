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


@pytest.mark.parametrize(
    "text",
    [
        "What was in Mazen AboulHosn's closing speech?",
        "ماذا قال رئيس البعثة في الكلمة الختامية؟",
        "who gave the closing remarks?",
    ],
)
def test_a_speech_at_the_close_is_put_right_where_it_was_at_the_opening(asked: Asked, text: str) -> None:
    [claim] = [one for one in asked(text, "quote").false if one.kind == "speaker"]
    assert claim.sentence
    assert "not of a closing speech" in claim.sentence.en


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Did Marek Nowicki speak at the opening?", "Marek Nowicki"),
        ("Did a Salma Al-Amri speak at it?", "Salma Al-Amri"),
        ("شنو قالت الدكتورة سلمى بالورشة؟", "الدكتورة سلمى"),
    ],
)
def test_somebody_whom_the_release_doesnt_name_is_put_right_by_name(asked: Asked, text: str, said: str) -> None:
    [claim] = [one for one in asked(text, "spokesperson").false if one.kind == "speaker"]
    assert claim.sentence
    assert said in bare(claim.sentence.en)


def test_what_is_written_with_capitals_is_no_speaker_by_that(asked: Asked) -> None:
    assert asked("Did the Global Compact come up in the opening speech?", "global-compact").false == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Professor Jane Miller spoke?", "Professor Jane Miller"),
        ("What did General Ahmad say at the workshops?", "General Ahmad"),
        ("A spokesman for the army said it was good?", "a spokesman for the army"),
        ("Did a spokeswoman for the airport speak?", "a spokeswoman for the airport"),
        ("What did the spokesman for the navy say?", "the spokesman for the navy"),
        ("What did the minister for energy say?", "the minister for energy"),
        ("The ambassador spoke?", "the ambassador"),
        ("What did Captain Smith say?", "Captain Smith"),
        ("شو قال السفير؟", "السفير"),
        ("شنو قال وزير النفط؟", "وزير النفط"),
        ("ماذا قالت الناطقة؟", "الناطقة"),
        ("العميد تكلم؟", "العميد"),
    ],
)
def test_an_office_that_is_said_to_have_spoken_is_denied_whole_whatever_answers(
    asked: Asked, text: str, said: str
) -> None:
    [claim] = [one for one in asked.unsure(text).false if one.kind == "speaker"]
    assert claim.sentence
    assert bare(claim.sentence.en).endswith(f"as the one who spoke at the opening, not {said}.")


@pytest.mark.parametrize(
    "text", ["I'm told trainers were flown in from Cairo", "They told the minister it was in Kuwait"]
)
def test_whoever_was_told_spoke_of_nothing(asked: Asked, text: str) -> None:
    assert [one for one in asked.unsure(text).false if one.kind == "speaker"] == []
