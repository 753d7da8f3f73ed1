from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.bayan import Bayan
from bot.dialogue.asides import AsideReader, BackgroundReader
from bot.dialogue.context import Context
from bot.dialogue.utterance import UtteranceReader
from bot.facts.followups import WordGroup
from bot.facts.ids import SAFEGUARDING
from bot.matching.ranking import Ranked, Ranking
from bot.settings import Settings
from tests.dialogue.stand_ins import BASE, NOW, StandIn, ranking

PACKAGED = Settings.read({}, Path("no.env"))
BAYAN = Bayan.open(PACKAGED.knowledge, PACKAGED.locales, PACKAGED.cache)
READER = BackgroundReader(BAYAN.base)

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
    reader = AsideReader(base, understanding, UtteranceReader(BASE.follow_ups))
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


ASKED_BEHIND = [
    ("I work for a paper in Beirut and my deadline is Thursday. Who funded it?", "funding"),
    ("My colleague in Amman already filed; who attended the workshops?", "participants"),
    ("I was travelling on 12 and 13 November, who gave the opening speech?", "spokesperson"),
    ("Good evening, this is Sarah from a radio station in Lagos. Who spoke?", "spokesperson"),
    ("my name is Omar and I cover courts in Amman – which law was it?", "law"),
    ("we have three reporters in Geneva, how many workshops were there?", "workshop-count"),
    ("my sister studied in Lyon, what did he study?", "spokesperson-biography"),
    ("Who funded it? I'm in Muscat and my editor wants it by Thursday.", "funding"),
    ("مكتبنا في عمّان وأنا من بيروت، مين حضر؟", "participants"),
    ("كنت مسافرة يوم 12 نوفمبر، من تكلم في الافتتاح؟", "spokesperson"),
    ("زميلي في دبي وراه موعد، متى كانت الورش؟", "dates"),
    ("معكم سارة من إذاعة في تونس. من المنظم؟", "organiser"),
    ("احنا جريدة في بغداد وعندنا موعد الخميس، شكم ورشة صارت؟", "workshop-count"),
    ("راجعة من سفر إلى جنيف، شنو المواضيع اللي تناولوها؟", "topics"),
    ("ana sa7afi men beirut w zamili fi el do7a, meen 7adar el warsha?", "participants"),
]


@pytest.mark.parametrize(("text", "fact"), ASKED_BEHIND)
def test_what_people_say_of_themselves_is_neither_answered_nor_put_right(text: str, fact: str) -> None:
    reply = BAYAN.answer(text, Context(), NOW).reply
    assert reply.entry_ids == (fact,)
    assert reply.corrects == ()


@pytest.mark.parametrize(
    "text",
    [
        "I heard they were held in Dubai, who attended?",
        "I read that the workshops were in Muscat. Who spoke?",
        "سمعت أن الورش كانت في دبي، من حضر؟",
        "my editor says the workshops were in Doha, who funded them?",
    ],
)
def test_what_somebody_heard_about_the_release_is_still_put_right(text: str) -> None:
    assert "place" in BAYAN.answer(text, Context(), NOW).reply.corrects


@pytest.mark.parametrize(
    "text",
    [
        "I am locked in a house in Salmiya, who do I call?",
        "my employer took my passport, who can I call?",
        "زوجي يضربني، من أكلم؟",
    ],
)
def test_danger_is_never_background(text: str) -> None:
    (entry_id,) = BAYAN.answer(text, Context(), NOW).reply.entry_ids
    assert BAYAN.base.entries[entry_id].role == SAFEGUARDING


@pytest.mark.parametrize(
    "text",
    [
        "I need the dates, and who spoke?",
        "I'm writing about the coming project, when does it start?",
        "who spoke, and where?",
        "I am a reporter in Tunis.",
        "أريد المواضيع، ومن حضر؟",
        "عندي سؤال عن الورش، متى كانت؟",
    ],
)
def test_what_asks_or_names_something_of_the_release_stays(text: str) -> None:
    assert READER.without(text) is None


def test_background_on_both_sides_goes() -> None:
    text = "I'm new here. Who paid for it? My desk is in Rabat."
    assert READER.without(text) == "Who paid for it?"


@pytest.mark.parametrize(
    "text",
    [
        "I mailed press@iom.example, and it bounced. Who is the contact?",
        "Per my notes the pillar's called “Diversified economy”. Does that match what you've got?",
        "It has been put to us that first aid formed part of the curriculum. Would you confirm?",
    ],
)
def test_what_is_passed_on_is_no_background(text: str) -> None:
    assert READER.without(text) is None
