"""Names that are known again with a letter wrong."""

from __future__ import annotations

import pytest

from bot.facts.loader import load
from bot.language.detect import Spoken
from bot.language.read import Question
from bot.premises.mending import Mender
from bot.premises.words import tokens_of
from tests.dialogue.stand_ins import ROOT
from tests.premises.conftest import Asked


@pytest.fixture(scope="module")
def mender() -> Mender:
    return Mender(load(ROOT / "knowledge"))


def _question(text: str, rare: str) -> Question:
    words = tuple(token.word for token in tokens_of(text))
    return Question(text, Spoken.EN, words, words, (None,) * len(words), rare=tuple(rare.split()))


@pytest.mark.parametrize(
    ("text", "rare", "meant"),
    [
        ("did the ministry of helth come", "helth", "health"),
        ("did the ministry of interor come", "interor", "interior"),
        ("was the red cresent there", "cresent", "crescent"),
        ("was foriegn affairs there", "foriegn", "foreign"),
        ("is he the ambassodor", "ambassodor", "ambassador"),
        ("was the undersecretry there", "undersecretry", "undersecretary"),
        ("was interpoll there", "interpoll", "interpol"),
        ("DID HELTH COME", "helth", "health"),
        ("did jusstice come", "jusstice", "justice"),
        ("was manpowr there", "manpowr", "manpower"),
    ],
)
def test_a_word_that_the_language_hardly_has_may_be_a_name_mistyped(
    mender: Mender, text: str, rare: str, meant: str
) -> None:
    assert meant in mender.read(tokens_of(text), _question(text, rare)).bare


@pytest.mark.parametrize(
    ("text", "rare"),
    [
        ("did the ministry of wealth come", ""),
        ("did heath come", ""),
        ("did Justine come too", "justine"),
        ("did ealth come", "ealth"),
        ("هل حضر النواف", "النواف"),
    ],
)
def test_a_word_of_its_own_is_no_slip(mender: Mender, text: str, rare: str) -> None:
    tokens = tokens_of(text)
    assert mender.read(tokens, _question(text, rare)) is tokens


@pytest.mark.parametrize(
    "text", ["did the ministry of interor take part", "did the minstry of jusstice take part", "was manpowr there"]
)
def test_a_mistyped_member_gets_its_yes(asked: Asked, text: str) -> None:
    found = asked(text, "participants")
    assert (found.false, found.yes) == ((), True)


@pytest.mark.parametrize(
    "text",
    [
        "it was in cooperation with the national committee of human trafficking, correct?",
        "it was in cooperation with the national comittee of human trafficking, correct?",
        "Did they cooperate with the national committee for combating human trafficking?",
    ],
)
def test_a_member_by_other_words_of_its_name_is_that_member(asked: Asked, text: str) -> None:
    assert asked(text, "partners").false == ()


def test_another_body_mistyped_is_still_another(asked: Asked) -> None:
    assert asked.corrects("was the red cresent among the participants", "participants") == {"participants"}
