"""The inbox: an update is committed here before Telegram is told that it arrived, and completed in the same row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.storage.database import Database, StorageError
from bot.storage.records import Answered, Incoming, Pending
from bot.storage.tables import questions

PENDING, DONE, FAILED = "pending", "done", "failed"

_FAILURE_LENGTH = 100


class Inbox:
    """The updates of one bot. Every method raises StorageError where the database is gone."""

    def __init__(self, database: Database, bot: int, now: Callable[[], datetime]) -> None:
        self._database = database
        self._bot = bot
        self._now = now

    async def accept(self, incoming: Incoming) -> bool:
        """Commit an update; False where it is there already, for Telegram repeats what it isn't sure about."""
        row = {
            "bot": self._bot,
            "update_id": incoming.update_id,
            "received_at": self._now(),
            "state": PENDING,
            "raw": incoming.raw,
            "attempts": 0,
            "person": incoming.person,
            "chat_kind": incoming.chat_kind,
            "surface": incoming.surface,
        }
        try:
            async with self._database.transaction() as connection:
                await connection.execute(insert(questions).values(row))
        except StorageError as error:
            if isinstance(error.__cause__, IntegrityError):
                return False
            raise
        return True

    async def pending(self) -> tuple[Pending, ...]:
        """What an earlier run accepted and didn't complete, in the order of arrival."""
        query = (
            select(questions.c.update_id, questions.c.raw, questions.c.attempts)
            .where(questions.c.bot == self._bot, questions.c.state == PENDING)
            .order_by(questions.c.id)
        )
        async with self._database.transaction() as connection:
            return tuple(Pending(row.update_id, row.raw, row.attempts) for row in await connection.execute(query))

    async def begin_again(self, update_id: int) -> None:
        """Count a replay before it starts: one that kills the process never gets to say so itself."""
        await self._change(update_id, attempts=questions.c.attempts + 1)

    async def complete(self, update_id: int, answered: Answered, seconds: float) -> None:
        """Fill in what was answered and erase the raw update."""
        await self._change(
            update_id,
            state=DONE,
            raw=None,
            surface=answered.surface,
            language=answered.language,
            question=answered.question,
            kind=answered.kind,
            facts=list(answered.facts),
            confidence=answered.confidence,
            candidates=[list(candidate) for candidate in answered.candidates],
            failure=answered.failure,
            answered_at=self._now(),
            seconds=seconds,
        )
        if answered.question is None:
            await self._database.scrub()

    async def fail(self, update_id: int, failure: str) -> None:
        """Set an update aside for good; `failure` says why in words of ours, never in the person's."""
        await self._change(
            update_id, state=FAILED, raw=None, failure=failure[:_FAILURE_LENGTH], answered_at=self._now()
        )

    async def rate(self, update_id: int, person: str, liked: bool) -> bool:
        """Keep 👍 or 👎 with the question; False where it isn't this person's or is gone."""
        return await self._change(update_id, questions.c.person == person, feedback=1 if liked else -1)

    async def leave_for_staff(self, update_id: int, person: str) -> bool | None:
        """Put a question before staff: True if so, False where it is there already, None where it is gone."""
        mine = and_(questions.c.person == person, questions.c.question.is_not(None))
        if await self._change(update_id, mine, questions.c.left_at.is_(None), left_at=self._now()):
            return True
        query = select(questions.c.id).where(self._is(update_id), mine)
        async with self._database.transaction() as connection:
            return False if (await connection.execute(query)).first() else None

    async def _change(self, update_id: int, *conditions: ColumnElement[bool], **values: Any) -> bool:
        statement = update(questions).where(self._is(update_id), *conditions).values(values)
        async with self._database.transaction() as connection:
            return (await connection.execute(statement)).rowcount > 0

    def _is(self, update_id: int) -> ColumnElement[bool]:
        return and_(questions.c.bot == self._bot, questions.c.update_id == update_id)
