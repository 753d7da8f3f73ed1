"""The two databases by their drivers, which take the same SQL with `$1`, `$2` … in the places of its values.

SQL by hand rather than SQLAlchemy: with it a bot took 36 MB more, and a transaction six times the processor time
(`python -m bench.throughput`). Alembic and SQLAlchemy are loaded only to bring an older database up to date.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from importlib import import_module
from typing import Any, ClassVar, Protocol

import aiosqlite

_BUSY_MILLISECONDS = 10_000
"""How long SQLite waits for another program's lock, a backup's say, before it gives up."""


class Connection(Protocol):
    async def fetch(self, sql: str, *values: object) -> list[Any]:
        """The rows of a query."""

    async def change(self, sql: str, *values: object) -> int:
        """How many rows a statement changed."""

    async def change_each(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        """A statement for each row of values."""

    async def close(self) -> None:
        """What was begun and not committed is undone."""


class Driver(Protocol):
    dialect: str
    errors: tuple[type[Exception], ...]

    async def connect(self) -> Connection:
        """Another connection."""


class Sqlite:
    """A file, through aiosqlite; each connection has a thread."""

    PATIENCE: ClassVar[str] = f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}"
    SETTINGS: ClassVar[tuple[str, ...]] = (
        PATIENCE,
        "PRAGMA journal_mode = WAL",
        # With WAL this survives a kill; only a power cut can cost the last moments.
        "PRAGMA synchronous = NORMAL",
        "PRAGMA foreign_keys = ON",
        # What is deleted is overwritten: /forget means that the words are gone from the file too.
        "PRAGMA secure_delete = ON",
        # Half a megabyte a connection; the default is two, for tables that are never read whole here.
        "PRAGMA cache_size = -512",
    )
    dialect = "sqlite"
    errors: tuple[type[Exception], ...] = (sqlite3.Error, OSError)

    def __init__(self, path: str) -> None:
        self._path = path

    async def connect(self) -> Connection:
        # Without an isolation level Python begins no transaction of its own.
        connection = await aiosqlite.connect(self._path, isolation_level=None, uri=self._path.startswith("file:"))
        try:
            for setting in self.SETTINGS:
                await connection.execute_fetchall(setting)
        except BaseException:
            await connection.close()  # its thread would outlive us
            raise
        connection.row_factory = sqlite3.Row
        return _SqliteConnection(connection)


class _SqliteConnection:
    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    async def fetch(self, sql: str, *values: object) -> list[Any]:
        return [*await self._connection.execute_fetchall(sql, _numbered(values))]

    async def change(self, sql: str, *values: object) -> int:
        return (await self._connection.execute(sql, _numbered(values))).rowcount

    async def change_each(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        await self._connection.executemany(sql, [_numbered(row) for row in rows])

    async def close(self) -> None:
        await self._connection.close()


def _numbered(values: tuple[object, ...]) -> dict[str, object]:
    """SQLite takes `$1` for a name."""
    return {str(number): value for number, value in enumerate(values, 1)}


class Postgres:
    """PostgreSQL, through asyncpg where that is installed; raises ModuleNotFoundError where it isn't."""

    dialect = "postgresql"

    def __init__(self, url: str) -> None:
        self._asyncpg = import_module("asyncpg")
        self._url = url
        self.errors: tuple[type[Exception], ...] = (
            self._asyncpg.PostgresError,
            self._asyncpg.InterfaceError,
            OSError,
        )

    async def connect(self) -> Connection:
        return _PostgresConnection(await self._asyncpg.connect(self._url))


class _PostgresConnection:
    def __init__(self, connection: Any) -> None:
        self._connection = connection

    async def fetch(self, sql: str, *values: object) -> list[Any]:
        return [*await self._connection.fetch(sql, *values)]

    async def change(self, sql: str, *values: object) -> int:
        last = str(await self._connection.execute(sql, *values)).rpartition(" ")[2]  # as in `UPDATE 3`
        return int(last) if last.isdecimal() else 0

    async def change_each(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        await self._connection.executemany(sql, rows)

    async def close(self) -> None:
        await self._connection.close()
