"""A sign of life in the database: who can read it knows that the bot works and that its database answers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from bot.storage.database import Database
from bot.storage.drivers import StorageError
from bot.storage.tables import kept, moment, putting

LEASE = timedelta(seconds=60)
"""How long a beat counts."""

_PUT = putting("heartbeats", "bot expires_at", "bot")
_STOP = """DELETE FROM heartbeats WHERE bot = $1
    AND (SELECT count(*) FROM replicas WHERE bot = $1 AND expires_at > $2) < 2"""


class Heartbeat:
    """That of one bot. Every method raises StorageError where the database is gone."""

    def __init__(self, database: Database, bot: int, now: Callable[[], datetime]) -> None:
        self._database = database
        self._bot = bot
        self._now = now

    async def beat(self) -> None:
        """The bot works, for as long as LEASE."""
        await self._database.change(_PUT, self._bot, kept(self._now() + LEASE))

    async def stop(self) -> None:
        """The bot has stopped, unless other replicas of it go on."""
        await self._database.change(_STOP, self._bot, kept(self._now()))

    async def is_felt(self) -> bool:
        """Whether the bot works."""
        rows = await self._database.fetch("SELECT expires_at FROM heartbeats WHERE bot = $1", self._bot)
        return bool(rows) and moment(rows[0][0]) > self._now()


def trouble(address: str, bot: int, now: Callable[[], datetime]) -> str | None:
    """Why the bot that keeps its questions in this database isn't well, in one line; None where it works.

    Asked from outside, by a container's health check, in a process of its own.
    """
    if "://" not in address and not Path(address).expanduser().is_file():
        return f"no bot runs here: there is no database at {address}"
    try:
        felt = asyncio.run(_is_felt(address, bot, now))
    except StorageError as error:
        return str(error)
    return None if felt else "the bot isn't running, or hears nothing from Telegram"


async def _is_felt(address: str, bot: int, now: Callable[[], datetime]) -> bool:
    database = Database(address)
    try:
        return await Heartbeat(database, bot, now).is_felt()
    finally:
        await database.close()
