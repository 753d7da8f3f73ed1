"""The inbox: an update is committed here before Telegram is told that it arrived, and completed in the same row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Update, and_, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.chats import Answers, Contexts
from bot.storage.database import Database, put_new
from bot.storage.journal import Journal
from bot.storage.records import Answered, Incoming, Pending
from bot.storage.tables import DONE, FAILED, PENDING, questions

REPEATED_WITHIN = timedelta(days=2)
"""Telegram keeps for a day what it isn't sure that we have. An older row with the same number is another update, for
after a week without any Telegram begins to count anywhere."""

_FAILURE_LENGTH = 100
_FIGURES = 4
"""Places of a probability that are kept: nobody acts on less than a hundredth of a per cent."""

_MINE = and_(questions.c.bot == bindparam("of_bot"), questions.c.update_id == bindparam("of_update"))
_COMPLETE = ("state raw surface language question kind facts confidence candidates failure answered_at seconds").split()
_COMPLETING = update(questions).where(_MINE).values({name: bindparam(name) for name in _COMPLETE})
_RENUMBERING = (
    update(questions)
    .where(_MINE, questions.c.state != PENDING, questions.c.received_at < bindparam("before"))
    .values(update_id=-questions.c.id)
)


class Inbox:
    """The updates of one bot. Every method raises StorageError where the database is gone."""

    def __init__(
        self,
        database: Database,
        bot: int,
        now: Callable[[], datetime],
        answers: Answers,
        contexts: Contexts,
        journal: Journal,
    ) -> None:
        self._database = database
        self._bot = bot
        self._now = now
        self._answers = answers
        self._contexts = contexts
        self._journal = journal

    async def accept(self, incoming: Incoming) -> bool:
        """Commit an update; False where it is there already, for Telegram repeats what it isn't sure about."""
        now = self._now()
        row = {
            "bot": self._bot,
            "update_id": incoming.update_id,
            "received_at": now,
            "state": PENDING,
            "raw": incoming.raw,
            "attempts": 0,
            "person": incoming.person,
            "chat_kind": incoming.chat_kind,
            "surface": incoming.surface,
        }

        async def work(connection: AsyncConnection) -> bool:
            if await put_new(connection, questions, row):
                return True
            before = {**self._of(incoming.update_id), "before": now - REPEATED_WITHIN}
            renumbered = await connection.execute(_RENUMBERING, before)
            return renumbered.rowcount > 0 and await put_new(connection, questions, row)

        return await self._database.write(work)

    async def pending(self) -> tuple[Pending, ...]:
        """What an earlier run accepted and didn't complete, in the order of arrival."""
        return await self._pending(questions.c.bot == self._bot)

    async def find(self, update_id: int) -> Pending | None:
        """An update that isn't completed yet; None where it is, or is gone."""
        found = await self._pending(_MINE, **self._of(update_id))
        return found[0] if found else None

    async def hold(self, update_id: int) -> bool:
        """It waits for Telegram, so its replay isn't what kills the process; False where it is gone."""
        return await self._change(update_id, questions.c.state == PENDING, attempts=0)

    async def _pending(self, condition: ColumnElement[bool], **values: Any) -> tuple[Pending, ...]:
        columns = (questions.c[name] for name in ("update_id", "raw", "attempts", "received_at"))
        query = select(*columns).where(condition, questions.c.state == PENDING).order_by(questions.c.id)
        async with self._database.reading() as connection:
            return tuple(Pending(*row) for row in await connection.execute(query, values))

    async def begin_again(self, update_id: int) -> None:
        """Count a replay before it starts: one that kills the process never gets to say so itself."""
        await self._change(update_id, attempts=questions.c.attempts + 1)

    async def complete(self, update_id: int, answered: Answered, seconds: float) -> None:
        """Fill in what was answered, erase the raw update, keep what the turn leaves behind: all of it or nothing."""
        trace = answered.trace
        row = {
            "state": DONE,
            "raw": None,
            "surface": answered.surface,
            "language": answered.language,
            "question": answered.question,
            "kind": answered.kind,
            "facts": list(answered.facts),
            "confidence": answered.confidence,
            "candidates": [[name, round(share, _FIGURES)] for name, share in answered.candidates],
            "failure": answered.failure,
            "answered_at": self._now(),
            "seconds": seconds,
        }

        async def work(connection: AsyncConnection) -> bool:
            done = await connection.execute(_COMPLETING, {**self._of(update_id), **row})
            if not done.rowcount or trace is None:  # the person may have asked to be forgotten meanwhile
                return False
            await self._answers.keep(connection, trace)
            await self._contexts.keep(connection, trace)
            return True

        if await self._database.write(work) and trace is not None:
            self._contexts.kept(trace)
        if answered.question is None:
            self._journal.wipe()

    async def fail(self, update_id: int, failure: str) -> None:
        """Set an update aside for good; `failure` says why in words of ours, never in the person's."""
        await self._change(
            update_id, state=FAILED, raw=None, failure=failure[:_FAILURE_LENGTH], answered_at=self._now()
        )
        self._journal.wipe()

    async def rate(self, update_id: int, person: str, liked: bool) -> bool:
        """Keep 👍 or 👎 with the question; False where it isn't this person's or is gone."""
        return await self._change(update_id, questions.c.person == person, feedback=1 if liked else -1)

    async def leave_for_staff(self, update_id: int, person: str) -> bool | None:
        """Put a question before staff: True if so, False where it is there already, None where it is gone."""
        mine = and_(questions.c.person == person, questions.c.question.is_not(None))
        if await self._change(update_id, mine, questions.c.left_at.is_(None), left_at=self._now()):
            return True
        query = select(questions.c.id).where(_MINE, mine)
        async with self._database.reading() as connection:
            return False if (await connection.execute(query, self._of(update_id))).first() else None

    async def _change(self, update_id: int, *conditions: ColumnElement[bool], **values: Any) -> bool:
        statement: Update = update(questions).where(_MINE, *conditions).values(values)

        async def work(connection: AsyncConnection) -> bool:
            return (await connection.execute(statement, self._of(update_id))).rowcount > 0

        return await self._database.write(work)

    def _of(self, update_id: int) -> dict[str, Any]:
        return {"of_bot": self._bot, "of_update": update_id}
