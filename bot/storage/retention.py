"""Deleting: what is too old, and at once everything of a person who asks for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import delete

from bot.storage.database import Database
from bot.storage.tables import answers, contexts, questions


class Retention:
    def __init__(self, database: Database, now: Callable[[], datetime], kept: timedelta) -> None:
        self._database = database
        self._now = now
        self._kept = kept

    async def delete_expired(self) -> int:
        """Delete what is older than it may be; how many questions that were."""
        now = self._now()
        async with self._database.transaction() as connection:
            await connection.execute(delete(answers).where(answers.c.expires_at <= now))
            await connection.execute(delete(contexts).where(contexts.c.expires_at <= now))
            old = await connection.execute(delete(questions).where(questions.c.received_at <= now - self._kept))
        await self._database.scrub()
        return old.rowcount

    async def forget(self, person: str) -> int:
        """Delete everything of a person, in one go; how many questions that were."""
        async with self._database.transaction() as connection:
            await connection.execute(delete(answers).where(answers.c.person == person))
            await connection.execute(delete(contexts).where(contexts.c.person == person))
            mine = await connection.execute(delete(questions).where(questions.c.person == person))
        await self._database.scrub()
        return mine.rowcount
