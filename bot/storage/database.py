"""The connection to the database, whichever it is, and what goes wrong with it in one line that says what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Table, event, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.errors import UserError

_BUSY_MILLISECONDS = 10_000
"""How long SQLite waits for another program's lock, a backup's say, before it gives up."""

_PRAGMAS = (
    f"busy_timeout = {_BUSY_MILLISECONDS}",
    "journal_mode = WAL",
    # With WAL this survives a kill; only a power cut can cost the last moments.
    "synchronous = NORMAL",
    "foreign_keys = ON",
    # What is deleted is overwritten: /forget means that the words are gone from the file too.
    "secure_delete = ON",
)

_ADVICE = (
    ("disk is full", "the disk is full; make room and start again"),
    ("readonly", "it is read-only; give the bot's user the right to write there"),
    ("unable to open", "it can't be opened; the folder must exist and be writable"),
    ("not a database", "the file is damaged or no database; put a backup in its place or move it away"),
    ("malformed", "the file is damaged; put a backup in its place or move it away"),
    ("locked", "another program holds it locked; end that program and start again"),
)

_ASYNC_DRIVERS = {"postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg", "sqlite": "sqlite+aiosqlite"}


class StorageError(UserError):
    """The database can't be used. Nothing that was asked is in the text: statements carry people's words."""


@contextmanager
def readable(address: str) -> Iterator[None]:
    """Turn whatever a driver raises into a StorageError. `address` is shown, so it has no password in it."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise StorageError(f"The database {address} can't be used: {_reason(error)}") from error


class Database:
    """An engine whose mistakes can be read. `transaction()` commits at the end of the block or not at all."""

    def __init__(self, address: str) -> None:
        """`address` is a path or a database URL. Raises StorageError where it is neither or lacks its driver."""
        url = _url(address)
        self.file = Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None
        self.shown = str(self.file) if self.file else url.render_as_string(hide_password=True)
        if self.file and not url.query:
            with readable(self.shown):
                # Where aiosqlite can't open a file it leaves a thread behind, whose last words are a traceback.
                sqlite3.connect(self.file).close()
        self._engine = _engine(url, self.shown)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        with readable(self.shown):
            async with self._engine.begin() as connection:
                yield connection

    async def put(self, table: Table, *rows: Mapping[str, Any]) -> None:
        """Write rows, each in the place of the one with its primary key where there is one."""
        async with self.transaction() as connection:
            statement = import_module(f"sqlalchemy.dialects.{connection.dialect.name}").insert(table)
            rest = {column.name: statement.excluded[column.name] for column in table.columns if not column.primary_key}
            if rest:
                put = statement.on_conflict_do_update(index_elements=list(table.primary_key), set_=rest)
            else:
                put = statement.on_conflict_do_nothing()
            await connection.execute(put, [dict(row) for row in rows])

    async def scrub(self) -> None:
        """Empty SQLite's journal, where words that were just erased still stand; other databases look after theirs."""
        if self.file is None:
            return
        with readable(self.shown):
            async with self._engine.connect() as connection:
                at_once = await connection.execution_options(isolation_level="AUTOCOMMIT")
                await at_once.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))

    async def close(self) -> None:
        await self._engine.dispose()


def _url(address: str) -> URL:
    if "://" not in address:
        return URL.create("sqlite+aiosqlite", database=str(Path(address).expanduser()))
    try:
        url = make_url(address)
    except ArgumentError:
        raise StorageError(
            "BAYAN_DATABASE is no database address; expected a path or, say, postgresql://user:password@host/name"
        ) from None
    return url.set(drivername=_ASYNC_DRIVERS.get(url.drivername, url.drivername))


def _engine(url: URL, shown: str) -> AsyncEngine:
    # Without hide_parameters an error would print what people wrote.
    options: dict[str, Any] = {"hide_parameters": True}
    if url.get_backend_name() == "sqlite":
        # SQLite has one writer anyhow: waiting in the pool's queue is fair, waiting in its busy handler isn't.
        options |= {"pool_size": 1, "max_overflow": 0}
    else:
        options |= {"pool_pre_ping": True}
    try:
        engine = create_async_engine(url, **options)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        missing = getattr(error, "name", None) or url.drivername
        raise StorageError(f"The database {shown} needs a driver that isn't installed: {missing}") from None
    if url.get_backend_name() == "sqlite":
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _: object) -> None:
    try:
        cursor = connection.cursor()
        for pragma in _PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
    except BaseException:
        connection.close()  # its thread would outlive us
        raise


def _reason(error: Exception) -> str:
    cause = getattr(error, "orig", None) or error
    said = str(cause).splitlines()[0] if str(cause) else type(cause).__name__
    return next((advice for sign, advice in _ADVICE if sign in said.lower()), said)
