from __future__ import annotations

import pytest

from bot.desk.labelled import Case
from bot.desk.verdicts import Verdict, judge
from bot.dialogue.reply import Kind, Reply
from tests.desk.judging import case, clarify, reply, unknown


@pytest.mark.parametrize(
    ("asked", "said", "verdict"),
    [
        (case("dates"), reply("dates"), Verdict.RIGHT),
        (case("place", "venue"), reply("venue", kind=Kind.NOT_STATED), Verdict.RIGHT),
        (case("unknown"), unknown(), Verdict.RIGHT),
        (case("topics", "unknown"), unknown(), Verdict.RIGHT),
        (case("dates", "place", all_needed=True), reply("place", "dates"), Verdict.RIGHT),
        (case("dates", "place", all_needed=True), reply("dates"), Verdict.PARTIAL),
        (case("dates"), clarify("law", "dates"), Verdict.CLARIFIED),
        (case("unknown"), clarify("law", "dates"), Verdict.CLARIFIED),
        (case("dates"), clarify("law", "place"), Verdict.ABSTAINED),
        (case("dates"), unknown(), Verdict.ABSTAINED),
        (case("dates"), reply("law"), Verdict.WRONG),
        (case("unknown"), reply("law"), Verdict.WRONG),
        (case("dates"), reply("dates", "law"), Verdict.WRONG),
        (case("dates", "place", all_needed=True), reply("dates", "law"), Verdict.WRONG),
        (case("dates"), clarify("dates", "law", "place", "venue"), Verdict.WRONG),
    ],
)
def test_how_a_reply_counts(asked: Case, said: Reply, verdict: Verdict) -> None:
    assert judge(asked, said).verdict is verdict


def test_only_a_fact_counts_as_an_answer() -> None:
    answers = [judge(case("dates"), said).answered for said in (reply("law"), clarify("dates", "law"), unknown())]
    assert answers == [True, False, False]


def test_verdicts_stand_from_best_to_worst() -> None:
    assert " ".join(Verdict) == "right partial clarified abstained wrong"
