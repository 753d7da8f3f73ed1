from __future__ import annotations

import os
import sqlite3
import stat
import sys
from pathlib import Path

import pytest

from bot.storage import Answered, Incoming, Sent, Storage, StorageError, Trace
from bot.storage.drivers import Sqlite

from .conftest import Clock, only_sqlite, opened, turn

ANSWERED = Answered("message", "en", "when?", "answer", ("dates",), 0.9)

root_may_write_anywhere = pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")


def damage(path: Path) -> None:
    path.write_bytes(b"this is no database, and long enough to be looked at as one" * 100)


def protect(path: Path) -> None:
    path.chmod(0o400)


async def refusal(path: Path | str, clock: Clock) -> str:
    with pytest.raises(StorageError) as caught:
        await opened(path, clock)
    assert "\n" not in str(caught.value)
    return str(caught.value)


async def test_a_damaged_file_is_one_line(path: Path, clock: Clock) -> None:
    damage(path)

    assert "the file is damaged or no database" in await refusal(path, clock)


async def test_a_folder_that_is_missing_is_one_line(tmp_path: Path, clock: Clock) -> None:
    said = await refusal(tmp_path / "nowhere" / "bayan.db", clock)

    assert "nowhere/bayan.db can't be used: it can't be opened" in said


@root_may_write_anywhere
async def test_a_file_that_may_only_be_read_is_one_line(path: Path, clock: Clock) -> None:
    await (await opened(path, clock)).close()
    protect(path)

    assert "read-only" in await refusal(path, clock)


async def test_a_database_that_may_only_be_read_shows_at_the_start(path: Path, clock: Clock) -> None:
    await (await opened(path, clock)).close()

    assert "read-only" in await refusal(f"sqlite:///file:{path}?mode=ro&uri=true", clock)


async def test_a_lock_held_by_another_program_is_one_line(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Sqlite, "SETTINGS", ("PRAGMA busy_timeout = 50", "PRAGMA journal_mode = WAL"))
    storage = await opened(path, clock)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(StorageError, match="another program holds it locked"):
        await storage.inbox.accept(Incoming(1, "{}", "message"))
    other.execute("ROLLBACK")
    other.close()
    assert await storage.inbox.accept(Incoming(1, "{}", "message"))
    await storage.close()


async def test_a_full_disk_is_one_line_and_carries_no_words(path: Path, clock: Clock) -> None:
    storage = await opened(path, clock)
    await storage.database.change("PRAGMA max_page_count = 1")

    async def fill() -> None:
        for number in range(1000):
            await storage.inbox.accept(Incoming(number, '{"text": "a secret question"}' * 50, "message"))

    with pytest.raises(StorageError, match="the disk is full; make room") as caught:
        await fill()
    assert "secret" not in f"{caught.value} {caught.value.__cause__!r}"
    await storage.close()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("nonsense://", "no database address|isn't installed"),
        ("postgresql://bayan:hush@127.0.0.1:1/bayan", r"bayan:\*\*\*@127.*can't be used: .*(refused|failed|isn't)"),
    ],
)
async def test_an_address_that_cannot_be_used_is_one_line_without_its_password(
    address: str, said: str, clock: Clock
) -> None:
    with pytest.raises(StorageError, match=said) as caught:
        await opened(address, clock)
    assert "hush" not in str(caught.value)


async def test_a_missing_driver_is_one_line(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "asyncpg", None)

    said = await refusal("postgresql://bayan:hush@127.0.0.1/bayan", clock)
    assert "bayan:***@127.0.0.1/bayan needs a driver that isn't installed: asyncpg" in said
    assert "bayan[postgresql]" in said


async def test_a_path_with_odd_letters_works(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "بيان 100% #1?.db"
    await (await opened(path, clock)).close()

    assert path.is_file()


@only_sqlite
async def test_the_file_uses_a_write_ahead_log(storage: Storage, path: Path) -> None:
    with sqlite3.connect(path) as other:
        assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    other.close()


async def ask(storage: Storage, number: int, person: str) -> None:
    await storage.inbox.accept(Incoming(number, "{}", "message", person, "private"))
    await storage.inbox.complete(number, ANSWERED, 0.1)


async def test_old_questions_are_deleted_and_young_ones_stay(storage: Storage, clock: Clock) -> None:
    await ask(storage, 1, "a")
    clock.wind(days=60)
    await ask(storage, 2, "a")
    clock.wind(days=31)

    assert await storage.retention.delete_expired() == 1
    assert await storage.log.find(1) is None
    assert await storage.log.find(2) is not None


async def test_forget_deletes_everything_of_one_person_and_nothing_of_another(storage: Storage) -> None:
    for number, person in ((1, "a"), (2, "a"), (3, "b")):
        await ask(storage, number, person)
        await turn(
            storage, number + 10, Trace(person, "place", {"facts": ["dates"]}, (Sent(100 + number, number, number),))
        )

    assert (await storage.retention.forget("a")).questions == 4

    assert await storage.contexts.load("a", "place") is None
    assert await storage.answers.to("place", 1) == ()
    assert await storage.log.find(3) is not None
    assert await storage.contexts.load("b", "place") == {"facts": ["dates"]}
    assert await storage.answers.at("place", 103) is not None


@only_sqlite
async def test_only_its_owner_may_read_a_new_database(storage: Storage, path: Path) -> None:
    await storage.inbox.accept(Incoming(1, "{}", "message"))

    for file in (path, path.with_name(f"{path.name}-wal")):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


async def test_a_database_that_everybody_may_read_is_said(
    path: Path, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    path.touch(0o644)  # noqa: ASYNC240
    await (await opened(path, clock)).close()

    assert "Everybody on this machine may read" in caplog.text


@pytest.mark.parametrize("again", [False, True])
async def test_a_file_that_is_deleted_or_replaced_while_it_is_used_is_one_line(
    path: Path, clock: Clock, again: bool
) -> None:
    storage = await opened(path, clock)
    path.unlink()  # noqa: ASYNC240
    if again:
        await (await opened(path, clock)).close()

    for use in (storage.inbox.accept(Incoming(1, "{}", "message")), storage.heartbeat.beat(), storage.inbox.pending()):
        with pytest.raises(StorageError, match="was deleted or replaced while the bot ran"):
            await use
    await storage.close()
