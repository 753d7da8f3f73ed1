"""PostgreSQL, through asyncpg where that is installed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module
from typing import Any

from bot.storage.drivers import Connection, Statement

_CONNECT_SECONDS = 5.0
_VACUUM_SECONDS = 600.0
_CLOSE_SECONDS = 2.0
"""For the server's goodbye; where the line is cut, there is none."""


class Postgres:
    """Raises ModuleNotFoundError where there is no asyncpg."""

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

    def is_there(self) -> bool:
        return True

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

    async def change_all(self, statements: Iterable[Statement]) -> bool:
        (first, values), *others = statements
        async with self._connection.transaction():
            is_changed = await self.change(first, *values) > 0
            for sql, values in others if is_changed else ():
                await self.change(sql, *values)
        return is_changed

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
