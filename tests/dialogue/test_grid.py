"""Every complete question of knowledge/tests after every answer gets what it gets alone."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from bot.bayan import Bayan
from bot.dialogue.context import Context
from bot.facts.ids import SAFEGUARDING
from bot.facts.loader import inspect
from bot.facts.samples import Sample
from bot.settings import Settings
from tests.dialogue.stand_ins import NOW

PACKAGED = Settings.read({}, Path("no.env"))
SAMPLES = inspect(PACKAGED.knowledge).samples
BAYAN = Bayan.open(PACKAGED.knowledge, PACKAGED.locales, PACKAGED.cache)
AFTER = {
    id: BAYAN.show(id, Context(), NOW).context for id, entry in BAYAN.base.entries.items() if entry.role != SAFEGUARDING
}


class Remembering:
    """Bayan's own understanding, which reads and ranks the same words once: here they come after every answer."""

    def __init__(self) -> None:
        own = BAYAN.understanding
        self.parts, self.asks_with, self.mentions, self.rest = own.parts, own.asks_with, own.mentions, own.rest
        self.read, self.rank = lru_cache(own.read), lru_cache(own.rank)


REMEMBERING = Bayan.of(BAYAN.base, BAYAN.locales, Remembering())


def reply(text: str, context: Context) -> tuple[str, ...]:
    found = REMEMBERING.answer(text, context, NOW).reply
    return (found.kind.value, *found.entry_ids)


def test_most_samples_are_complete_questions() -> None:
    read = BAYAN.pipeline.follow_up.utterances.read
    complete = [sample for sample in SAMPLES if read(BAYAN.understanding.read(sample.ask)).complete]
    assert len(complete) > 100


@pytest.mark.parametrize("sample", SAMPLES, ids=[sample.ask for sample in SAMPLES])
def test_a_complete_question_is_never_bent_to_what_was_said_before(sample: Sample) -> None:
    alone = reply(sample.ask, Context())
    bent = {after: found for after, context in AFTER.items() if (found := reply(sample.ask, context)) != alone}
    assert bent == {}


WORDS = (
    "Can I have the quote?",
    "is there a statement?",
    "the exact wording?",
    "ماذا قال في تصريحه؟",
    "تصريحه بالحرف؟",
    "عندكم اقتباس؟",
)


@pytest.mark.parametrize("text", WORDS)
def test_whose_words_they_are_is_not_bent_to_the_law(text: str) -> None:
    assert reply(text, AFTER["law"]) == reply(text, Context()) == ("answer", "quote")


@pytest.mark.parametrize("text", ["what does it say?", "شنو يقول؟"])
def test_what_the_law_says_is_still_about_the_law(text: str) -> None:
    assert reply(text, AFTER["law"]) == ("answer", "law")


@pytest.mark.parametrize("text", ["وفي دبي مين حضر؟", "and in Dubai, who came?", "وفي الدوحة من شارك؟"])
def test_who_attended_is_answered_after_a_wrong_place_too(text: str) -> None:
    assert reply(text, AFTER["participants"]) == ("answer", "participants")


@pytest.mark.parametrize("text", ["and is it raining in Paris?", "والجو في باريس كيف؟"])
def test_another_place_in_what_is_about_something_else_is_not_put_right(text: str) -> None:
    turn = BAYAN.answer(text, AFTER["funding"], NOW)
    assert turn.reply.entry_ids == ()
    assert turn.reply.corrects == ()


@pytest.mark.parametrize(
    "text", ["why were they held in Qatar?", "why was the training in Doha?", "لماذا أقيمت الورشتان في بيروت؟"]
)
def test_a_question_with_another_place_gets_that_put_right_and_its_answer(text: str) -> None:
    turn = BAYAN.answer(text, Context(), NOW)
    assert turn.reply.entry_ids == ("purpose",)
    assert turn.reply.corrects == ("place",)


@pytest.mark.parametrize("text", ["were they held in Qatar?", "where in Qatar were they held?", "هل أقيمتا في قطر؟"])
def test_whether_it_was_elsewhere_gets_the_place(text: str) -> None:
    turn = BAYAN.answer(text, Context(), NOW)
    assert turn.reply.entry_ids == ("place",)
    assert turn.reply.corrects == ("place",)
