"""The two databases by their drivers, which take the same SQL with `$1`, `$2` … in the places of its values, and what
goes wrong with them, in one line that says what to do.

SQL by hand rather than SQLAlchemy: with it a bot took 36 MB more, and a transaction six times the processor time
(`python -m bench.throughput`). Alembic and SQLAlchemy are loaded only to bring an older database up to date.
"""

from __future__ import annotations

import logging
import os
import re
import sqlite3
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
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

BEGIN = "BEGIN IMMEDIATE"
"""Of SQLite: the lock is asked for at once, so that nothing fails half way."""
_SQLITE = ("sqlite:///", "sqlite+aiosqlite:///")
_POSTGRES = re.compile(r"postgres(ql)?(\+asyncpg)?://")
_STATEMENT_SECONDS = 10.0
"""The longest that a server may take where a bot waits for it: one behind a cut line never answers."""

logger = logging.getLogger(__name__)


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


Statement = tuple[str, tuple[object, ...]]
"""SQL and its values."""


class Connection(Protocol):
    async def fetch(self, sql: str, *values: object) -> list[Any]:
        """The rows of a query."""

    async def change(self, sql: str, *values: object) -> int:
        """How many rows a statement changed."""

    async def change_each(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        """A statement for each row of values."""

    async def change_all(self, statements: Iterable[Statement]) -> bool:
        """Statements one after another, where the first of them changes something; whether it does. All or nothing: in
        the transaction that has begun, else in one of their own."""

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

    def is_there(self) -> bool:
        """Whether it is still the database that was opened: what is written to a deleted file is lost."""

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
        """`path` may be SQLite's own form, `file:…`, for a database in memory. Raises what sqlite3 does."""
        self._path = path
        self._identity = None if path.startswith("file:") else _made(Path(path))

    def is_passing(self, _: Exception) -> bool:
        return False

    def is_there(self) -> bool:
        return self._identity is None or _identity(Path(self._path)) == self._identity

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


def _made(file: Path) -> tuple[int, int] | None:
    """See that there is a file, which only its owner may read where it is new, and that it can be opened."""
    try:
        os.close(os.open(file, os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        if file.is_file() and file.stat().st_mode & stat.S_IROTH:
            logger.warning("Everybody on this machine may read %s; `chmod 600` it", file)
    except OSError as error:
        raise sqlite3.OperationalError("unable to open database file") from error
    # Where aiosqlite can't open a file it leaves a thread behind, whose last words are a traceback.
    sqlite3.connect(file).close()
    return _identity(file)


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


class _SqliteConnection:
    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    async def fetch(self, sql: str, *values: object) -> list[Any]:
        return [*await self._connection.execute_fetchall(sql, _numbered(values))]

    async def change(self, sql: str, *values: object) -> int:
        return (await self._connection.execute(sql, _numbered(values))).rowcount

    async def change_each(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        await self._connection.executemany(sql, [_numbered(row) for row in rows])

    async def change_all(self, statements: Iterable[Statement]) -> bool:
        # At once, by what aiosqlite does everything with: each way to its thread and back costs more than a statement.
        thread: Any = self._connection
        return bool(await thread._execute(_change_all, thread._conn, [*statements]))

    async def vacuum(self, tables: Iterable[str]) -> bool:
        raise NotImplementedError("SQLite overwrites what is deleted")

    async def close(self) -> None:
        await self._connection.close()


def _change_all(connection: sqlite3.Connection, statements: list[Statement]) -> bool:
    is_own = not connection.in_transaction
    if is_own:
        connection.execute(BEGIN)
    (first, values), *others = statements
    is_changed = connection.execute(first, _numbered(values)).rowcount > 0
    for sql, values in others if is_changed else ():
        connection.execute(sql, _numbered(values))
    if is_own:
        connection.execute("COMMIT")
    return is_changed


def _numbered(values: tuple[object, ...]) -> dict[str, object]:
    """SQLite takes `$1` for a name."""
    return {str(number): value for number, value in enumerate(values, 1)}


def file_of(address: str) -> Path | None:
    """The file of an address; None where it is another database's."""
    for prefix in _SQLITE:
        if address.startswith(prefix):
            return Path(address.removeprefix(prefix))
    return None if "://" in address else Path(address).expanduser()


def driver_of(address: str, shown: str, *, waits: bool) -> Driver:
    """The driver for an address; `shown` is that without its password, `waits` whether a server that goes away is
    waited for. Raises StorageError where it is no address, its driver isn't there, or its file can't be opened.
    """
    if (file := file_of(address)) is not None:
        with readable(shown):
            return Sqlite(str(file))
    if not _POSTGRES.match(address):
        raise UnfitDatabaseError(
            "BAYAN_DATABASE is no database address; expected a path or, say, postgresql://user:password@host/name"
        )
    from bot.storage.postgresql import Postgres  # loaded for those who have such a server

    try:
        return Postgres(_POSTGRES.sub("postgresql://", address), _STATEMENT_SECONDS if waits else None)
    except ModuleNotFoundError as error:
        raise UnfitDatabaseError(
            f"The database {shown} needs a driver that isn't installed: {error.name}; pip install 'bayan[postgresql]'"
        ) from None
