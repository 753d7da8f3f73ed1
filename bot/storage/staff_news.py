"""What staff want to hear of, and what they were told: the daily digest, and alerts when something piles up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from hashlib import sha256

from bot.storage.database import Database
from bot.storage.drivers import Connection
from bot.storage.records import Piled, Reader
from bot.storage.tables import from_json, inserting, kept, putting

REMEMBERED = timedelta(days=1)
"""For so long an alert isn't repeated unless it has doubled."""

_PUT = putting("staff_readers", "bot staff language digest_on", "bot staff")
_PUT_ALERT = f"{inserting('alerts', 'bot about people told_at')} ON CONFLICT (bot, about) DO NOTHING"
_LETTERS = 24
OPEN = ""
"""What piles up where it is questions without an answer."""


class StaffNews:
    """Those of one bot. Every method raises StorageError where the database is gone."""

    def __init__(self, database: Database, bot: int, now: Callable[[], datetime]) -> None:
        self._database = database
        self._bot = bot
        self._now = now

    async def subscribe(self, staff: int, language: str, digest_on: date) -> None:
        """Somebody wants to hear, in a language; `digest_on` is the last day whose digest they are not to get."""
        await self._database.change(_PUT, self._bot, staff, language, digest_on.isoformat())

    async def unsubscribe(self, staff: int) -> bool:
        """False where they heard of nothing anyway."""
        delete = "DELETE FROM staff_readers WHERE bot = $1 AND staff = $2"
        return await self._database.change(delete, self._bot, staff) > 0

    async def readers(self) -> tuple[Reader, ...]:
        query = "SELECT staff, language, digest_on FROM staff_readers WHERE bot = $1 ORDER BY staff"
        rows = await self._database.fetch(query, self._bot)
        return tuple(Reader(row[0], row[1], date.fromisoformat(row[2])) for row in rows)

    async def claim_digest(self, staff: int, before: date, day: date) -> bool:
        """Mark a day's digest as told; False where another replica was faster. With the days exchanged it is undone."""
        update = "UPDATE staff_readers SET digest_on = $4 WHERE bot = $1 AND staff = $2 AND digest_on = $3"
        return await self._database.change(update, self._bot, staff, before.isoformat(), day.isoformat()) > 0

    async def piled(self, start: datetime) -> tuple[Piled, ...]:
        """What people have in common since then: each wrong premise, and (OPEN) that nothing was found; by how many."""
        wrong = "SELECT person, corrects FROM questions WHERE bot = $1 AND received_at >= $2 AND corrects IS NOT NULL"
        found: dict[tuple[str, str], set[str]] = {}
        said_first: dict[tuple[str, str], str] = {}
        for person, corrects in await self._database.fetch(wrong, self._bot, kept(start)):
            for kind, said in from_json(corrects):
                said_first.setdefault((kind, said.casefold()), said)
                found.setdefault((kind, said.casefold()), set()).add(person)
        missed = (
            "SELECT count(DISTINCT person) FROM questions"
            " WHERE bot = $1 AND received_at >= $2 AND kind IN ('unknown', 'clarify') AND question IS NOT NULL"
        )
        people = (await self._database.fetch(missed, self._bot, kept(start)))[0][0]
        premises = (Piled(kind, said_first[kind, said], len(by)) for (kind, said), by in found.items())
        return (*premises, Piled(OPEN, "", people))

    async def claim_alert(self, piled: Piled) -> bool:
        """Mark an alert as told; False where it was, and hasn't doubled since, or another replica was faster."""
        about = sha256(f"{piled.kind}\0{piled.said.casefold()}".encode()).hexdigest()[:_LETTERS]
        now = self._now()

        async def work(connection: Connection) -> bool:
            await connection.change("DELETE FROM alerts WHERE told_at <= $1", kept(now - REMEMBERED))
            if await connection.change(_PUT_ALERT, self._bot, about, piled.people, kept(now)):
                return True
            doubled = "UPDATE alerts SET people = $3, told_at = $4 WHERE bot = $1 AND about = $2 AND people * 2 <= $3"
            return await connection.change(doubled, self._bot, about, piled.people, kept(now)) > 0

        return await self._database.write(work)
