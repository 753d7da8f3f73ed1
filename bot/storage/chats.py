"""What is known of a chat: the conversation, which message of ours answers what, and whether staff forbid the place.

Chats and people are keyed hashes; nobody's words are here. Every method raises StorageError where the database is gone.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.database import Database, put
from bot.storage.records import Sent, Trace
from bot.storage.tables import answers, contexts, forbidden_places

KEPT = timedelta(hours=1)
"""An edited question has its answer edited within an hour; later nothing of the table `answers` is needed."""

_AT_HAND = 1000
"""Conversations in memory, those spoken last: one that goes on is read once."""


class Answers:
    """Which of our messages answers what, for as long as the question may be edited or the answer rated."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    async def to(self, place: str, asked: int) -> tuple[Sent, ...]:
        """Our messages that answer a person's message, in the order sent."""
        return await self._find(place, answers.c.asked == asked)

    async def at(self, place: str, message: int) -> Sent | None:
        """What a message of ours answers."""
        found = await self._find(place, answers.c.message == message)
        return found[0] if found else None

    async def keep(self, connection: AsyncConnection, trace: Trace) -> None:
        """Within a piece of work: what a turn sent and deleted. A message that is known gets its new question."""
        if trace.deleted:
            gone = answers.c.place == trace.place, answers.c.message.in_(trace.deleted)
            await connection.execute(delete(answers).where(*gone))
        if trace.sent:
            expires = self._now() + KEPT
            same = {"place": trace.place, "person": trace.person, "expires_at": expires}
            rows = ({"message": one.message, "asked": one.asked, "update_id": one.update_id} for one in trace.sent)
            await put(connection, answers, *({**same, **row} for row in rows))

    async def _find(self, place: str, condition: ColumnElement[bool]) -> tuple[Sent, ...]:
        query = (
            select(answers.c.message, answers.c.update_id, answers.c.asked)
            .where(answers.c.place == place, answers.c.expires_at > self._now(), condition)
            .order_by(answers.c.message)
        )
        async with self._database.reading() as connection:
            return tuple(Sent(row.message, row.update_id, row.asked) for row in await connection.execute(query))


class Contexts:
    """Conversations between two turns, one for each person in each chat: ids and times, never words.

    `kept` is how long one lasts without a word: the language that a person chose outlives the conversation.
    """

    def __init__(self, database: Database, now: Callable[[], datetime], kept: timedelta) -> None:
        self._database = database
        self._now = now
        self._kept = kept
        # Only where no other program writes: one process has an SQLite file to itself.
        self._at_hand: OrderedDict[tuple[str, str], tuple[datetime, Mapping[str, Any] | None]] | None = (
            OrderedDict() if database.file else None
        )

    async def load(self, person: str, place: str) -> Mapping[str, Any] | None:
        """What was kept last; None where there is nothing, or it is too old."""
        if self._at_hand is not None and (known := self._at_hand.get((person, place))):
            expires, data = known
            return data if expires > self._now() else None
        query = select(contexts.c.data, contexts.c.expires_at).where(
            contexts.c.person == person, contexts.c.place == place, contexts.c.expires_at > self._now()
        )
        async with self._database.reading() as connection:
            row = (await connection.execute(query)).one_or_none()
        return row.data if row else None

    async def keep(self, connection: AsyncConnection, trace: Trace) -> None:
        """Within a piece of work: the conversation after a turn."""
        if trace.context is not None:
            row = {"person": trace.person, "place": trace.place, "data": dict(trace.context)}
            await put(connection, contexts, {**row, "expires_at": self._now() + self._kept})

    def kept(self, trace: Trace) -> None:
        """The piece of work is committed."""
        if self._at_hand is not None and trace.context is not None:
            key = trace.person, trace.place
            self._at_hand[key] = self._now() + self._kept, trace.context
            self._at_hand.move_to_end(key)
            if len(self._at_hand) > _AT_HAND:
                self._at_hand.popitem(last=False)

    def forget(self, person: str) -> None:
        """Drop what is at hand of a person whose rows are deleted."""
        if self._at_hand is not None:
            for key in [key for key in self._at_hand if key[0] == person]:
                del self._at_hand[key]


class ForbiddenPlaces:
    """The chats that staff forbid."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, place: str) -> None:
        await self._database.put(forbidden_places, {"place": place})

    async def remove(self, place: str) -> None:
        gone = delete(forbidden_places).where(forbidden_places.c.place == place)
        await self._database.write(lambda connection: connection.execute(gone))

    async def has(self, place: str) -> bool:
        query = select(forbidden_places.c.place).where(forbidden_places.c.place == place)
        async with self._database.reading() as connection:
            return (await connection.execute(query)).scalar_one_or_none() is not None
