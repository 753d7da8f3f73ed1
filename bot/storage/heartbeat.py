"""A sign of life in the database: who can read it knows that the bot works and that its database answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select

from bot.storage.database import Database
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
        async with self._database.transaction() as connection:
            await connection.execute(delete(heartbeats).where(heartbeats.c.bot == self._bot))
            await connection.execute(insert(heartbeats).values(row))

    async def stop(self) -> None:
        """The bot has stopped."""
        async with self._database.transaction() as connection:
            await connection.execute(delete(heartbeats).where(heartbeats.c.bot == self._bot))

    async def is_felt(self) -> bool:
        """Whether the bot works."""
        query = select(heartbeats.c.expires_at).where(heartbeats.c.bot == self._bot)
        async with self._database.transaction() as connection:
            expires = (await connection.execute(query)).scalar_one_or_none()
        return expires is not None and expires > self._now()
