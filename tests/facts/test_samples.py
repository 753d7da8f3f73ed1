from __future__ import annotations

from pathlib import Path

from bot.facts.factbase import Ask
from bot.facts.folder import open_folder
from bot.facts.roster import Roster
from bot.facts.samples import Sample, read_samples
from bot.facts.terms import Term, english_name
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


ABOUT = """
- {ask: who are you?, expect: about-bot, contains: ["{emergency}"]}
- {ask: how is the weather?, expect: unknown, unless: [weather]}
- {ask: I am in danger, expect: safeguarding}
"""


def general_samples(tmp_path: Path, roster: Roster) -> dict[str, Sample]:
    folder = write(tmp_path, {"general/tests/any.yaml": ABOUT, "tests/dates.yaml": None})
    samples, problems = read_samples(open_folder(folder), roster, {"emergency": "911"})
    assert problems == ()
    return {sample.ask: sample for sample in samples}


def test_a_general_sample_expects_the_values_of_the_release(tmp_path: Path) -> None:
    roles = {"about-bot": "about-bot", "safeguarding": "safeguarding"}
    samples = general_samples(tmp_path, Roster(frozenset({"dates"}), roles))
    assert samples["who are you?"].contains == ("911",)
    assert not any(sample.advised for sample in samples.values())


def test_a_release_that_speaks_of_it_is_not_asked_what_others_leave_open(tmp_path: Path) -> None:
    weather = {"weather": Term((english_name("cold weather"),))}
    assert "how is the weather?" not in general_samples(tmp_path, Roster(frozenset({"dates"}), terms=weather))


def test_only_who_may_be_in_danger_must_be_heard_where_facts_are_learnt_from_little(tmp_path: Path) -> None:
    roles = {"about-bot": "about-bot", "safeguarding": "safeguarding"}
    roster = Roster(frozenset({"dates"}), roles, asks={"dates": (Ask("when", "event"),)})
    advised = {sample.expect: sample.advised for sample in general_samples(tmp_path, roster).values()}
    assert advised == {"about-bot": True, "unknown": True, "safeguarding": False}
