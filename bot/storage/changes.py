"""When each correction, and each state of a release's facts, was first seen: what was told before it is out of date."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from bot.storage.database import Database
from bot.storage.drivers import Connection
from bot.storage.tables import inserting, kept, moment

WHOLE = ""
"""In place of an entry's id: the facts as a whole."""

_SEE = f"{inserting('changes', 'bot release entry mark seen_at told')} ON CONFLICT DO NOTHING"
_ONE = "bot = $1 AND release = $2 AND entry = $3 AND mark = $4"


class Changes:
    """Every method raises StorageError where the database is gone."""

    def __init__(self, database: Database, bot: int, now: Callable[[], datetime]) -> None:
        self._database = database
        self._bot = bot
        self._now = now

    async def see(self, release: str, marks: Iterable[tuple[str, str]]) -> None:
        """Note that these are in use: the entry, or WHOLE, and what tells this change of it from others."""
        rows = [(self._bot, release, entry, mark, kept(self._now()), 0) for entry, mark in marks]

        async def work(connection: Connection) -> None:
            for row in rows:
                await connection.change(_SEE, *row)

        await self._database.write(work)

    async def seen_at(self, release: str, entry: str, mark: str) -> datetime | None:
        """When it was first in use; None where that hasn't been noted yet."""
        query = f"SELECT seen_at FROM changes WHERE {_ONE}"  # noqa: S608
        rows = await self._database.fetch(query, self._bot, release, entry, mark)
        return moment(rows[0][0]) if rows else None

    async def count(self, connection: Connection, release: str, entry: str, mark: str) -> None:
        """Within a piece of work: one more chat was told."""
        update = f"UPDATE changes SET told = told + 1 WHERE {_ONE}"  # noqa: S608
        await connection.change(update, self._bot, release, entry, mark)
