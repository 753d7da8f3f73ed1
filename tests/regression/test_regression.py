"""Questions that Bayan has answered right, and answers right from now on.

questions.jsonl only grows: a question that went wrong and was mended goes to its end, in the format of
`bayan evaluate`. `"clarify_ok": true` marks those where asking back, with the right fact among the choices, is as good
as an answer. A label is never loosened to fit a reply.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.bayan import Bayan
from bot.desk.labelled import Conversation, Judged, Verdict, judge, read_labelled
from bot.dialogue.context import Context
from bot.facts.ids import UNKNOWN
from bot.facts.loader import load
from bot.settings import Settings
from tests.dialogue.stand_ins import NOW

QUESTIONS = Path(__file__).parent / "questions.jsonl"
AT_LEAST = 145
"""Raise it with every addition, so that none is lost."""

PACKAGED = Settings.read({}, Path("no.env"))
LINES = [line for line in QUESTIONS.read_text(encoding="utf-8").split("\n") if line]
CONVERSATIONS = read_labelled(QUESTIONS)


@pytest.fixture(scope="session")
def bayan() -> Bayan:
    return Bayan.open(PACKAGED.knowledge, PACKAGED.locales, PACKAGED.cache)


@pytest.mark.parametrize("number", range(1, len(LINES) + 1))
def test_what_was_right_stays_right(number: int, bayan: Bayan) -> None:
    good = {Verdict.RIGHT}
    if json.loads(LINES[number - 1]).get("clarify_ok"):
        good.add(Verdict.CLARIFIED)
    errors = [row for row in ask(bayan, CONVERSATIONS[number - 1]) if row.verdict not in good]
    assert not errors, "\n".join(told(number, row) for row in errors)


def ask(bayan: Bayan, conversation: Conversation) -> list[Judged]:
    context, judged = Context(), []
    for case in conversation:
        turn = bayan.answer(case.question, context, NOW)
        context = turn.context
        judged.append(judge(case, turn.reply))
    return judged


def told(number: int, row: Judged) -> str:
    needed = "all of" if row.case.all_needed else "any of"
    return (
        f"{QUESTIONS.name}:{number}: {row.case.question!r}: expected {needed} {', '.join(row.case.expected)}; "
        f"got {row.reply.kind} ({', '.join(row.reply.entry_ids)}), {row.reply.confidence:.2f} sure"
    )


def test_none_is_lost_and_none_comes_twice() -> None:
    assert len(LINES) >= AT_LEAST
    assert len(set(LINES)) == len(LINES)
    assert len({conversation[-1].key for conversation in CONVERSATIONS}) == len(LINES)


def test_every_fact_is_asked_for_in_both_languages() -> None:
    asked = {(case.language, id) for turns in CONVERSATIONS for case in turns for id in case.expected}
    ids = {UNKNOWN, *load(PACKAGED.knowledge).entries}
    assert {(language, id) for language in ("ar", "en") for id in ids} == asked
