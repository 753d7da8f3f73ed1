"""The connection to the database, whichever it is; and everything that one connection writes: in the order asked for,
several pieces of work in one transaction where they wait together (group commit).
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.storage.drivers import (
    BEGIN,
    AwayError,
    Connection,
    Driver,
    Sqlite,
    StorageError,
    driver_of,
    file_of,
    readable,
)
from bot.storage.tables import ERASED_FROM

_CONNECTIONS = 3
"""One that writes, and two to read: a report that reads for long leaves one for everybody else."""

PATIENCE = 120.0
"""Seconds for which a bot waits for a server that goes away: a restart takes some two, a change of servers half a
minute. After that it ends, and its service manager starts it again."""

_ANSWERS_WITHIN = 1.0
_HURRIED = 5.0
_FIRST_WAIT, _LONGEST_WAIT = 0.1, 1.0

_PASSWORD = re.compile(r"(?<=://)([^:@\s]*):.*@")

_T = TypeVar("_T")
Work = Callable[[Connection], Awaitable[_T]]
_BEGIN = {"sqlite": BEGIN, "postgresql": "BEGIN"}


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of work that waits; `is_single` where it is one statement, which is committed by itself."""

    work: Work[Any]
    done: asyncio.Future[Any]
    is_single: bool


class Writer:
    """`guarded` is entered for each transaction: it turns what the driver raises into errors that can be read."""

    def __init__(self, driver: Driver, guarded: Callable[[], AbstractContextManager[None]]) -> None:
        self._driver = driver
        self._guarded = guarded
        self._connection: Connection | None = None
        self._waiting: list[_Piece] = []
        self._writing: asyncio.Task[None] | None = None
        self._turn = asyncio.Lock()

    async def write(self, work: Work[_T], *, single: bool = False) -> _T:
        """Do a piece of work in a transaction, and return once it is committed; what fails leaves no trace. One that is
        a `single` statement, or one `change_all`, needs no transaction where it waits alone: two ways to a server or
        thread less.
        """
        future: asyncio.Future[_T] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Piece(work, future, single))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write_all())
        return await future

    @asynccontextmanager
    async def own(self) -> AsyncIterator[Connection]:
        """The connection, between two transactions; a new one after an error, for closing it undoes what was begun."""
        async with self._turn:
            if self._connection is None:
                self._connection = await self._driver.connect()
            try:
                yield self._connection
            except BaseException:
                connection, self._connection = self._connection, None
                await connection.close()
                raise

    async def close(self) -> None:
        if self._writing is not None:
            await asyncio.gather(self._writing, return_exceptions=True)
        if self._connection is not None:
            await self._connection.close()
            self._connection = None

    async def _write_all(self) -> None:
        try:
            while self._waiting:
                batch = [piece for piece in self._waiting if not piece.done.done()]
                self._waiting.clear()
                if not await self._commit(batch):
                    for one in batch:
                        await self._commit([one])
        finally:
            self._writing = None

    async def _commit(self, batch: list[_Piece]) -> bool:
        """Do the work of a batch in one transaction; its outcomes are told once it is committed.

        False where it fails and each is to be tried alone; a piece of work that is alone is told why, and all where
        the server is away.
        """
        try:
            with self._guarded():
                async with self.own() as connection:
                    results = await self._done(connection, batch)
        except Exception as error:
            if len(batch) > 1 and not isinstance(error, AwayError):
                return False
            for piece in batch:
                if not piece.done.done():
                    piece.done.set_exception(error)
            return True
        for piece, result in zip(batch, results, strict=True):
            if not piece.done.done():
                piece.done.set_result(result)
        return True

    async def _done(self, connection: Connection, batch: list[_Piece]) -> list[Any]:
        if len(batch) == 1 and batch[0].is_single:
            return [await batch[0].work(connection)]
        await connection.change(_BEGIN[self._driver.dialect])
        results = [await piece.work(connection) for piece in batch]
        await connection.change("COMMIT")
        return results


class Database:
    """A database whose mistakes can be read.

    Everything is written on one connection by one task, in the order asked for, several pieces of work in one
    transaction where they wait together (group commit); others read beside it.
    """

    def __init__(self, address: str, patience: float = 0.0) -> None:
        """`address` is a path or a database URL; `patience` the seconds for which a server that was there once is
        waited for where it goes away. Raises StorageError where the address is neither or lacks its driver.
        """
        self.file = file_of(address)
        self.shown = str(self.file) if self.file else _PASSWORD.sub(r"\1:***@", address)
        self.address = address
        self._patience = patience
        self._was_there = False
        self._heard_at = 0.0
        self._driver = driver_of(address, self.shown, waits=patience > 0)
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
        `single` is one statement, or one `change_all`.

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
            if not self._driver.is_there():
                raise StorageError(
                    f"The database {self.shown} was deleted or replaced while the bot ran; "
                    "put a backup in its place if you have one, and start again"
                )
            yield

    @contextmanager
    def readable(self) -> Iterator[None]:
        """Turn what the driver raises into a StorageError."""
        with readable(self.shown, self._driver.errors, self._driver.is_passing):
            yield
