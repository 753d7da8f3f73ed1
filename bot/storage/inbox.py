"""The inbox: an update is committed here before Telegram is told that it arrived, and completed in the same row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from bot.storage.chats import Answers, Contexts
from bot.storage.database import Database
from bot.storage.drivers import Connection
from bot.storage.journal import Journal
from bot.storage.proofs import keep_version
from bot.storage.records import Answered, Incoming, Pending
from bot.storage.tables import DONE, FAILED, PENDING, as_json, inserting, kept, moment

REPEATED_WITHIN = timedelta(days=2)
"""Telegram keeps for a day what it isn't sure that we have. An older row with the same number is another update, for
after a week without any Telegram begins to count anywhere."""

_FAILURE_LENGTH = 100
_FIGURES = 4
"""Places of a probability that are kept: nobody acts on less than a hundredth of a per cent."""

_ACCEPTED = "bot update_id received_at state raw attempts person chat_kind surface"
_ANSWERED = [
    *("state raw surface language question kind facts confidence candidates failure".split()),
    *("answered_at seconds corrects version said".split()),
]
_MINE = "bot = $1 AND update_id = $2"
# The names in these are ours; values never are in the text.
_ACCEPT = f"{inserting('questions', _ACCEPTED)} ON CONFLICT DO NOTHING"
_COMPLETE = f"UPDATE questions SET {', '.join(f'{name} = ${n}' for n, name in enumerate(_ANSWERED, 3))} WHERE {_MINE}"  # noqa: S608
_RENUMBER = f"UPDATE questions SET update_id = -id WHERE {_MINE} AND state <> '{PENDING}' AND received_at < $3"  # noqa: S608
_PENDING = f"SELECT update_id, raw, attempts, received_at FROM questions WHERE bot = $1 AND state = '{PENDING}'"  # noqa: S608


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
        now, number, raw = self._now(), incoming.update_id, incoming.raw
        came_by = incoming.person, incoming.chat_kind, incoming.surface
        row = self._bot, number, kept(now), PENDING, raw, 0, *came_by

        async def work(connection: Connection) -> bool:
            if await connection.change(_ACCEPT, *row):
                return True
            is_old = await connection.change(_RENUMBER, self._bot, number, kept(now - REPEATED_WITHIN))
            return bool(is_old and await connection.change(_ACCEPT, *row))

        return await self._database.write(work)

    async def pending(self) -> tuple[Pending, ...]:
        """What an earlier run accepted and didn't complete, in the order of arrival."""
        rows = await self._database.fetch(f"{_PENDING} ORDER BY id", self._bot)
        return tuple(_pending(row) for row in rows)

    async def find(self, update_id: int) -> Pending | None:
        """An update that isn't completed yet; None where it is, or is gone."""
        rows = await self._database.fetch(f"{_PENDING} AND update_id = $2", self._bot, update_id)
        return next((_pending(row) for row in rows), None)

    async def begin_again(self, update_id: int) -> None:
        """Count a replay before it starts: one that kills the process never gets to say so itself."""
        await self._change(update_id, "attempts = attempts + 1")

    async def hold(self, update_id: int) -> bool:
        """It waits for Telegram, so its replay isn't what kills the process; False where it is gone."""
        return await self._change(update_id, "attempts = 0", f"AND state = '{PENDING}'")

    async def complete(self, update_id: int, answered: Answered, seconds: float) -> None:
        """Fill in what was answered, erase the raw update, keep what the turn leaves behind: all of it or nothing."""
        trace, said, now = answered.trace, answered.said, self._now()
        row = (
            *(DONE, None, answered.surface, answered.language, answered.question, answered.kind),
            as_json(answered.facts),
            answered.confidence,
            as_json([[name, round(share, _FIGURES)] for name, share in answered.candidates]),
            *(answered.failure, kept(now), seconds),
            as_json(answered.corrects) if answered.corrects else None,
        )

        async def work(connection: Connection) -> bool:
            version = await keep_version(connection, said, now) if said else None
            shown = version, said.text if said else None
            is_there = await connection.change(_COMPLETE, self._bot, update_id, *row, *shown)
            if not is_there or trace is None:  # the person may have asked to be forgotten meanwhile
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
        change = f"state = '{FAILED}', raw = NULL, failure = $3, answered_at = $4"
        await self._change(update_id, change, "", failure[:_FAILURE_LENGTH], kept(self._now()))
        self._journal.wipe()

    async def rate(self, update_id: int, person: str, liked: bool) -> bool:
        """Keep 👍 or 👎 with the question; False where it isn't this person's or is gone."""
        return await self._change(update_id, "feedback = $3", "AND person = $4", 1 if liked else -1, person)

    async def leave_for_staff(self, update_id: int, person: str) -> bool | None:
        """Put a question before staff: True if so, False where it is there already, None where it is gone."""
        whose = "AND person = $3 AND question IS NOT NULL"
        now = kept(self._now())
        if await self._change(update_id, "left_at = $4", f"{whose} AND left_at IS NULL", person, now):
            return True
        query = f"SELECT id FROM questions WHERE {_MINE} {whose}"  # noqa: S608
        return False if await self._database.fetch(query, self._bot, update_id, person) else None

    async def _change(self, update_id: int, change: str, where: str = "", *values: object) -> bool:
        statement = f"UPDATE questions SET {change} WHERE {_MINE} {where}"  # noqa: S608
        return await self._database.change(statement, self._bot, update_id, *values) > 0


def _pending(row: Any) -> Pending:
    return Pending(row["update_id"], row["raw"], row["attempts"], moment(row["received_at"]))
