"""The connection to the database, whichever it is, and what goes wrong with it in one line that says what to do."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sqlite3
import stat
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Executable, Table, event, make_url
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
    # Half a megabyte a connection; the default is two, for tables that are never read whole here.
    "cache_size = -512",
)
_READERS = 2
"""Connections of SQLite beside the one that writes: a report that reads for long leaves one for everybody else."""

_ADVICE = (
    ("disk is full", "the disk is full; make room and start again"),
    ("readonly", "it is read-only; give the bot's user the right to write there"),
    ("unable to open", "it can't be opened; the folder must exist and be writable"),
    ("not a database", "the file is damaged or no database; put a backup in its place or move it away"),
    ("malformed", "the file is damaged; put a backup in its place or move it away"),
    ("locked", "another program holds it locked; end that program and start again"),
)

_ASYNC_DRIVERS = {"postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg", "sqlite": "sqlite+aiosqlite"}

_T = TypeVar("_T")
Work = Callable[[AsyncConnection], Awaitable[_T]]

logger = logging.getLogger(__name__)


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
    """An engine whose mistakes can be read.

    Everything is written on one connection by one task, in the order asked for, several pieces of work in one
    transaction where they wait together (group commit); others read beside it.
    """

    def __init__(self, address: str) -> None:
        """`address` is a path or a database URL. Raises StorageError where it is neither or lacks its driver."""
        url = _url(address)
        self.file = Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None
        self.shown = str(self.file) if self.file else url.render_as_string(hide_password=True)
        self._identity: tuple[int, int] | None = None
        if self.file and not url.query:
            with readable(self.shown):
                _make(self.file)
                self._identity = _identity(self.file)
        self._engine = _engine(url, self.shown)
        self._writer: AsyncConnection | None = None
        self._waiting: list[tuple[Work[Any], asyncio.Future[Any]]] = []
        self._writing: asyncio.Task[None] | None = None
        self._turn = asyncio.Lock()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        with readable(self.shown):
            self._check_file()
            async with self._engine.connect() as connection:
                yield connection

    async def write(self, work: Work[_T]) -> _T:
        """Do a piece of work in a transaction, and return once it is committed; what fails leaves no trace.

        The work may be done twice, the first time in vain: where another piece of the same transaction fails.
        """
        future: asyncio.Future[_T] = asyncio.get_running_loop().create_future()
        self._waiting.append((work, future))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write_all())
        return await future

    async def put(self, table: Table, *rows: Mapping[str, Any]) -> None:
        """Write rows, each in the place of the one with its primary key where there is one."""
        await self.write(lambda connection: put(connection, table, *rows))

    async def empty_journal(self) -> bool:
        """Empty SQLite's journal, where words that were just erased still stand, unless somebody is reading in it now.

        Whether it is empty; other databases look after theirs.
        """
        if self.file is None:
            return True
        with readable(self.shown):
            self._check_file()
            async with self._turn, self._own() as connection:
                # Nobody's answer waits for somebody who reads: where it can't be done now, it is done later.
                await connection.exec_driver_sql("PRAGMA busy_timeout = 0")
                found = await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
                busy = found.scalar()
                await connection.exec_driver_sql(f"PRAGMA {_PRAGMAS[0]}")
                await connection.rollback()
        return busy == 0

    async def close(self) -> None:
        if self._writing is not None:
            await asyncio.gather(self._writing, return_exceptions=True)
        if self._writer is not None:
            await self._writer.close()
        await self._engine.dispose()

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
            with readable(self.shown):
                self._check_file()
                async with self._turn, self._own() as connection, connection.begin():
                    results = [await work(connection) for work, _ in batch]
        except Exception as error:
            if len(batch) == 1 and not batch[0][1].done():
                batch[0][1].set_exception(error)
            return False
        for (_, future), result in zip(batch, results, strict=True):
            if not future.done():
                future.set_result(result)
        return True

    @asynccontextmanager
    async def _own(self) -> AsyncIterator[AsyncConnection]:
        """The connection that writes; a new one after an error, for the old one may be broken."""
        if self._writer is None:
            self._writer = await self._engine.connect()
        try:
            yield self._writer
        except BaseException:
            writer, self._writer = self._writer, None
            await writer.close()
            raise

    def _check_file(self) -> None:
        """Raises StorageError where the file isn't the one that was opened: what is written now would be lost."""
        if self._identity is not None and self.file is not None and _identity(self.file) != self._identity:
            raise StorageError(
                f"The database {self.shown} was deleted or replaced while the bot ran; "
                "put a backup in its place if you have one, and start again"
            )


async def put(connection: AsyncConnection, table: Table, *rows: Mapping[str, Any]) -> None:
    """As Database.put, within a piece of work."""
    await connection.execute(_putting(table, connection.dialect.name), [dict(row) for row in rows])


async def put_new(connection: AsyncConnection, table: Table, row: Mapping[str, Any]) -> bool:
    """Within a piece of work: write a row; False where something of its own is there already."""
    return (await connection.execute(_putting_new(table, connection.dialect.name), [dict(row)])).rowcount > 0


@cache
def _putting_new(table: Table, dialect: str) -> Executable:
    statement: Executable = import_module(f"sqlalchemy.dialects.{dialect}").insert(table).on_conflict_do_nothing()
    return statement.execution_options(preserve_rowcount=True)


@cache
def _putting(table: Table, dialect: str) -> Executable:
    statement = import_module(f"sqlalchemy.dialects.{dialect}").insert(table)
    rest = {column.name: statement.excluded[column.name] for column in table.columns if not column.primary_key}
    found: Executable = (
        statement.on_conflict_do_update(index_elements=list(table.primary_key), set_=rest)
        if rest
        else statement.on_conflict_do_nothing()
    )
    return found


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


def _engine(url: URL, shown: str) -> AsyncEngine:
    # Without hide_parameters an error would print what people wrote.
    options: dict[str, Any] = {"hide_parameters": True, "json_serializer": _json}
    if url.get_backend_name() == "sqlite":
        options |= {"pool_size": 1 + _READERS, "max_overflow": 0}
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


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


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
