from __future__ import annotations

import io
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot import app, cli
from bot.cli import opening
from bot.messaging.transport.connection import REFUSED
from bot.storage import StorageError
from tests.dialogue.stand_ins import ROOT, StandIn, bayan, ranking

KNOWN = {"when": ranking(dates=0.95), "متى": ranking(dates=0.95), "who": ranking(spokesperson=0.9)}


@pytest.fixture
def knowing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "speaking", lambda: lambda: bayan(StandIn(KNOWN)))


def given(monkeypatch: pytest.MonkeyPatch, typed: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed)))


def objects(capfd: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capfd.readouterr().out.splitlines()]


@pytest.mark.parametrize("command", [None, *cli.cli.commands])
def test_every_command_explains_itself_with_an_example(command: str | None, capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main([command, "--help"] if command else ["--help"]) == 0
    shown = capfd.readouterr().out
    assert "--knowledge DIR" in shown
    assert command is None or "Example: " in shown


def test_help_is_quick_because_it_opens_nothing() -> None:
    code = "import sys; from bot.cli import main; main(['ask', '--help']); print(*sys.modules, file=sys.stderr)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)  # noqa: S603
    assert not {"numpy", "telegram", "sqlalchemy", "pydantic"} & set(run.stderr.split())


@pytest.mark.usefixtures("knowing")
def test_one_question_gets_the_words_of_the_answer(capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["ask", "when"]) == 0
    assert "From 10 to 15 November." in capfd.readouterr().out


@pytest.mark.usefixtures("knowing")
def test_words_without_quotation_marks_are_one_question(capfd: pytest.CaptureFixture[str]) -> None:
    cli.main(["ask", "--json", "what", "on", "earth"])
    assert objects(capfd)[0]["question"] == "what on earth"


@pytest.mark.usefixtures("knowing")
def test_each_line_with_text_gets_one_object_in_order(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    odd = ["when", "", "   ", "متى", "x" * 10_000, "a\x0bb\x85c\u2028d", "\u200b"]
    given(monkeypatch, "\r\n".join(odd).encode() + b"\n\xff\xfe when\nwho")
    assert cli.main(["ask"]) == 0
    found = objects(capfd)
    assert [each["question"] for each in found] == [*(q for q in odd if q.strip()), "\ufffd\ufffd when", "who"]
    assert [each["facts"] for each in found[:2]] == [["dates"], ["dates"]]
    assert found[-1]["facts"] == ["spokesperson"]


@pytest.mark.usefixtures("knowing")
def test_lines_of_a_conversation_follow_each_other_until_a_blank_one(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    given(monkeypatch, b"who\nhis job?\n\nhis job?\n")
    assert cli.main(["chat", "--json"]) == 0
    assert [each["facts"] for each in objects(capfd)] == [["spokesperson"], ["spokesperson"], []]


@pytest.mark.usefixtures("knowing")
def test_a_conversation_on_the_terminal(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    given(monkeypatch, b"who\n")
    assert cli.main(["chat", "--terminal"]) == 0
    assert "Mazen AboulHosn spoke." in capfd.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask", "--knowledge", "no/such/folder", "when"],
        ["--knowledge", "no/such/folder", "ask", "when"],
        ["evaluate"],
        ["aks", "when"],
        ["ask", "--jsno", "when"],
        ["chat", "--port", "many"],
    ],
)
def test_a_mistake_is_one_line_and_exit_code_2(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments) == 2
    shown = capfd.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("bayan: ")
    assert shown.err.count("\n") == 1


def test_what_a_later_start_may_mend_has_a_code_of_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1:" + "A" * 35)
    monkeypatch.setattr(app, "run", fail_with(StorageError("the disk is full")))
    assert cli.main(["run"]) == 75
    monkeypatch.setattr(app, "run", fail_with(REFUSED))
    assert cli.main(["run"]) == 2
    assert capfd.readouterr().err.count("\n") == 2


def fail_with(error: Exception) -> Callable[[object], None]:
    def fail(_: object) -> None:
        raise error

    return fail


def test_a_port_that_is_taken_says_how_to_choose_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        for command in ("chat", "run", "simulator"):
            ran = subprocess.run(  # noqa: S603
                [sys.executable, "-m", "bot", command, "--port", str(port)],
                capture_output=True,
                text=True,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                check=False,
            )
            assert (ran.returncode, ran.stderr.count("--port chooses another")) == (2, 1), ran.stderr


def test_check_says_what_is_wrong_and_exits_with_1(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--knowledge", str(tmp_path)]) == 1
    assert "release.yaml:1:1: error: " in capfd.readouterr().out


def test_settings_star_what_is_secret(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:secretsecretsecret")
    assert cli.main(["settings"]) == 0
    shown = capfd.readouterr().out
    assert "TELEGRAM_BOT_TOKEN = ********  [environment]" in shown
    assert "secretsecret" not in shown


def test_an_interruption_is_quiet(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(opening, "speaking", interrupt)
    assert cli.main(["ask", "when"]) == 130
    assert capfd.readouterr().err.strip() == ""


def test_a_reader_that_stops_reading_is_no_error() -> None:
    code = """if True:
        import os, sys
        from bot import cli
        reading, writing = os.pipe()
        os.close(reading)
        os.dup2(writing, 1)
        sys.exit(cli.main(["settings"]))
    """
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)  # noqa: S603
    assert run.stderr == ""
