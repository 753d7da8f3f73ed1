"""Everything that one connection writes: in the order asked for, several pieces of work in one transaction where they
wait together (group commit).
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.storage.drivers import AwayError, Connection, Driver

_T = TypeVar("_T")
Work = Callable[[Connection], Awaitable[_T]]
_BEGIN = {"sqlite": "BEGIN IMMEDIATE", "postgresql": "BEGIN"}


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of work that waits; `is_single` where it is one statement, which PostgreSQL commits by itself."""

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
        a `single` statement needs no transaction where it waits alone: two ways to a server less.
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
        if self._driver.dialect == "postgresql" and len(batch) == 1 and batch[0].is_single:
            return [await batch[0].work(connection)]
        await connection.change(_BEGIN[self._driver.dialect])
        results = [await piece.work(connection) for piece in batch]
        await connection.change("COMMIT")
        return results
