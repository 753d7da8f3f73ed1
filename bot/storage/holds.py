"""What staff hold while it is being checked, over restarts and replicas, and the log of who did so and when."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from bot.storage.database import Database
from bot.storage.drivers import UnfitDatabaseError
from bot.storage.migrate import require_newest
from bot.storage.records import Hold
from bot.storage.tables import inserting, kept, moment

_PUT = f"{inserting('holds', 'bot release_name entry held_by held_at')} ON CONFLICT DO NOTHING"
_END = (
    "UPDATE holds SET released_by = $4, released_at = $5"
    " WHERE bot = $1 AND release_name = $2 AND entry = $3 AND released_at IS NULL"
)


class Holds:
    """Those of one bot. Every method raises StorageError where the database is gone."""

    def __init__(self, database: Database, bot: int, now: Callable[[], datetime]) -> None:
        self._database = database
        self._bot = bot
        self._now = now

    async def hold(self, release: str, entry: str, staff: int) -> bool:
        """Hold an entry; False where it is held already."""
        row = self._bot, release, entry, staff, kept(self._now())
        return await self._database.change(_PUT, *row) > 0

    async def release(self, release: str, entry: str, staff: int) -> bool:
        """Let it be stated again; False where it wasn't held."""
        return await self._database.change(_END, self._bot, release, entry, staff, kept(self._now())) > 0

    async def current(self) -> tuple[Hold, ...]:
        """What is held now, the oldest first."""
        return await held(self._database, self._bot)


def held_in(address: str) -> tuple[Hold, ...]:
    """What bots hold that keep their questions in this database, for who answers without one: none where there is no
    database, or one of a form that knows no holds. Raises StorageError where it can't be read.
    """
    if "://" not in address and not Path(address).expanduser().is_file():
        return ()
    return asyncio.run(_held_in(address))


async def _held_in(address: str) -> tuple[Hold, ...]:
    database = Database(address)
    try:
        await require_newest(database)
        return await held(database, None)
    except UnfitDatabaseError:
        return ()
    finally:
        await database.close()


async def held(database: Database, bot: int | None) -> tuple[Hold, ...]:
    """What a bot holds now, or any bot."""
    whose, values = ("", ()) if bot is None else (" AND bot = $1", (bot,))
    rows = await database.fetch(
        "SELECT release_name, entry, held_by, held_at FROM holds"  # noqa: S608 - words of ours
        f" WHERE released_at IS NULL{whose} ORDER BY id",
        *values,
    )
    return tuple(Hold(row[0], row[1], row[2], moment(row[3])) for row in rows)
