"""`bayan health`, as a container asks it: in a process of its own where that matters."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot import cli, clock
from bot.simulator import TOKEN
from bot.storage import Storage

BOT = int(TOKEN.partition(":")[0])


async def beat(path: Path, bot: int) -> None:
    storage = await Storage.open(str(path), bot=bot, key="test", retention_days=1, now=clock.now)
    await storage.heartbeat.beat()
    await storage.close()


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    found = tmp_path / "bayan.db"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BAYAN_DATABASE", str(found))
    return found


def said(capfd: pytest.CaptureFixture[str]) -> str:
    shown = capfd.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") <= 1
    return shown.err


def test_a_bot_at_work_is_well(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    asyncio.run(beat(path, BOT))

    assert cli.main(["health"]) == 0
    assert said(capfd) == ""


def test_it_is_the_bot_of_the_token_that_counts(
    path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    asyncio.run(beat(path, BOT))
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "77:" + "A" * 35)

    assert cli.main(["health"]) == 1
    assert "isn't running" in said(capfd)
    asyncio.run(beat(path, 77))
    assert cli.main(["health"]) == 0


def test_without_a_database_nothing_runs_and_none_is_made(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["health"]) == 1
    assert "there is no database" in said(capfd)
    assert not path.exists()


def test_a_damaged_database_is_one_line(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path.write_bytes(b"this is no database, and long enough to be looked at as one" * 100)

    assert cli.main(["health"]) == 1
    assert "the file is damaged" in said(capfd)
