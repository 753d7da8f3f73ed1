"""Everything that is stored, opened together, and deleted when its time has come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete

from bot.storage.chats import Answers, Contexts, ForbiddenPlaces
from bot.storage.database import Database
from bot.storage.heartbeat import Heartbeat
from bot.storage.inbox import Inbox
from bot.storage.migrate import upgrade
from bot.storage.pseudonyms import Pseudonyms, generated_key
from bot.storage.query_log import QueryLog
from bot.storage.tables import answers, contexts, questions


class Retention:
    """Deleting: what is too old, and at once everything of a person who asks for it."""

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


@dataclass(frozen=True, slots=True)
class Storage:
    """The parts, each with its own few methods; all of them raise StorageError where the database is gone."""

    inbox: Inbox
    log: QueryLog
    answers: Answers
    contexts: Contexts
    retention: Retention
    heartbeat: Heartbeat
    forbidden: ForbiddenPlaces
    pseudonyms: Pseudonyms
    database: Database

    @classmethod
    async def open(
        cls, address: str, *, bot: int, key: str | None, retention_days: int, now: Callable[[], datetime]
    ) -> Storage:
        """Open the database of a bot (its id), bring it up to date and delete what is too old.

        `key` hides people's ids; None takes the one made at the first start. Raises StorageError, in one line, for
        a database that is damaged, read-only, on a full disk, or newer than the code.
        """
        database = Database(address)
        kept = timedelta(days=retention_days)
        try:
            async with database.transaction() as connection:
                await connection.run_sync(upgrade)
            retention = Retention(database, now, kept)
            # Deleting is writing: a database that can only be read shows itself here, not at the first question.
            await retention.delete_expired()
            pseudonyms = Pseudonyms(key or await generated_key(database))
        except BaseException:
            await database.close()
            raise
        return cls(
            inbox=Inbox(database, bot, now),
            log=QueryLog(database, bot),
            answers=Answers(database, now),
            contexts=Contexts(database, now, kept),
            retention=retention,
            heartbeat=Heartbeat(database, bot, now),
            forbidden=ForbiddenPlaces(database),
            pseudonyms=pseudonyms,
            database=database,
        )

    async def close(self) -> None:
        await self.database.close()
