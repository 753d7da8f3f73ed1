"""The connection to the database, whichever it is, and what goes wrong with it in one line that says what to do."""

from __future__ import annotations

import asyncio
import logging
import os
import re
import sqlite3
import stat
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from bot.errors import PassingError, UserError
from bot.storage.drivers import Connection, Driver, Postgres, Sqlite

_CONNECTIONS = 3
"""One that writes, and two to read: a report that reads for long leaves one for everybody else."""

_DAMAGED = "the file is damaged"
_ADVICE = (
    ("disk is full", "the disk is full; make room and start again"),
    ("readonly", "it is read-only; give the bot's user the right to write there"),
    ("unable to open", "it can't be opened; the folder must exist and be writable"),
    ("not a database", f"{_DAMAGED} or no database; put a backup in its place or move it away"),
    ("malformed", f"{_DAMAGED}; put a backup in its place or move it away"),
    ("locked", "another program holds it locked; end that program and start again"),
)
_SQLITE = ("sqlite:///", "sqlite+aiosqlite:///")
_POSTGRES = re.compile(r"postgres(ql)?(\+asyncpg)?://")
_PASSWORD = re.compile(r"(?<=://)([^:@\s]*):.*@")

_T = TypeVar("_T")
Work = Callable[[Connection], Awaitable[_T]]

logger = logging.getLogger(__name__)


class StorageError(PassingError):
    """The database can't be used. Nothing that was asked is in the text: statements carry people's words."""


class UnfitDatabaseError(StorageError):
    """It is damaged, of another form, or none of ours: no later start mends that."""

    exit_code: ClassVar[int] = UserError.exit_code


@contextmanager
def readable(address: str, errors: tuple[type[Exception], ...] = (sqlite3.Error, OSError)) -> Iterator[None]:
    """Turn whatever a driver raises into a StorageError. `address` is shown, so it has no password in it."""
    try:
        yield
    except errors as error:
        reason = _reason(error)
        kind = UnfitDatabaseError if reason.startswith(_DAMAGED) else StorageError
        raise kind(f"The database {address} can't be used: {reason}") from error


