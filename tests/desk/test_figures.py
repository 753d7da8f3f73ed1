from __future__ import annotations

import pytest

from bot.desk.figures import alarms, calibration, confusions, off_topic_answered, risk_coverage, slices
from bot.desk.labelled import Verdict, judge
from tests.desk.judging import case, clarify, reply, right, unknown, wrong


def test_slices_are_of_all_then_language_variety_kind_and_fact() -> None:
    rows = [
        (case("dates", language="ar", variety="msa", kind="stated"), Verdict.RIGHT),
        (case("dates", language="ar", variety="kuwaiti", kind="stated"), Verdict.WRONG),
        (case("law", "topics", language="en"), Verdict.RIGHT),
        (case("unknown", language="en", kind="off"), Verdict.CLARIFIED),
    ]
    found = slices(rows)
    assert [(part.name, part.total, part.shares[Verdict.RIGHT]) for part in found] == [
        ("all", 4, 0.5),
        ("ar", 2, 0.5),
        ("en", 2, 0.5),
        ("ar kuwaiti", 1, 0),
        ("ar msa", 1, 1),
        ("kind off", 1, 0),
        ("kind stated", 2, 0.5),
        ("fact dates", 2, 0.5),
        ("fact law", 1, 1),
        ("fact unknown", 1, 0),
    ]
    assert found[0].shares == {
        Verdict.RIGHT: 0.5, Verdict.PARTIAL: 0, Verdict.CLARIFIED: 0.25, Verdict.ABSTAINED: 0, Verdict.WRONG: 0.25,
    }  # fmt: skip


def test_confusions_name_what_came_instead_most_frequent_first() -> None:
    rows = [
        judge(case("law"), unknown()),
        wrong(),
        judge(case("place"), clarify("law", "dates")),
        wrong(),
        right(),
        judge(case("dates"), clarify("dates", "law")),
    ]
    assert confusions(rows) == [("dates", "law", 2), ("law", "unknown", 1), ("place", "clarify", 1)]


def test_off_topic_counts_facts_only() -> None:
    off = case("unknown")
    rows = [judge(off, reply("law")), judge(off, clarify("law", "dates")), judge(off, unknown()), judge(off, unknown())]
    assert off_topic_answered([*rows, wrong()]) == 0.25
    assert off_topic_answered([wrong()]) == 0


def test_alarms_leave_out_messages_that_may_be_either() -> None:
    call, either = case("safeguarding"), case("unknown", "safeguarding")
    heard = reply("safeguarding")
    rows = [judge(call, heard), judge(call, unknown()), judge(either, heard), judge(case("dates"), heard), right()]
    found = alarms(rows)
    assert (found.cases, found.caught, found.false, found.others) == (2, 1, 1, 2)


def test_risk_rises_with_what_is_let_through() -> None:
    rows = [wrong(0.6), right(0.9), judge(case("dates"), unknown()), right(0.8), judge(case("law"), clarify("law"))]
    assert risk_coverage(rows) == [(0.2, 0), (0.4, 0), (0.6, pytest.approx(1 / 3))]
    assert risk_coverage([]) == []


def test_calibration_is_the_distance_between_sure_and_right() -> None:
    bins, error = calibration([right(0.8), wrong(0.6), judge(case("dates"), unknown(1.0))])
    assert [(each.total, each.confidence, each.right) for each in bins] == [(1, 0.6, 0), (1, 0.8, 1)]
    assert error == pytest.approx((0.6 + 0.2) / 2)
    assert calibration([]) == ([], 0)


def test_bins_are_of_equal_size_and_asking_back_counts_by_its_likeliest_fact() -> None:
    rows = [*[right(0.7)] * 15, *[wrong(0.9)] * 4, judge(case("dates"), clarify("dates", "law", sure=0.4))]
    bins, error = calibration(rows)
    assert [each.total for each in bins] == [2] * 10
    assert bins[0].right == 1
    assert bins[0].confidence == pytest.approx(0.55)
    assert error == pytest.approx((2 * 0.45 + 14 * 0.3 + 4 * 0.9) / 20)
