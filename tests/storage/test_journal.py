"""Words that were erased, in the file and in SQLite's journal beside it, with and without somebody who reads."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest

from bench.postgresql import Server
from bot.storage import Answered, Incoming, Storage, journal, store

from .conftest import Clock, content, only_postgresql, only_sqlite, opened, wiped

WORDS = b"they-took-my-passport"
MESSAGE = Incoming(1, f'{{"text": "{WORDS.decode()}"}}', "message", "a")
ALARM = Answered("message", "en", None, "service", ("safeguarding",))


@contextmanager
def reader(path: Path) -> Iterator[None]:
    """Another program that reads the database and doesn't end."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM questions").fetchone()
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


@only_sqlite
async def test_words_that_must_not_be_kept_are_gone_from_the_file_and_its_journal(storage: Storage, path: Path) -> None:
    await storage.inbox.accept(MESSAGE)
    assert WORDS in content(path)
    await storage.inbox.complete(1, ALARM, 0.1)

    await wiped(path, WORDS)


@only_sqlite
async def test_a_failed_update_leaves_no_words_either(storage: Storage, path: Path) -> None:
    await storage.inbox.accept(MESSAGE)
    await storage.inbox.fail(1, "unparsable: ValueError")

    await wiped(path, WORDS)


@only_sqlite
async def test_whoever_reads_holds_up_no_answer_and_the_words_go_when_they_have_ended(
    storage: Storage, path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "_FIRST_WAIT", 0.01)
    caplog.set_level(logging.INFO)
    with reader(path):
        await storage.inbox.accept(MESSAGE)
        started = perf_counter()
        await storage.inbox.complete(1, ALARM, 0.1)
        for number in range(2, 22):
            await storage.inbox.accept(Incoming(number, "{}", "button"))
            await storage.inbox.complete(number, Answered("button"), 0.1)
        assert perf_counter() - started < 5, "SQLite waits ten seconds for whoever reads"
        await until_logged(caplog, "Another program reads")
        assert WORDS in content(path)

    await wiped(path, WORDS)
    await until_logged(caplog, "are gone from the -wal file too")


async def until_logged(caplog: pytest.LogCaptureFixture, words: str) -> None:
    async with asyncio.timeout(10):
        while words not in caplog.text:  # noqa: ASYNC110
            await asyncio.sleep(0.01)


@only_sqlite
async def test_forget_says_whether_the_words_are_gone(
    storage: Storage, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "_WIPED_WITHIN", 0.2)
    asked = Answered("message", "en", "an-embarrassing-question", "unknown")
    await storage.inbox.accept(MESSAGE)
    await storage.inbox.complete(1, asked, 0.1)
    with reader(path):
        forgotten = await storage.retention.forget("a")
        assert (forgotten.questions, forgotten.is_wiped) == (1, False)
        assert b"an-embarrassing-question" in content(path)
    await wiped(path, b"an-embarrassing-question")

    await storage.inbox.accept(MESSAGE)
    await storage.inbox.complete(1, asked, 0.1)
    monkeypatch.setattr(store, "_WIPED_WITHIN", 10)
    assert (await storage.retention.forget("a")).is_wiped
    assert b"an-embarrassing-question" not in content(path)


async def test_an_answered_question_stays_in_the_journal_for_a_minute_at_most(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "_EVERY_SECONDS", 0.05)
    storage = await opened(path, clock)
    await storage.inbox.accept(Incoming(1, '{"first_name": "a-rare-name"}', "message", "a"))
    await storage.inbox.complete(1, Answered("message", "en", "when?", "answer", ("dates",)), 0.1)

    await wiped(path, b"a-rare-name")
    await storage.close()


@contextmanager
def reader_on_the_server(server: Server, address: str) -> Iterator[None]:
    """Another program that reads what is there now, as a backup does, and doesn't end."""
    program = server.open("psql", "-d", address.rpartition("/")[2], "-q")
    assert program.stdin
    assert program.stdout
    program.stdin.write(b"BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) AS reading FROM questions;\n")
    program.stdin.flush()
    while b"reading" not in program.stdout.readline():
        pass
    try:
        yield
    finally:
        program.communicate(b"ROLLBACK;\n")


@only_postgresql
async def test_on_a_server_too_forget_says_whether_the_words_are_gone(
    storage: Storage, address: str, postgresql: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "_FIRST_WAIT", 0.01)
    monkeypatch.setattr(store, "_WIPED_WITHIN", 0.5)
    asked = Answered("message", "en", "an-embarrassing-question", "unknown")
    for number in (1, 2):
        await storage.inbox.accept(replace(MESSAGE, update_id=number, person=str(number)))
        await storage.inbox.complete(number, asked, 0.1)
    with reader_on_the_server(postgresql, address):
        assert not (await storage.retention.forget("1")).is_wiped
    monkeypatch.setattr(store, "_WIPED_WITHIN", 10)
    assert (await storage.retention.forget("2")).is_wiped
