from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.desk.labelled import Verdict, judge
from bot.desk.runs import compare, comparison_json, comparison_text, load_run, run_of, save_run
from bot.errors import UserError
from tests.desk.judging import case, reply, unknown

DATES, LAW, PLACE = case("dates"), case("law", language="ar"), case("place")
BEFORE = [judge(DATES, reply("dates")), judge(LAW, unknown()), judge(PLACE, reply("place"))]
AFTER = [judge(DATES, reply("release-date")), judge(LAW, reply("law")), judge(PLACE, reply("place"))]


def test_a_saved_run_reads_back_and_holds_no_words(tmp_path: Path) -> None:
    save_run(path := tmp_path / "run.json", run_of(BEFORE))
    assert load_run(path) == run_of(BEFORE)
    rows = json.loads(path.read_text(encoding="utf-8"))
    assert rows[DATES.key] == {"verdict": "right", "facts": ["dates"]}
    assert DATES.question not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["", "[]", '{"k": 1}', '{"k": {"verdict": "fine", "facts": []}}', '{"k": {}}'])
def test_what_is_no_run_is_said_to_be_none(text: str, tmp_path: Path) -> None:
    (path := tmp_path / "run.json").write_text(text)
    with pytest.raises(UserError, match=r"run\.json: is no saved run; expected what `bayan evaluate --save` wrote"):
        load_run(path)


def test_places_that_cannot_be_used_are_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"gone\.json: can't be read: No such file"):
        load_run(tmp_path / "gone.json")
    with pytest.raises(UserError, match="can't be written: No such file"):
        save_run(tmp_path / "no" / "run.json", {})


def test_a_comparison_has_the_groups_and_the_questions_that_changed() -> None:
    found = compare(run_of(BEFORE), AFTER)
    assert [(change.after.case, change.better) for change in found.changes] == [(DATES, False), (LAW, True)]
    groups = {new.name: (old.shares[Verdict.RIGHT], new.shares[Verdict.RIGHT]) for old, new in found.slices}
    assert (groups["ar"], groups["en"]) == ((0, 1), (1, 0.5))
    assert found.unmatched == 0


def test_the_text_puts_what_got_worse_first_and_leaves_out_what_stayed() -> None:
    lines = comparison_text(compare(run_of(BEFORE), AFTER), 12).splitlines()
    assert any(line.split()[0] == "all" and "abstained 33.3% -> 0.0%" in line for line in lines)
    assert not any(line.startswith("fact place") for line in lines)
    worse, better = lines.index("worse: 1"), lines.index("better: 1")
    assert lines[worse + 1] == f"  {DATES.question!r}: expected dates; right (dates) -> wrong (release-date)"
    assert lines[better + 1] == f"  {LAW.question!r}: expected law; abstained () -> right (law)"


def test_the_json_has_keys_in_place_of_words() -> None:
    found = json.loads(json.dumps(comparison_json(compare(run_of(BEFORE), AFTER))))
    assert found["slices"]["en"]["before"]["right"] == 1
    assert found["slices"]["en"]["after"]["right"] == 0.5
    assert found["changes"][0] == {
        "key": DATES.key,
        "better": False,
        "before": {"verdict": "right", "facts": ["dates"]},
        "after": {"verdict": "wrong", "facts": ["release-date"]},
    }


def test_questions_of_one_run_alone_are_left_out_and_counted() -> None:
    found = compare(run_of(BEFORE[:1]), AFTER)
    assert found.unmatched == 2
    assert found.slices[0][1].total == 1
    assert comparison_text(found, 1).startswith("2 questions aren't in the other run\n")
    with pytest.raises(UserError, match="no question in common"):
        compare({}, AFTER)
