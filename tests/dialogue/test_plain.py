from __future__ import annotations

from dataclasses import replace

from bot.dialogue.plain import PlainReader
from bot.dialogue.utterance import UtteranceReader
from bot.facts.followups import WordGroup
from bot.matching.ranking import Ranked, Ranking
from tests.dialogue.stand_ins import BASE, StandIn, ranking

GROUPS = (
    WordGroup("hello", ("hello", "there")),
    WordGroup("thanks", ("thanks",)),
    WordGroup("now", ("now", "الحين")),
    WordGroup("where", ("where", "وين", "wein"), asks=True),
)
UNSURE = ranking(place=0.5)


def asked(text: str, found: Ranking, **rest: Ranking) -> str:
    understanding = StandIn({text: found} | {name.replace("_", " "): one for name, one in rest.items()})
    base = replace(BASE, vocabulary=GROUPS)
    reader = PlainReader(base, understanding, UtteranceReader(BASE.follow_ups))
    question = understanding.read(text)
    meant = reader.read(Ranked(question, found), lambda part: part)
    return meant.question.text


def test_a_question_behind_a_greeting_is_found() -> None:
    assert asked("hello there when was it now", ranking(greeting=0.6), when_was_it=ranking(dates=0.97)) == "when was it"


def test_thanks_for_help_dont_ask_for_help() -> None:
    whole = ranking(thanks=0.99)
    assert asked("thanks for your help", whole, for_your_help=ranking(law=0.9)) == "thanks for your help"


def test_a_message_that_is_understood_is_left_alone() -> None:
    assert asked("hello when was it", ranking(dates=0.9), when_was_it=ranking(law=0.99)) == "hello when was it"


def test_what_stands_around_a_question_changes_nothing() -> None:
    found = asked("الحين وين كانت", UNSURE, وين_كانت=ranking(place=0.95))
    assert found == "وين كانت"


def test_a_question_word_may_stand_behind() -> None:
    assert asked("الورشة وين؟", UNSURE, وين_الورشة=ranking(place=0.95)) == "وين الورشة"


def test_words_in_another_order_dont_make_a_question_of_what_is_none() -> None:
    nothing = ranking(unknown=0.9, place=0.05)
    assert asked("الملعب وين؟", nothing, وين_الملعب=ranking(place=0.95)) == "الملعب وين؟"


def test_a_bare_question_word_of_arabizi_is_read_as_arabic_writes_it() -> None:
    assert asked("wein", UNSURE, وين=ranking(place=0.95)) == "وين"
