"""Which of our messages answers what, for as long as the question may be edited or the answer rated."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, insert, select

from bot.storage.database import Database
from bot.storage.records import Sent
from bot.storage.tables import answers

KEPT = timedelta(hours=1)
"""An edited question has its answer edited within an hour (issue: Editing); later nothing here is needed."""


class Answers:
    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    async def remember(self, place: str, person: str | None, sent: Sequence[Sent]) -> None:
        """Keep what was sent in a place; a message that is known already gets its new question."""
        if not sent:
            return
        expires = self._now() + KEPT
        known = [one.message for one in sent]
        rows = [
            {
                "place": place,
                "message": one.message,
                "asked": one.asked,
                "update_id": one.update_id,
                "person": person,
                "expires_at": expires,
            }
            for one in sent
        ]
        async with self._database.transaction() as connection:
            await connection.execute(delete(answers).where(answers.c.place == place, answers.c.message.in_(known)))
            await connection.execute(insert(answers), rows)

    async def to(self, place: str, asked: int) -> tuple[Sent, ...]:
        """Our messages that answer a person's message, in the order sent."""
        return await self._find(place, answers.c.asked == asked)

    async def at(self, place: str, message: int) -> Sent | None:
        """What a message of ours answers."""
        found = await self._find(place, answers.c.message == message)
        return found[0] if found else None

    async def forget(self, place: str, messages: Sequence[int]) -> None:
        """Drop messages that we have deleted."""
        async with self._database.transaction() as connection:
            await connection.execute(
                delete(answers).where(answers.c.place == place, answers.c.message.in_(list(messages)))
            )

    async def _find(self, place: str, condition: ColumnElement[bool]) -> tuple[Sent, ...]:
        query = (
            select(answers.c.message, answers.c.update_id, answers.c.asked)
            .where(answers.c.place == place, answers.c.expires_at > self._now(), condition)
            .order_by(answers.c.message)
        )
        async with self._database.transaction() as connection:
            return tuple(Sent(row.message, row.update_id, row.asked) for row in await connection.execute(query))
