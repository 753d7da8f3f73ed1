"""`bayan report` and `bayan suggest` as they are called, over a database that a bot has written."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import cli, clock
from bot.cli import opening
from bot.desk import asked
from bot.desk.asked import moment
from bot.errors import UserError
from bot.settings import Settings
from bot.storage import Answered, Incoming, Storage
from tests.dialogue.stand_ins import StandIn, bayan, ranking

KNOWN = {"now known": ranking(dates=0.95), "what days": ranking(dates=0.4)}
ASKED = [
    Answered("message", "en", "when", "answer", ("dates",), 0.95),
    Answered("message", "en", "what days", "unknown"),
    Answered("message", "ar", "من فاز؟", "unknown"),
    Answered("message", "en", "now known", "unknown"),
    Answered("message", "en", None, "service", ("safeguarding",)),
]


@pytest.fixture(autouse=True)
async def _written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BAYAN_DATABASE", "asked.db")
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.setattr(opening, "bayan", lambda: bayan(StandIn(KNOWN)))
    monkeypatch.setattr(opening, "speaking", lambda: lambda: bayan(StandIn(KNOWN)))
    await write(bot=1, asked=ASKED, at=clock.now() - timedelta(days=2))
    await write(bot=2, asked=ASKED[:1], at=clock.now() - timedelta(days=20))


async def write(bot: int, asked: list[Answered], at: datetime) -> None:
    storage = await Storage.open("asked.db", bot=bot, key="k" * 32, retention_days=90, now=lambda: at)
    for number, answered in enumerate(asked, 1):
        await storage.inbox.accept(Incoming(number, "{}", "message", "hash-of-a-person", "private"))
        await storage.inbox.complete(number, answered, 0.1)
    await storage.close()


def shown(capfd: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert cli.main([*arguments]) == 0
    return capfd.readouterr().out


def test_a_report_counts_what_was_asked_since_then_whichever_bot_was_asked(capfd: pytest.CaptureFixture[str]) -> None:
    assert "Messages answered: 6\n  People: 1\n" in shown(capfd, "report")
    assert "Messages answered: 5" in shown(capfd, "report", "--since", "7d")
    assert "Messages answered: 0" in shown(capfd, "report", "--since", "1h")


def test_a_report_comes_as_json_a_table_or_a_page(capfd: pytest.CaptureFixture[str]) -> None:
    assert json.loads(shown(capfd, "report", "--json"))["questions"] == 6
    assert len(list(csv.DictReader(io.StringIO(shown(capfd, "report", "--csv").removeprefix("\ufeff"))))) == 6
    assert shown(capfd, "report", "--html").startswith("<!doctype html>")
    figures = list(csv.reader(io.StringIO(shown(capfd, "report", "--figures").removeprefix("\ufeff"))))
    assert ["Languages of the replies", "Arabic", "1"] in figures


@pytest.mark.parametrize("form", ["", "--csv", "--figures", "--html"])
def test_a_report_is_in_the_language_asked_for_else_in_the_system_s(
    form: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    arabic, english = "العربية", "Arabic"
    asked = ["report", form] if form else ["report"]
    assert english in shown(capfd, *asked)
    assert arabic in shown(capfd, *asked, "--language", "ar")
    monkeypatch.setenv("LC_ALL", "ar_KW.UTF-8")
    assert arabic in shown(capfd, *asked)
    assert english in shown(capfd, *asked, "--language", "en")


def test_a_report_can_be_about_one_release(capfd: pytest.CaptureFixture[str]) -> None:
    about = replace(ASKED[0], release="two-workshops")
    asyncio.run(write(bot=3, asked=[about], at=clock.now()))
    assert json.loads(shown(capfd, "report", "--json"))["releases"] == {"two-workshops": 1}
    wanted = asked.Wanted("7d", "text", "en", "two-workshops")
    assert "Messages answered: 1\n" in asked.report(Settings.read(), wanted, lambda: opening.speaking()())


@pytest.mark.parametrize("form", ["--json", "--csv", "--figures", "--html"])
def test_nobody_who_asked_is_in_a_report(form: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert "hash-of-a-person" not in shown(capfd, "report", form)


def test_suggestions_have_what_still_finds_no_answer(capfd: pytest.CaptureFixture[str]) -> None:
    text = shown(capfd, "suggest")
    assert "phrasings/dates.yaml" in text
    assert "- what days" in text
    assert "- من فاز؟" in text
    assert "now known" not in text


@pytest.mark.parametrize("question", ["🤷🏽‍♀️ ؟!", "\u200f\u202e", "who won " * 300])
async def test_what_is_never_looked_up_is_no_phrasing_to_add(question: str, capfd: pytest.CaptureFixture[str]) -> None:
    await write(bot=3, asked=[Answered("message", "en", question, "unknown")], at=clock.now())
    assert "nothing was asked in vain" in await asyncio.to_thread(shown, capfd, "suggest", "--since", "1h")


def test_where_everything_is_answered_it_is_said(capfd: pytest.CaptureFixture[str]) -> None:
    assert "nothing was asked in vain" in shown(capfd, "suggest", "--since", "1h")


@pytest.mark.parametrize("command", ["report", "suggest"])
def test_a_time_that_is_none_is_refused_in_a_line(command: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main([command, "--since", "soon"]) == 2
    assert capfd.readouterr().err == ("bayan: --since is 'soon'; expected 24h, 7d, 4w or a day such as 2021-11-15\n")


def test_where_no_bot_has_run_it_is_said_in_a_line(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BAYAN_DATABASE", "other.db")
    assert cli.main(["report"]) == 2
    assert "there is no database at other.db" in capfd.readouterr().err
    assert not Path("other.db").exists()


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DROP TABLE alembic_version", "no database of Bayan's"),
        ("UPDATE alembic_version SET version_num = '0001'", "0001"),
    ],
)
def test_a_database_of_another_form_is_left_as_it_is(
    statement: str, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with sqlite3.connect("asked.db") as other:
        other.execute(statement)
    other.close()
    assert cli.main(["report"]) == 2
    assert said in capfd.readouterr().err


def test_a_damaged_database_is_a_line(capfd: pytest.CaptureFixture[str]) -> None:
    Path("asked.db").write_bytes(b"rubbish" * 1000)
    assert cli.main(["suggest"]) == 2
    assert capfd.readouterr().err.count("\n") == 1


NOW = datetime(2026, 3, 10, 12, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24h", datetime(2026, 3, 9, 12, 30, tzinfo=UTC)),
        ("7d", datetime(2026, 3, 3, 12, 30, tzinfo=UTC)),
        (" 2W ", datetime(2026, 2, 24, 12, 30, tzinfo=UTC)),
        ("2026-03-01", datetime(2026, 3, 1, tzinfo=UTC)),
    ],
)
def test_a_span_or_a_day_names_a_moment(text: str, expected: datetime) -> None:
    assert moment(text, NOW) == expected


@pytest.mark.parametrize("text", ["", "yesterday", "7", "2026-02-30", "1.3.2026", "99999d"])
def test_anything_else_is_refused_with_what_is_expected(text: str) -> None:
    with pytest.raises(UserError, match="expected 24h, 7d, 4w or a day such as"):
        moment(text, NOW)


def test_a_day_to_come_is_refused() -> None:
    with pytest.raises(UserError, match="still to come"):
        moment("2026-03-11", NOW)
