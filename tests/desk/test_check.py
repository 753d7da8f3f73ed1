from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.desk.check import check, run_samples
from bot.dialogue.reply import Block, BlockKind, Kind, Reply
from bot.facts.factbase import Language
from bot.facts.samples import Sample
from bot.problems import Place
from tests.facts.folders import edited, write


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def folders(tmp_path: Path, changes: dict[str, str | bytes | None] | None = None) -> tuple[Path, Path]:
    (knowledge := tmp_path / "knowledge").mkdir()
    for language in ("ar", "en"):
        (tmp_path / "locales" / language).mkdir(parents=True)
        (tmp_path / "locales" / language / "main.ftl").write_text("hello = { $name }\n")
    return write(knowledge, changes), tmp_path / "locales"


def reply(text: str, *facts: str, kind: Kind = Kind.ANSWER) -> Reply:
    return Reply(kind, Language.EN, facts, 0.9, (), (Block(BlockKind.TEXT, text),))


def sample(*contains: str, expect: str = "dates") -> Sample:
    return Sample("when?", expect, contains, Place("tests/dates.yaml", 1, 3))


def test_sound_folders_have_nothing_to_report(tmp_path: Path) -> None:
    report = check(*folders(tmp_path))
    assert report.problems == ()
    assert report.sound
    assert report.base is not None
    assert report.phrasings == 24
    assert [found.ask for found in report.samples] == ["when was the first workshop?"]


def test_everything_is_reported_at_once(tmp_path: Path) -> None:
    knowledge, locales = folders(
        tmp_path,
        {
            **edited("facts/when.yaml", "[4]", "[x]"),
            **edited("facts/who.yaml", "[وزارة الصحة]", "[وزارة الدفاع]"),
            **edited("tests/dates.yaml", "expect: dates", "expect: dats"),
            "phrasings/dats.yaml": "en: [day]",
        },
    )
    (locales / "en" / "more.ftl").write_text("bye = Bye\n")
    release = tmp_path / "release.txt"
    release.write_text("1\n2\n3\n10 -11 و14 -15 نوفمبر 2021\n5\n6\n7\ndalothman@iom.int\n")
    report = check(knowledge, locales, release)
    assert [problem.place.file for problem in report.errors] == [
        "knowledge/facts/when.yaml",
        "knowledge/facts/who.yaml",
        "knowledge/phrasings/dats.yaml",
        "knowledge/tests/dates.yaml",
        "locales/en/more.ftl",
    ]
    assert not report.sound


def test_warnings_alone_are_sound(tmp_path: Path) -> None:
    report = check(*folders(tmp_path, {"phrasings/venue.yaml": None}))
    assert len(report.warnings) == 1
    assert report.sound


def test_folders_and_releases_that_are_not_there_are_problems_and_no_exception(tmp_path: Path) -> None:
    report = check(tmp_path / "no", tmp_path / "nor")
    assert [problem.found for problem in report.problems] == ["no such folder", "no sentences"]
    report = check(*folders(tmp_path), tmp_path / "release.txt")
    assert str(report.problems[0]).startswith("release.txt:1:1: error: an unreadable file (No such file")


def test_a_reply_that_says_what_it_must_is_no_problem() -> None:
    answer = reply("It ran on \u206810–11\u2069 November\n2021.", "dates", "place")
    assert run_samples((sample("10–11 November 2021"),), lambda text: answer) == ()


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (
            reply("In Kuwait.", "place"),
            "tests/dates.yaml:1:3: error: the reply place to “when?”; expected dates; "
            "add phrasings like it to the entry that is meant",
        ),
        (
            reply("No idea.", kind=Kind.UNKNOWN),
            "tests/dates.yaml:1:3: error: the reply unknown to “when?”; expected dates; "
            "add phrasings like it to the entry that is meant",
        ),
        (
            reply("Which?", "dates", "release-date", kind=Kind.CLARIFY),
            "tests/dates.yaml:1:3: error: a question back to “when?”, about dates or release-date; expected dates; "
            "add phrasings like it to the entry that is meant",
        ),
        (
            reply("It ran in May.", "dates"),
            "tests/dates.yaml:1:3: error: a reply to “when?” without “November”; expected it in “It ran in May.”",
        ),
    ],
)
def test_a_reply_that_says_something_else_is_named(answer: Reply, problem: str) -> None:
    assert [str(found) for found in run_samples((sample("November"),), lambda text: answer)] == [problem]


def test_unknown_is_what_no_facts_means() -> None:
    answer = reply("Not found.", kind=Kind.UNKNOWN)
    assert run_samples((sample(expect="unknown"),), lambda text: answer) == ()


def test_a_facts_own_word_that_only_unknown_has_is_named(tmp_path: Path) -> None:
    changes: dict[str, str | bytes | None] = {
        "phrasings/unknown/weather.yaml": "en: [will it rain, how is your health]\nar: [هل ستمطر]\n"
    }
    (found,) = check(*folders(tmp_path, changes)).warnings
    assert "health" in found.found
    assert found.place.file.endswith("weather.yaml")


def test_a_general_question_that_is_missed_is_nothing_for_staff_to_mend() -> None:
    asked = replace(sample(), advised=True)
    (problem,) = run_samples((asked,), lambda _: reply("At noon.", "hours"))
    assert not problem.is_error
    assert problem.fix.startswith("nothing must be done: the question comes with Bayan")
