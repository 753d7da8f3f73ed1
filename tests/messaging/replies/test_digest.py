"""What staff read of a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.direction import bare, first_strong
from bot.facts.factbase import Language
from bot.facts.ids import SAFEGUARDING
from bot.messaging.replies.digest import alert, digest
from bot.simulator.text.entities import units
from bot.storage import Hold, LoggedQuestion, Piled
from bot.storage.staff_news import OPEN
from tests.messaging.harness import bayan

AT = datetime(2026, 3, 1, 9, tzinfo=UTC)
ASKED = LoggedQuestion(
    update_id=1, received_at=AT, person="p1", chat_kind="private", surface="message", language="en",
    question="who won?", kind="unknown", facts=(), confidence=None, candidates=(), seconds=None, feedback=None,
    failure=None, is_left=False,
)  # fmt: skip


def read(*logged: LoggedQuestion, language: Language = Language.EN, held: tuple[Hold, ...] = ()) -> str:
    return bare(digest(bayan(), language, logged, held).text)


def test_like_questions_are_one_line_however_they_are_written() -> None:
    told = read(ASKED, replace(ASKED, question="Who  won"), replace(ASKED, question="who lost?"))
    assert "“who won?”" in told
    assert "Who  won" not in told
    assert "“who lost?”" in told


def test_a_question_without_end_is_cut() -> None:
    told = read(replace(ASKED, question="why " * 900))
    assert "…" in told
    assert units(told) < 1000


def test_of_what_suggested_danger_there_is_a_number_and_no_word() -> None:
    alarm = replace(ASKED, kind="service", facts=(SAFEGUARDING,), question=None)
    told = read(ASKED, alarm, alarm)
    assert "danger" in told
    assert "danger" not in read(ASKED)


def test_what_staff_do_with_the_bot_is_not_counted_as_asked() -> None:
    assert read(replace(ASKED, surface="staff")) == read()


def test_a_wrong_premise_is_counted_by_people_not_by_messages() -> None:
    wrong = replace(ASKED, kind="answer", corrects=(("place", "Dubai"),))
    once = [line for line in read(wrong, wrong).splitlines() if "Dubai" in line]
    twice = [line for line in read(wrong, replace(wrong, person="p2")).splitlines() if "Dubai" in line]
    assert once != twice


@pytest.mark.parametrize("language", list(Language))
def test_each_line_of_a_list_begins_in_the_digests_own_language(language: Language) -> None:
    found = digest(bayan(), language, [replace(ASKED, kind="answer", facts=("dates",))], ())
    outside = [line.split("\u2068")[0] for line in found.text.splitlines() if "•" in line]
    assert outside
    assert language is Language.EN or all(first_strong(line) == "ar" for line in outside)


def test_an_entry_that_is_held_and_gone_is_still_named() -> None:
    assert read(held=(Hold("r", "no-such-entry", 7, AT),)) != read()


def test_an_alert_says_how_many_and_what_they_asked_in_vain() -> None:
    told = bare(alert(bayan(), Language.EN, Piled(OPEN, "", 12), [ASKED]).text)
    assert "12" in told
    assert "who won?" in told
