"""The connection to the database, whichever it is."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, event, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.storage.errors import StorageError, readable

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

_ASYNC_DRIVERS = {"postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg", "sqlite": "sqlite+aiosqlite"}


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
