"""The connection to the database, whichever it is."""

from __future__ import annotations

import asyncio
import logging
import os
import re
import sqlite3
import stat
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, TypeVar

from bot.storage.drivers import (
    AwayError,
    Connection,
    Driver,
    Postgres,
    Sqlite,
    StorageError,
    UnfitDatabaseError,
    readable,
)
from bot.storage.tables import ERASED_FROM
from bot.storage.writer import Work, Writer

_CONNECTIONS = 3
"""One that writes, and two to read: a report that reads for long leaves one for everybody else."""

PATIENCE = 120.0
"""Seconds for which a bot waits for a server that goes away: a restart takes some two, a change of servers half a
minute. After that it ends, and its service manager starts it again."""

_ANSWERS_WITHIN = 1.0
_HURRIED = 5.0
_STATEMENT_SECONDS = 10.0
_FIRST_WAIT, _LONGEST_WAIT = 0.1, 1.0

_SQLITE = ("sqlite:///", "sqlite+aiosqlite:///")
_POSTGRES = re.compile(r"postgres(ql)?(\+asyncpg)?://")
_PASSWORD = re.compile(r"(?<=://)([^:@\s]*):.*@")

_T = TypeVar("_T")

logger = logging.getLogger(__name__)


class Database:
    """A database whose mistakes can be read.

    Everything is written on one connection by one task, in the order asked for, several pieces of work in one
    transaction where they wait together (group commit); others read beside it.
    """

    def __init__(self, address: str, patience: float = 0.0) -> None:
        """`address` is a path or a database URL; `patience` the seconds for which a server that was there once is
        waited for where it goes away. Raises StorageError where the address is neither or lacks its driver.
        """
        self.file = _file(address)
        self.shown = str(self.file) if self.file else _PASSWORD.sub(r"\1:***@", address)
        self.address = address
        self._identity: tuple[int, int] | None = None
        self._patience = patience
        self._was_there = False
        self._heard_at = 0.0
        self._driver = self._open(address)
        self._writer = Writer(self._driver, self._guarded)
        # Apart, where the server can do both at once: what was answered never waits behind what comes in, nor for the
        # lock of another replica to which the same has come.
        self._urgent = self._writer if self.dialect == "sqlite" else Writer(self._driver, self._guarded)
        self._idle: list[Connection] = []
        self._room = asyncio.Semaphore(_CONNECTIONS - 1)

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._driver.dialect

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Connection]:
        async with self._room:
            with self._guarded():
                connection = self._idle.pop() if self._idle else await self._driver.connect()
                try:
                    yield connection
                except BaseException:
                    await connection.close()
                    raise
                self._idle.append(connection)
                self._heard_at = time.monotonic()

    async def is_heard(self, seconds: float) -> bool:
        """Whether the database has answered within so many seconds; where it hasn't, it is asked, once."""
        if time.monotonic() - self._heard_at < seconds:
            return True
        try:
            async with asyncio.timeout(_ANSWERS_WITHIN), self.reading() as connection:
                await connection.fetch("SELECT 1")
        except (AwayError, TimeoutError):
            return False
        return True

    @asynccontextmanager
    async def apart(self, **options: str) -> AsyncIterator[Connection]:
        """A connection for one user, closed at the end; `options` are settings of PostgreSQL for it."""
        with self.readable():
            connection = await self._driver.connect(**options)
            try:
                yield connection
            finally:
                await connection.close()

    async def write(self, work: Work[_T], *, at_once: bool = False, urgent: bool = False, single: bool = False) -> _T:
        """Do a piece of work in a transaction, and return once it is committed; what fails leaves no trace. A server
        that is away is waited for, unless it is to be `at_once`. What is `urgent` waits for nothing that isn't; what is
        `single` is one statement.

        The work may be done twice, the first time in vain: where another piece of the same transaction fails, or where
        the server went away before it could say that it is done.
        """
        writer = self._urgent if urgent else self._writer

        async def written() -> _T:
            done = await writer.write(work, single=single)
            self._heard_at = time.monotonic()
            return done

        return await self.patiently(written, at_once)

    async def change(self, sql: str, *values: object) -> int:
        """Write with one statement; how many rows it changed."""
        return await self.write(lambda connection: connection.change(sql, *values), single=True)

    async def fetch(self, sql: str, *values: object) -> list[Any]:
        """Read with one statement; each row gives its values by name and by number."""

        async def read() -> list[Any]:
            async with self.reading() as connection:
                return await connection.fetch(sql, *values)

        return await self.patiently(read)

    def hurry(self) -> None:
        """Wait for a server that is away no longer than a stop may take."""
        self._patience = min(self._patience, _HURRIED)

    async def patiently(self, attempt: Callable[[], Awaitable[_T]], at_once: bool = False) -> _T:
        """Do something, again and again while the server is away, unless it is to be `at_once`."""
        started, wait = time.monotonic(), _FIRST_WAIT
        while True:
            try:
                done = await attempt()
            except AwayError:
                is_over = time.monotonic() - started + wait > self._patience
                if at_once or is_over or not self._was_there:
                    raise
                await asyncio.sleep(wait)
                wait = min(_LONGEST_WAIT, 2 * wait)
            else:
                self._was_there = True
                return done

    async def empty_journal(self) -> bool:
        """Empty SQLite's journal, where words that were just erased still stand, or PostgreSQL's tables of them, unless
        somebody is reading there now.

        Whether all of it is gone.
        """
        if self.file is None:
            async with self.apart() as connection:
                return await connection.vacuum(ERASED_FROM)
        with self._guarded():
            async with self._writer.own() as connection:
                # Nobody's answer waits for somebody who reads: where it can't be done now, it is done later.
                await connection.change("PRAGMA busy_timeout = 0")
                (busy, *_), *_ = await connection.fetch("PRAGMA wal_checkpoint(TRUNCATE)")
                await connection.change(Sqlite.PATIENCE)
        return bool(busy == 0)

    async def close(self) -> None:
        await self._writer.close()
        await self._urgent.close()
        for connection in self._idle:
            await connection.close()
        self._idle = []

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        with self.readable():
            self._check_file()
            yield

    @contextmanager
    def readable(self) -> Iterator[None]:
        """Turn what the driver raises into a StorageError."""
        with readable(self.shown, self._driver.errors, self._driver.is_passing):
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
            return Postgres(_POSTGRES.sub("postgresql://", address), _STATEMENT_SECONDS if self._patience else None)
        except ModuleNotFoundError as error:
            raise UnfitDatabaseError(
                f"The database {self.shown} needs a driver that isn't installed: {error.name}; "
                "pip install 'bayan[postgresql]'"
            ) from None

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
