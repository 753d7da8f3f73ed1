"""Everything that is stored, opened together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.storage.answers import Answers
from bot.storage.contexts import Contexts
from bot.storage.database import Database
from bot.storage.forbidden import ForbiddenPlaces
from bot.storage.heartbeat import Heartbeat
from bot.storage.inbox import Inbox
from bot.storage.migrate import upgrade
from bot.storage.pseudonyms import Pseudonyms, generated_key
from bot.storage.query_log import QueryLog
from bot.storage.retention import Retention


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
