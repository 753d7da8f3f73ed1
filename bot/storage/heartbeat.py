"""A sign of life in the database: who can read it knows that the bot works and that its database answers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import delete, select

from bot.storage.database import Database, StorageError
from bot.storage.tables import heartbeats

LEASE = timedelta(seconds=60)
"""How long a beat counts."""


class Heartbeat:
    """That of one bot. Every method raises StorageError where the database is gone."""

    def __init__(self, database: Database, bot: int, now: Callable[[], datetime]) -> None:
        self._database = database
        self._bot = bot
        self._now = now

    async def beat(self) -> None:
        """The bot works, for as long as LEASE."""
        row = {"bot": self._bot, "expires_at": self._now() + LEASE}
        await self._database.put(heartbeats, row)

    async def stop(self) -> None:
        """The bot has stopped."""
        mine = delete(heartbeats).where(heartbeats.c.bot == self._bot)
        await self._database.write(lambda connection: connection.execute(mine))

    async def is_felt(self) -> bool:
        """Whether the bot works."""
        query = select(heartbeats.c.expires_at).where(heartbeats.c.bot == self._bot)
        async with self._database.reading() as connection:
            expires = (await connection.execute(query)).scalar_one_or_none()
        return expires is not None and expires > self._now()


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
