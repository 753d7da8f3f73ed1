from __future__ import annotations

import pytest

from bot.dialogue.utterance import Utterance, UtteranceReader
from tests.dialogue.stand_ins import BASE, StandIn

READER = UtteranceReader(BASE.follow_ups)


def utterance(text: str) -> Utterance:
    return READER.read(StandIn().read(text))


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("why", "why"),
        ("وليش؟", "why"),
        ("w lesh?", "why"),
        ("علاش", "why"),
        ("when", "when"),
        ("وإمتى؟", "when"),
        ("يمته", "when"),
        ("فوقاش؟", "when"),
        ("her email?", "email"),
        ("وإيميلها؟", "email"),
        ("emailha?", "email"),
        ("وبريده الإلكتروني", "email"),
        ("موبايلها", "phone"),
        ("ومنصبه؟", "title"),
        ("what was his job", "title"),
        ("وشكون؟", "who"),
        ("with whom?", "with-whom"),
        ("ويا منو", "with-whom"),
        ("who else?", "more"),
        ("ومين كمان؟", "more"),
        ("ميزانيتو", "pay"),
        ("قديش عددن", "how-many"),
    ],
)
def test_what_a_short_message_asks_about(text: str, aspect: str) -> None:
    found = utterance(text)
    assert found.own == ()
    assert aspect in found.aspects[0]


def test_a_telling_word_goes_before_a_question_word() -> None:
    assert utterance("where did he graduate").aspects == (("study",), ("where",))


def test_two_words_that_mean_something_together_go_first() -> None:
    assert utterance("who said it").aspects[0] == ("who-said",)


@pytest.mark.parametrize("text", ["and her phone", "رقمها", "in which university did he study", "اسمه؟", "that one?"])
def test_words_that_point_back(text: str) -> None:
    assert utterance(text).points


@pytest.mark.parametrize("text", ["متى الورشة", "أي جامعة", "which university", "خبيرة مدربة؟"])
def test_a_feminine_ending_is_no_pronoun(text: str) -> None:
    assert not utterance(text).points


@pytest.mark.parametrize("text", ["and the police?", "والشرطة؟", "what about Oman", "وكم؟", "w el police"])
def test_words_that_join_a_message_to_the_one_before(text: str) -> None:
    assert utterance(text).joined


@pytest.mark.parametrize("text", ["وزارة الصحة", "وين", "ورشة", "واحد"])
def test_a_waw_of_the_root_joins_nothing(text: str) -> None:
    assert not utterance(text).joined


def test_words_of_its_own_make_a_message_stand_alone() -> None:
    assert utterance("Did the fire brigade win the tournament?").own == ("fire", "brigade", "win", "tournament")


def test_whom_he_and_she_mean() -> None:
    assert utterance("his age").person == "spokesperson"
    assert utterance("her age").person == "contact"
    assert utterance("wher").person is None
