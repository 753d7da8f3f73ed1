"""The two databases by their drivers, which take the same SQL with `$1`, `$2` … in the places of its values, and what
goes wrong with them, in one line that says what to do.

SQL by hand rather than SQLAlchemy: with it a bot took 36 MB more, and a transaction six times the processor time
(`python -m bench.throughput`). Alembic and SQLAlchemy are loaded only to bring an older database up to date.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, ClassVar, Protocol

import aiosqlite

from bot.errors import PassingError, UserError

_DAMAGED = "the file is damaged"
_ADVICE = (
    ("disk is full", "the disk is full; make room and start again"),
    ("readonly", "it is read-only; give the bot's user the right to write there"),
    ("unable to open", "it can't be opened; the folder must exist and be writable"),
    ("not a database", f"{_DAMAGED} or no database; put a backup in its place or move it away"),
    ("malformed", f"{_DAMAGED}; put a backup in its place or move it away"),
    ("locked", "another program holds it locked; end that program and start again"),
)

_BUSY_MILLISECONDS = 10_000
"""How long SQLite waits for another program's lock, a backup's say, before it gives up."""

_CONNECT_SECONDS = 5.0
_VACUUM_SECONDS = 600.0
_CLOSE_SECONDS = 2.0
"""For PostgreSQL's goodbye; where the line is cut, there is none."""


class StorageError(PassingError):
    """The database can't be used. Nothing that was asked is in the text: statements carry people's words."""


class AwayError(StorageError):
    """The database's server can't be reached just now; what was asked may be asked again."""


class UnfitDatabaseError(StorageError):
    """It is damaged, of another form, or none of ours: no later start mends that."""

    exit_code: ClassVar[int] = UserError.exit_code


@contextmanager
def readable(
    address: str,
    errors: tuple[type[Exception], ...] = (sqlite3.Error, OSError),
    is_passing: Callable[[Exception], bool] = lambda _: False,
) -> Iterator[None]:
    """Turn whatever a driver raises into a StorageError, one that may pass into an AwayError. `address` is shown, so it
    has no password in it.
    """
    try:
        yield
    except errors as error:
        reason = _reason(error)
        known = UnfitDatabaseError if reason.startswith(_DAMAGED) else StorageError
        kind = AwayError if is_passing(error) else known
        raise kind(f"The database {address} can't be used: {reason}") from error


def _reason(error: Exception) -> str:
    error = getattr(error, "orig", None) or error  # SQLAlchemy's wrap what the driver said
    said = str(error).splitlines()[0] if str(error) else type(error).__name__
    return next((advice for sign, advice in _ADVICE if sign in said.lower()), said)


class Connection(Protocol):
    async def fetch(self, sql: str, *values: object) -> list[Any]:
        """The rows of a query."""

    async def change(self, sql: str, *values: object) -> int:
        """How many rows a statement changed."""

    async def change_each(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        """A statement for each row of values."""

    async def vacuum(self, tables: Iterable[str]) -> bool:
        """Remove what was deleted from PostgreSQL's tables; whether nothing of it is left, for somebody who reads what
        was there before keeps it there.
        """

    async def close(self) -> None:
        """What was begun and not committed is undone."""


class Driver(Protocol):
    dialect: str
    errors: tuple[type[Exception], ...]

    def is_passing(self, error: Exception) -> bool:
        """Whether time may heal it: the server is away or about to be, and what was asked may be asked again."""

    async def connect(self, **options: str) -> Connection:
        """Another connection; `options` are settings of PostgreSQL for it."""


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

    def is_passing(self, _: Exception) -> bool:
        return False

    async def connect(self, **_: str) -> Connection:
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

    async def vacuum(self, tables: Iterable[str]) -> bool:
        raise NotImplementedError("SQLite overwrites what is deleted")

    async def close(self) -> None:
        await self._connection.close()


def _numbered(values: tuple[object, ...]) -> dict[str, object]:
    """SQLite takes `$1` for a name."""
    return {str(number): value for number, value in enumerate(values, 1)}


class Postgres:
    """PostgreSQL, through asyncpg where that is installed; raises ModuleNotFoundError where it isn't."""

    dialect = "postgresql"

    def __init__(self, url: str, statement_seconds: float | None = None) -> None:
        """`statement_seconds` is the longest that a statement may take; a server behind a cut line never answers."""
        self._asyncpg = found = import_module("asyncpg")
        self._url = url
        self._statement_seconds = statement_seconds
        # asyncpg's word for a connection that ended between two of its own steps is an internal error.
        ended = found.InterfaceError, found.InternalClientError, OSError
        self.errors: tuple[type[Exception], ...] = (found.PostgresError, *ended)
        self._passing = (
            *(*ended, found.PostgresConnectionError, found.OperatorInterventionError),
            *(found.TooManyConnectionsError, found.DeadlockDetectedError, found.ReadOnlySQLTransactionError),
        )

    def is_passing(self, error: Exception) -> bool:
        # A value of the wrong type is an InterfaceError for asyncpg, too, and a ValueError.
        return isinstance(error, self._passing) and not isinstance(error, ValueError)

    async def connect(self, **options: str) -> Connection:
        connection = await self._asyncpg.connect(
            self._url,
            timeout=_CONNECT_SECONDS,
            command_timeout=self._statement_seconds,
            server_settings={"application_name": "bayan", **options},
        )
        return _PostgresConnection(connection)


class _PostgresConnection:
    def __init__(self, connection: Any) -> None:
        self._connection = connection

    async def fetch(self, sql: str, *values: object) -> list[Any]:
        return [*await self._connection.fetch(sql, *_kept(values))]

    async def change(self, sql: str, *values: object) -> int:
        last = str(await self._connection.execute(sql, *_kept(values))).rpartition(" ")[2]  # as in `UPDATE 3`
        return int(last) if last.isdecimal() else 0

    async def change_each(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        await self._connection.executemany(sql, map(_kept, rows))

    async def vacuum(self, tables: Iterable[str]) -> bool:
        said: list[str] = []
        self._connection.add_log_listener(lambda _, message: said.append(str(message)))
        names = [*tables]
        await self._connection.execute(f"VACUUM (VERBOSE, TRUNCATE false) {', '.join(names)}", timeout=_VACUUM_SECONDS)
        # What else it may say, in another language for one, doesn't count as done.
        found = [re.search(r"\b(\d+) are dead but not yet removable", message) for message in said]
        left = [int(one[1]) for one in found if one]
        return len(left) >= len(names) and not any(left)

    async def close(self) -> None:
        try:
            await self._connection.close(timeout=_CLOSE_SECONDS)
        except Exception:  # the line is gone, and with it the connection
            self._connection.terminate()


def _kept(values: tuple[object, ...]) -> tuple[object, ...]:
    """PostgreSQL's texts can't hold the character with the number 0, which means nothing."""
    return tuple(value.replace("\0", "") if isinstance(value, str) else value for value in values)
