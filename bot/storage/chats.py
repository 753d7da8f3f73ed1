"""What is known of a chat: the conversation, which message of ours answers what, and whether staff forbid the place.

Chats and people are keyed hashes; nobody's words are here. Every method raises StorageError where the database is gone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, select

from bot.storage.database import Database
from bot.storage.records import Sent
from bot.storage.tables import answers, contexts, forbidden_places

KEPT = timedelta(hours=1)
"""An edited question has its answer edited within an hour; later nothing here is needed."""


class Answers:
    """Which of our messages answers what, for as long as the question may be edited or the answer rated."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    async def remember(self, place: str, person: str | None, sent: Sequence[Sent]) -> None:
        """Keep what was sent in a place; a message that is known already gets its new question."""
        if not sent:
            return
        expires = self._now() + KEPT
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
        await self._database.put(answers, *rows)

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


class Contexts:
    """Conversations between two turns, one for each person in each chat: ids and times, never words.

    `kept` is how long one lasts without a word: the language that a person chose outlives the conversation.
    """

    def __init__(self, database: Database, now: Callable[[], datetime], kept: timedelta) -> None:
        self._database = database
        self._now = now
        self._kept = kept

    async def load(self, person: str, place: str) -> Mapping[str, Any] | None:
        query = select(contexts.c.data).where(
            contexts.c.person == person, contexts.c.place == place, contexts.c.expires_at > self._now()
        )
        async with self._database.transaction() as connection:
            data: Mapping[str, Any] | None = (await connection.execute(query)).scalar_one_or_none()
        return data

    async def save(self, person: str, place: str, data: Mapping[str, Any]) -> None:
        row = {"person": person, "place": place, "data": dict(data), "expires_at": self._now() + self._kept}
        await self._database.put(contexts, row)


class ForbiddenPlaces:
    """The chats that staff forbid."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, place: str) -> None:
        await self._database.put(forbidden_places, {"place": place})

    async def remove(self, place: str) -> None:
        async with self._database.transaction() as connection:
            await connection.execute(delete(forbidden_places).where(forbidden_places.c.place == place))

    async def has(self, place: str) -> bool:
        query = select(forbidden_places.c.place).where(forbidden_places.c.place == place)
        async with self._database.transaction() as connection:
            return (await connection.execute(query)).scalar_one_or_none() is not None