class Database:
    """A database whose mistakes can be read.

    Everything is written on one connection by one task, in the order asked for, several pieces of work in one
    transaction where they wait together (group commit); others read beside it.
    """

    def __init__(self, address: str) -> None:
        """`address` is a path or a database URL. Raises StorageError where it is neither or lacks its driver."""
        self.file = _file(address)
        self.shown = str(self.file) if self.file else _PASSWORD.sub(r"\1:***@", address)
        self.address = address
        self._identity: tuple[int, int] | None = None
        self._driver = self._open(address)
        self._writer: Connection | None = None
        self._idle: list[Connection] = []
        self._room = asyncio.Semaphore(_CONNECTIONS - 1)
        self._waiting: list[tuple[Work[Any], asyncio.Future[Any]]] = []
        self._writing: asyncio.Task[None] | None = None
        self._turn = asyncio.Lock()

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._driver.dialect

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Connection]:
        async with self._room:
            with self._readable():
                self._check_file()
                connection = self._idle.pop() if self._idle else await self._driver.connect()
                try:
                    yield connection
                except BaseException:
                    await connection.close()
                    raise
                self._idle.append(connection)

    async def write(self, work: Work[_T]) -> _T:
        """Do a piece of work in a transaction, and return once it is committed; what fails leaves no trace.

        The work may be done twice, the first time in vain: where another piece of the same transaction fails.
        """
        future: asyncio.Future[_T] = asyncio.get_running_loop().create_future()
        self._waiting.append((work, future))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write_all())
        return await future

    async def change(self, sql: str, *values: object) -> int:
        """Write with one statement; how many rows it changed."""
        return await self.write(lambda connection: connection.change(sql, *values))

    async def fetch(self, sql: str, *values: object) -> list[Any]:
        """Read with one statement; each row gives its values by name and by number."""
        async with self.reading() as connection:
            return await connection.fetch(sql, *values)

    async def empty_journal(self) -> bool:
        """Empty SQLite's journal, where words that were just erased still stand, unless somebody is reading in it now.

        Whether it is empty; other databases look after theirs.
        """
        if self.file is None:
            return True
        with self._readable():
            self._check_file()
            async with self._turn, self._own() as connection:
                # Nobody's answer waits for somebody who reads: where it can't be done now, it is done later.
                await connection.change("PRAGMA busy_timeout = 0")
                (busy, *_), *_ = await connection.fetch("PRAGMA wal_checkpoint(TRUNCATE)")
                await connection.change(Sqlite.PATIENCE)
        return bool(busy == 0)

    async def close(self) -> None:
        if self._writing is not None:
            await asyncio.gather(self._writing, return_exceptions=True)
        for connection in (self._writer, *self._idle):
            if connection is not None:
                await connection.close()
        self._writer, self._idle = None, []

    async def _write_all(self) -> None:
        try:
            while self._waiting:
                batch = [(work, future) for work, future in self._waiting if not future.done()]
                self._waiting.clear()
                if not await self._commit(batch) and len(batch) > 1:
                    for one in batch:
                        await self._commit([one])
        finally:
            self._writing = None

    async def _commit(self, batch: list[tuple[Work[Any], asyncio.Future[Any]]]) -> bool:
        """Do the work of a batch in one transaction; its outcomes are told once it is committed.

        False where it fails; a piece of work that is alone is told why.
        """
        try:
            with self._readable():
                self._check_file()
                async with self._turn, self._own() as connection:
                    await connection.change("BEGIN IMMEDIATE" if self.dialect == "sqlite" else "BEGIN")
                    results = [await work(connection) for work, _ in batch]
                    await connection.change("COMMIT")
        except Exception as error:
            if len(batch) == 1 and not batch[0][1].done():
                batch[0][1].set_exception(error)
            return False
        for (_, future), result in zip(batch, results, strict=True):
            if not future.done():
                future.set_result(result)
        return True

    @asynccontextmanager
    async def _own(self) -> AsyncIterator[Connection]:
        """The connection that writes; a new one after an error, for closing it undoes what was begun."""
        if self._writer is None:
            self._writer = await self._driver.connect()
        try:
            yield self._writer
        except BaseException:
            writer, self._writer = self._writer, None
            await writer.close()
            raise

    @contextmanager
    def _readable(self) -> Iterator[None]:
        with readable(self.shown, self._driver.errors):
            yield

    def _open(self, address: str) -> Driver:
        if self.file is not None:
            if not str(self.file).startswith("file:"):
                with readable(self.shown):
                    _make(self.file)
                    self._identity = _identity(self.file)
            return Sqlite(str(self.file))
        if not _POSTGRES.match(address):
            raise UnfitDatabaseError(
                "BAYAN_DATABASE is no database address; expected a path or, say, postgresql://user:password@host/name"
            )
        try:
            return Postgres(_POSTGRES.sub("postgresql://", address))
        except ModuleNotFoundError as error:
            found = f"The database {self.shown} needs a driver that isn't installed: {error.name}"
            raise UnfitDatabaseError(found) from None

    def _check_file(self) -> None:
        """Raises StorageError where the file isn't the one that was opened: what is written now would be lost."""
        if self._identity is not None and self.file is not None and _identity(self.file) != self._identity:
            raise StorageError(
                f"The database {self.shown} was deleted or replaced while the bot ran; "
                "put a backup in its place if you have one, and start again"
            )


def _file(address: str) -> Path | None:
    """The file of an address; None where it is another database's."""
    for prefix in _SQLITE:
        if address.startswith(prefix):
            return Path(address.removeprefix(prefix))
    return None if "://" in address else Path(address).expanduser()


def _make(file: Path) -> None:
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


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _reason(error: Exception) -> str:
    error = getattr(error, "orig", None) or error  # SQLAlchemy's wrap what the driver said
    said = str(error).splitlines()[0] if str(error) else type(error).__name__
    return next((advice for sign, advice in _ADVICE if sign in said.lower()), said)
