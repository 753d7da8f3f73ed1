"""Everything that one connection writes: in the order asked for, several pieces of work in one transaction where they
wait together (group commit).
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractContextManager, asynccontextmanager
from typing import Any, TypeVar

from bot.storage.drivers import AwayError, Connection, Driver

_T = TypeVar("_T")
Work = Callable[[Connection], Awaitable[_T]]
_BEGIN = {"sqlite": "BEGIN IMMEDIATE", "postgresql": "BEGIN"}


class Writer:
    """`guarded` is entered for each transaction: it turns what the driver raises into errors that can be read."""

    def __init__(self, driver: Driver, guarded: Callable[[], AbstractContextManager[None]]) -> None:
        self._driver = driver
        self._guarded = guarded
        self._connection: Connection | None = None
        self._waiting: list[tuple[Work[Any], asyncio.Future[Any]]] = []
        self._writing: asyncio.Task[None] | None = None
        self._turn = asyncio.Lock()

    async def write(self, work: Work[_T]) -> _T:
        """Do a piece of work in a transaction, and return once it is committed; what fails leaves no trace."""
        future: asyncio.Future[_T] = asyncio.get_running_loop().create_future()
        self._waiting.append((work, future))
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
                batch = [(work, future) for work, future in self._waiting if not future.done()]
                self._waiting.clear()
                if not await self._commit(batch):
                    for one in batch:
                        await self._commit([one])
        finally:
            self._writing = None

    async def _commit(self, batch: list[tuple[Work[Any], asyncio.Future[Any]]]) -> bool:
        """Do the work of a batch in one transaction; its outcomes are told once it is committed.

        False where it fails and each is to be tried alone; a piece of work that is alone is told why, and all where
        the server is away.
        """
        try:
            with self._guarded():
                async with self.own() as connection:
                    await connection.change(_BEGIN[self._driver.dialect])
                    results = [await work(connection) for work, _ in batch]
                    await connection.change("COMMIT")
        except Exception as error:
            if len(batch) > 1 and not isinstance(error, AwayError):
                return False
            for _, future in batch:
                if not future.done():
                    future.set_exception(error)
            return True
        for (_, future), result in zip(batch, results, strict=True):
            if not future.done():
                future.set_result(result)
        return True
