from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine
from sqlalchemy.ext.asyncio import create_async_engine

from bench.postgresql import Server
from bot.storage import Sent, StorageError
from bot.storage.database import Database
from bot.storage.migrate import FOLDER, NEWEST, upgrade

from .conftest import Clock, opened, rows

REVISIONS = [script.revision for script in ScriptDirectory(str(FOLDER)).walk_revisions()]


def walk(connection: Connection, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def made_by_steps(path: Path, revision: str) -> None:
    """A database as the code of that time made it."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        walk(connection, revision)
    engine.dispose()


async def upgraded(address: Path | str) -> None:
    database = Database(str(address))
    try:
        await upgrade(database)
    finally:
        await database.close()


def form(path: Path) -> list[tuple[str, ...]]:
    """All tables with their columns, and all indexes with theirs, in an order of their own."""
    with sqlite3.connect(path) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        columns = [
            (table, *map(str, row[1:])) for table in tables for row in connection.execute(f"PRAGMA table_info({table})")
        ]
        indexes = connection.execute("SELECT tbl_name, name FROM sqlite_master WHERE type = 'index'").fetchall()
    connection.close()
    return sorted([*columns, *indexes])


def test_the_newest_form_is_that_of_the_last_step() -> None:
    assert REVISIONS[0] == NEWEST


@pytest.mark.parametrize("start", REVISIONS)
async def test_from_any_form_the_steps_lead_to_that_of_a_new_database(start: str, path: Path) -> None:
    old = path.with_suffix(".old")
    made_by_steps(old, start)
    await upgraded(old)
    await upgraded(path)

    assert form(old) == form(path)


_COLUMNS = """SELECT table_name, column_name, data_type, character_maximum_length, is_nullable
    FROM information_schema.columns WHERE table_schema = 'public'"""
_INDEXES = "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"
_SWEEPING = "SELECT relname, array_to_string(reloptions, ' ') FROM pg_class WHERE reloptions IS NOT NULL"


async def form_on_the_server(address: str) -> set[tuple[object, ...]]:
    return {row for query in (_COLUMNS, _INDEXES, _SWEEPING) for row in await rows(address, query)}


@pytest.mark.parametrize("start", REVISIONS)
async def test_on_postgresql_too(start: str, postgresql: Server) -> None:
    old, new = await postgresql.new_database(), await postgresql.new_database()
    engine = create_async_engine(old)
    async with engine.begin() as connection:
        await connection.run_sync(walk, start)
    await engine.dispose()
    await upgraded(old)
    await upgraded(new)

    assert await form_on_the_server(old) == await form_on_the_server(new)


async def test_replicas_that_start_together_make_one_database(postgresql: Server, clock: Clock) -> None:
    address = await postgresql.new_database()
    for one in await asyncio.gather(*(opened(address, clock) for _ in range(4))):
        await one.close()

    assert await rows(address, "SELECT version_num FROM alembic_version") == [(NEWEST,)]


def test_an_up_to_date_database_needs_neither_alembic_nor_sqlalchemy(path: Path) -> None:
    script = (
        "import asyncio, sys; from bot import clock; from bot.storage import Storage\n"
        "async def main():\n"
        "    for _ in range(2):\n"
        "        await (await Storage.open(sys.argv[1], bot=1, key=None, retention_days=1, now=clock.now)).close()\n"
        "asyncio.run(main())\n"
        "print({'alembic', 'sqlalchemy'} & {*sys.modules})"
    )
    ran = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)  # noqa: S603
    assert ran.stdout.strip() == "set()"


async def test_a_database_of_a_newer_bayan_is_refused_in_one_line(path: Path, clock: Clock) -> None:
    await (await opened(path, clock)).close()
    with sqlite3.connect(path) as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    other.close()

    with pytest.raises(StorageError, match="made by a newer version") as caught:
        await opened(path, clock)
    assert "\n" not in str(caught.value)


def filled(path: Path) -> None:
    """A database of version 0.1.0 (form 0002) in which somebody asked."""
    made_by_steps(path, "0002")
    person, place = "a" * 64, "b" * 64
    with sqlite3.connect(path) as old:
        asked = "1, 7, '2026-02-28 12:00:01.250000', 'done', 0, ?, 'message', 'when?', 'answer', '[\"dates\"]'"
        columns = "bot, update_id, received_at, state, attempts, person, surface, question, kind, facts"
        old.execute(f"INSERT INTO questions ({columns}) VALUES ({asked})", (person,))  # noqa: S608
        kept = "2026-05-01 00:00:00.000000"
        old.execute('INSERT INTO contexts VALUES (?, ?, \'{"chosen": "ar"}\', ?)', (person, place, kept))
        old.execute("INSERT INTO answers VALUES (?, 11, 10, 7, ?, ?)", (place, person, kept))
        old.execute("INSERT INTO forbidden_places VALUES (?)", (place,))
    old.close()


async def test_everything_that_an_older_version_kept_is_there_after_the_steps(path: Path, clock: Clock) -> None:
    filled(path)
    storage = await opened(path, clock)
    person, place = "a" * 24, "b" * 24

    row = await storage.log.find(7)
    assert row is not None
    assert (row.question, row.person, row.facts) == ("when?", person, ("dates",))
    assert row.received_at == datetime(2026, 2, 28, 12, 0, 1, 250_000, tzinfo=UTC)
    assert await storage.contexts.load(person, place) == {"chosen": "ar"}
    assert await storage.answers.to(place, 10) == (Sent(11, 7, 10),)
    assert await storage.forbidden.has(place)
    await storage.close()


async def test_steps_that_break_off_leave_the_older_form(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(path)
    before = form(path)
    monkeypatch.setattr(Operations, "create_index", None)  # the last thing that the steps do
    with pytest.raises(TypeError):
        await upgraded(path)

    assert form(path) == before
