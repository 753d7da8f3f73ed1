"""`bayan evaluate` and `bayan check` as they are called, with an understanding made by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot import cli
from bot.cli import opening
from tests.dialogue.stand_ins import StandIn, bayan, ranking
from tests.facts.folders import write

KNOWN = {"when": ranking(dates=0.95), "who": ranking(spokesperson=0.9), "what law": ranking(place=0.97)}
QUESTIONS = """\
{"q": "when", "lang": "en", "expect": ["dates"]}
{"q": "what law", "lang": "en", "expect": ["law"]}
{"lang": "ar", "turns": [{"q": "who", "expect": ["spokesperson"]}, {"q": "his job?", "expect": ["spokesperson"]}]}
"""


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("q.jsonl").write_text(QUESTIONS, encoding="utf-8")
    for language in ("ar", "en"):
        (tmp_path / "locales" / language).mkdir(parents=True)
        (tmp_path / "locales" / language / "main.ftl").write_text("hello = { $name }\n")
    monkeypatch.setenv("BAYAN_LOCALES", "locales")
    mended = KNOWN | {"what law": ranking(law=0.97)}
    monkeypatch.setattr(opening, "bayan", lambda folder=None: bayan(StandIn(mended if folder else KNOWN)))


def run(*arguments: str) -> int:
    return cli.main(["evaluate", "q.jsonl", *arguments])


def test_figures_and_errors_are_printed(capfd: pytest.CaptureFixture[str]) -> None:
    assert run() == 0
    shown = capfd.readouterr().out
    assert shown.split()[:4] == ["all", "4", "right", "75.0%"]
    assert "'what law': expected law; got place" in shown


def test_a_later_turn_leans_on_the_first(capfd: pytest.CaptureFixture[str]) -> None:
    run("--json")
    assert json.loads(capfd.readouterr().out)["slices"]["kind later turn"]["right"] == 1


def test_several_files_are_one_run(capfd: pytest.CaptureFixture[str]) -> None:
    Path("more.jsonl").write_text('{"q": "when", "lang": "en", "expect": ["dates"]}\n')
    assert run("more.jsonl", "--json") == 0
    assert json.loads(capfd.readouterr().out)["slices"]["all"]["total"] == 5


def test_a_run_is_saved_compared_and_drawn(capfd: pytest.CaptureFixture[str]) -> None:
    assert run("--save", "run.json", "--curve", "risk.svg") == 0
    assert Path("risk.svg").read_text().count("<polyline") == 2
    assert "what law" not in Path("run.json").read_text()
    capfd.readouterr()
    assert run("--against", "run.json") == 0
    assert "worse: 0\n\nbetter: 0" in capfd.readouterr().out


def test_another_folder_is_what_it_is_compared_with(capfd: pytest.CaptureFixture[str]) -> None:
    assert run("--against-knowledge", "other", "--errors", "1") == 0
    shown = capfd.readouterr().out
    assert "worse: 1\n  'what law': expected law; right (law) -> wrong (place)\n" in shown
    assert run("--against-knowledge", "other", "--json") == 0
    (change,) = json.loads(capfd.readouterr().out)["against"]["changes"]
    assert (change["before"]["facts"], change["after"]["facts"]) == (["law"], ["place"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--against", "run.json", "--against-knowledge", "other"], "give one of them"),
        (["--against", "nowhere.json"], "nowhere.json: can't be read"),
        (["--against", "q.jsonl"], "q.jsonl: is no saved run"),
        (["--save", "no/run.json"], "no/run.json: can't be written"),
        (["--curve", "no/risk.svg"], "no/risk.svg: can't be written"),
        (["--errors", "-1"], "-1"),
        (["nowhere.jsonl"], "nowhere.jsonl: can't be read"),
        (["bad.jsonl"], "bad.jsonl:1: “daets”, which no entry has as its id; did you mean “dates”?"),
    ],
)
def test_a_mistake_is_one_line(arguments: list[str], said: str, capfd: pytest.CaptureFixture[str]) -> None:
    Path("bad.jsonl").write_text('{"q": "when", "lang": "en", "expect": ["daets"]}\n')
    assert run(*arguments) == 2
    shown = capfd.readouterr()
    assert shown.out == ""
    assert said in shown.err
    assert shown.err.count("\n") == 1


def test_a_file_without_questions_is_a_mistake(capfd: pytest.CaptureFixture[str]) -> None:
    Path("q.jsonl").write_text("\n")
    assert run() == 2
    assert capfd.readouterr().err == "bayan: q.jsonl: no questions; expected one a line\n"


def test_check_asks_the_samples_and_reads_the_whole_answer(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    sample = "- {ask: when, expect: dates, contains: [From 10 to 15 November, in June]}\n"
    write(folder := tmp_path / "knowledge", {"tests/dates.yaml": sample})
    assert cli.main(["check", "--knowledge", str(folder)]) == 1
    errors = [line for line in capfd.readouterr().out.splitlines() if ": error: " in line]
    assert len(errors) == 1
    assert "a reply to “when” without “in June”" in errors[0]


def test_check_names_thefts_when_asked_and_passes_all_the_same(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    changes: dict[str, str | bytes | None] = {
        "phrasings/dates.yaml": "en: [when was it, please send me the full participant list]\nar: [متى]\n",
        "phrasings/participants.yaml": "en: [who took part, please send me the full participants list]\nar: [من]\n",
        "tests/dates.yaml": "- {ask: when, expect: dates}\n",
    }
    write(folder := tmp_path / "knowledge", changes)
    assert cli.main(["check", "--knowledge", str(folder)]) == 0
    assert "nearer to" not in capfd.readouterr().out
    assert cli.main(["check", "--thefts", "--knowledge", str(folder)]) == 0
    assert "warning: “please send me the full participant list”, which stands nearer to" in capfd.readouterr().out


def test_check_looks_at_every_release_or_at_the_one_that_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "knowledge"
    (root / "general").mkdir(parents=True)
    (root / "release.yml").write_text("left behind")
    for name, change in (("good", {}), ("bad", {"not-stated.yaml": "- id: ["})):
        folder = write(root / "releases" / name, {"tests/dates.yaml": None, **change})
        (folder / "general").rmdir()

    assert cli.main(["check", "--knowledge", str(root)]) == 1
    shown = capsys.readouterr().out
    assert "bad/not-stated.yaml" in shown
    assert "release.yml" in shown, "a file that lies in neither part"
    assert "good, 10 entries, 24 phrasings" in shown
    assert cli.main(["check", "--knowledge", str(root), "--release", "good"]) == 0
    assert cli.main(["check", "--knowledge", str(root), "--release", "god"]) == 2
    assert "did you mean “good”?" in capsys.readouterr().err
