"""Everything that is stored, opened together, and deleted when its time has come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.storage.changes import Changes
from bot.storage.chats import Answers, Contexts, ForbiddenPlaces, Pseudonyms, Topics
from bot.storage.claims import Claims
from bot.storage.codes import Codes
from bot.storage.database import PATIENCE, Database
from bot.storage.drivers import Connection
from bot.storage.follows import Awaited, Follows
from bot.storage.handovers import Handovers
from bot.storage.heartbeat import Heartbeat
from bot.storage.holds import Holds
from bot.storage.inbox import Inbox
from bot.storage.journal import Journal
from bot.storage.keys import Key, generated_key
from bot.storage.lease import Lease
from bot.storage.migrate import upgrade
from bot.storage.proofs import Proofs, drop_versions
from bot.storage.query_log import QueryLog
from bot.storage.records import Forgotten
from bot.storage.sealing import Sealer
from bot.storage.staff_news import StaffNews
from bot.storage.tables import EXPIRING, PERSONAL, kept

_WIPED_WITHIN = 2.0
"""Seconds that a person who asks to be forgotten waits for the journal; mostly it is a few milliseconds."""


class Retention:
    """Deleting: what is too old, and at once everything of a person who asks for it."""

    def __init__(
        self,
        database: Database,
        now: Callable[[], datetime],
        lifetime: timedelta,
        conversations: Contexts,
        journal: Journal,
    ) -> None:
        self._database = database
        self._now = now
        self._lifetime = lifetime
        self._conversations = conversations
        self._journal = journal

    async def delete_expired(self) -> int:
        """Delete what is older than it may be; how many questions that were."""
        now = self._now()

        async def work(connection: Connection) -> int:
            for table in EXPIRING:
                await connection.change(f"DELETE FROM {table} WHERE expires_at <= $1", kept(now))  # noqa: S608
            count = await connection.change("DELETE FROM questions WHERE received_at <= $1", kept(now - self._lifetime))
            await connection.change("DELETE FROM holds WHERE released_at <= $1", kept(now - self._lifetime))
            await drop_versions(connection, now - self._lifetime)
            return count

        count = await self._database.write(work)
        self._journal.wipe(wished=count > 0)
        return count

    async def forget(self, person: str) -> Forgotten:
        """Delete everything of a person, in one go."""

        async def work(connection: Connection) -> int:
            of_theirs = "handover IN (SELECT id FROM handovers WHERE person = $1)"
            await connection.change(f"DELETE FROM handover_messages WHERE {of_theirs}", person)  # noqa: S608
            deleted = [
                await connection.change(f"DELETE FROM {table} WHERE person = $1", person)  # noqa: S608
                for table in PERSONAL
            ]
            return deleted[0]

        count = await self._database.write(work)
        self._conversations.forget(person)
        self._journal.wipe(wished=True)
        return Forgotten(count, await self._journal.is_wiped(_WIPED_WITHIN))


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
    topics: Topics
    pseudonyms: Pseudonyms
    proofs: Proofs
    holds: Holds
    staff_news: StaffNews
    changes: Changes
    follows: Follows
    awaited: Awaited
    handovers: Handovers
    lifetime: timedelta
    database: Database
    journal: Journal
    claims: Claims | None
    """Where several replicas may serve the bot together: on PostgreSQL."""

    @classmethod
    async def open(
        cls, address: str, *, bot: int, key: str | None, retention_days: int, now: Callable[[], datetime]
    ) -> Storage:
        """Open the database of a bot (its id), bring it up to date and delete what is too old.

        `key` hides people's ids; None takes the one made at the first start. Raises StorageError, in one line, for
        a database that is damaged, read-only, on a full disk, or newer than the code.
        """
        database = Database(address, PATIENCE)
        lifetime = timedelta(days=retention_days)
        journal = Journal(database)
        answers, contexts = Answers(database, now), Contexts(database, now, lifetime)
        retention = Retention(database, now, lifetime, contexts, journal)
        claims = None if database.dialect == "sqlite" else Claims(database, bot, Lease(database, bot))
        key, sealer = await _ready(database, retention, key)
        journal.start()
        changes = Changes(database, bot, now)
        return cls(
            inbox=Inbox(database, bot, now, answers, contexts, journal, claims),
            log=QueryLog(database, bot),
            answers=answers,
            contexts=contexts,
            retention=retention,
            heartbeat=Heartbeat(database, bot, now),
            forbidden=ForbiddenPlaces(database),
            topics=Topics(database),
            pseudonyms=Pseudonyms(key),
            holds=Holds(database, bot, now),
            staff_news=StaffNews(database, bot, now),
            proofs=Proofs(database, bot, Codes(key)),
            changes=changes,
            follows=Follows("follows", database, bot, now, sealer, changes),
            awaited=Awaited("awaited", database, bot, now, sealer, changes),
            handovers=Handovers(database, bot, now, sealer),
            lifetime=lifetime,
            database=database,
            journal=journal,
            claims=claims,
        )

    def other_replicas(self) -> int:
        """How many other processes serve the same bot just now."""
        return self.claims.lease.others if self.claims else 0

    async def close(self) -> None:
        await self.journal.stop()
        await self.database.close()


async def _ready(database: Database, retention: Retention, key: str | None) -> tuple[str, Sealer]:
    """Bring the database up to date and fetch the keys; closed where that fails."""
    try:
        await upgrade(database)
        # Deleting is writing: a database that can only be read shows itself here, not at the first question.
        await retention.delete_expired()
        sealer = Sealer(key or await generated_key(database, Key.CHATS))
        return key or await generated_key(database, Key.PSEUDONYMS), sealer
    except BaseException:
        await database.close()
        raise
