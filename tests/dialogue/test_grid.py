"""Every complete question of knowledge/tests after every answer gets what it gets alone."""

from __future__ import annotations

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


def reply(text: str, context: Context) -> tuple[str, ...]:
    found = BAYAN.answer(text, context, NOW).reply
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


@pytest.mark.parametrize(
    "text",
    [
        "Can I have the quote?",
        pytest.param("ماذا قال في تصريحه؟", marks=pytest.mark.xfail(strict=True, reason="it gets the law")),
    ],
)
def test_the_quotation_is_given_after_the_law_too(text: str) -> None:
    assert reply(text, AFTER["law"]) == reply(text, Context())


@pytest.mark.xfail(
    strict=True, reason="who attended, asked of a place that isn't the release's, is put right but not found"
)
def test_who_attended_is_answered_after_a_wrong_place_too() -> None:
    assert reply("وفي دبي مين حضر؟", AFTER["participants"]) == ("answer", "participants")
