"""What was answered, word for word: kept as the difference from its version of the knowledge, and found by its code."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.storage.codes import Codes
from bot.storage.database import Database
from bot.storage.drivers import Connection
from bot.storage.records import Said, Shown
from bot.storage.tables import from_json, kept, moment

_FOUND = (
    "SELECT q.id, q.bot, q.received_at, q.answered_at, q.person, q.language, q.kind, q.facts, q.said, "
    "v.hash, v.git_commit, v.snapshot FROM questions q JOIN versions v ON v.id = q.version WHERE q.said IS NOT NULL"
)


async def drop_versions(connection: Connection, before: datetime) -> None:
    """Within a piece of work: delete the versions of long ago that no answer needs any more."""
    unused = "NOT EXISTS (SELECT 1 FROM questions WHERE version = versions.id)"
    await connection.change(f"DELETE FROM versions WHERE first_used_at <= $1 AND {unused}", kept(before))  # noqa: S608


class Proofs:
    """Every method raises StorageError where the database is gone."""

    def __init__(self, database: Database, bot: int | None, codes: Codes) -> None:
        """`bot` is whose updates are asked for; any code is found, whichever bot gave it."""
        self._database = database
        self._bot = bot
        self._codes = codes

    async def by_code(self, code: str) -> Shown | None:
        """The answer of a code; None where none has it, or it is no longer kept."""
        sealed = self._codes.read(code)
        rows = await self._database.fetch(f"{_FOUND} AND q.id = $1", sealed.number) if sealed else []
        fitting = [row for row in rows if sealed and self._codes.fits(sealed, row["received_at"])]
        return self._shown(fitting[0]) if fitting else None

    async def of_update(self, update_id: int) -> Shown | None:
        """What was said to an update; None where that isn't kept."""
        rows = await self._database.fetch(f"{_FOUND} AND q.bot = $1 AND q.update_id = $2", self._bot, update_id)
        return self._shown(rows[0]) if rows else None

    def _shown(self, row: Any) -> Shown:
        return Shown(
            code=self._codes.of(row["id"], row["received_at"]),
            bot=row["bot"],
            person=row["person"],
            answered_at=moment(row["answered_at"]),
            language=row["language"],
            kind=row["kind"],
            facts=tuple(from_json(row["facts"]) or ()),
            said=Said(row["hash"], row["git_commit"], bytes(row["snapshot"]), bytes(row["said"])),
        )
