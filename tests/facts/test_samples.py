from __future__ import annotations

from pathlib import Path

from bot.facts.folder import open_folder
from bot.facts.roster import Roster
from bot.facts.samples import read_samples
from tests.facts.folders import edited, write

ROSTER = Roster(frozenset({"dates"}))


def test_a_sample_has_its_question_its_id_and_its_words(tmp_path: Path) -> None:
    (sample,), problems = read_samples(open_folder(write(tmp_path)), ROSTER)
    assert problems == ()
    assert (sample.ask, sample.expect) == ("when was the first workshop?", "dates")
    assert sample.contains == ("10–11 November 2021",)
    assert sample.place.line == 1


def test_an_id_that_no_entry_has_is_an_error(tmp_path: Path) -> None:
    _, (problem,) = read_samples(
        open_folder(write(tmp_path, edited("tests/dates.yaml", "t: dates", "t: date"))), ROSTER
    )
    assert (problem.place.line, problem.place.column) == (2, 11)
    assert problem.fix == "did you mean “dates”?"


def test_unknown_may_be_expected_and_a_mapping_may_not(tmp_path: Path) -> None:
    changes = {"tests/a.yaml": "- {ask: rain?, expect: unknown}", "tests/b.yaml": "ask: rain?"}
    samples, (problem,) = read_samples(open_folder(write(tmp_path, changes)), ROSTER)
    assert [sample.expect for sample in samples] == ["unknown", "dates"]
    assert problem.expected == "a list of questions"
