"""Questions in the hands of the press office: where they came from, sealed, until they are closed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Any

from bot.storage.database import Database
from bot.storage.drivers import Connection
from bot.storage.follows import CLAIMED
from bot.storage.records import Follower
from bot.storage.sealing import Address, Sealer
from bot.storage.tables import as_json, from_json, inserting, kept, moment, putting

OPEN, CLOSED = "open", "closed"
ASKER, STAFF, SILENCE, NOBODY = "asker", "staff", "silence", "nobody"
"""Who wrote last, or closed it; NOBODY where no member of staff could be reached."""

_NEW = (
    "bot person place chat language update_id message facts state asked_at last_at last_by turns has_reached "
    "expires_at retry_at"
)
_LINK = "place message handover side expires_at"


@dataclass(frozen=True, slots=True)
class Handover:
    """A question and what became of it. `message` is the one that asked it, `facts` what was spoken of then, `turns`
    how often they have asked back, `answer` what staff wrote last. `address` is None once it is closed.
    """

    id: int
    person: str
    place: str
    address: Address | None
    language: str
    update_id: int
    message: int
    facts: tuple[str, ...]
    is_open: bool
    asked_at: datetime
    answered_at: datetime | None
    last_at: datetime
    last_by: str
    turns: int
    answer: str | None


@dataclass(frozen=True, slots=True)
class HandoverFigures:
    """Over a stretch of time: how many are open and closed, and the median time to a person's answer in seconds, None
    where nobody answered.
    """

    open: int
    closed: int
    answered: int
    median_seconds: float | None


class Handovers:
    """Every method raises StorageError where the database is gone."""

    def __init__(self, database: Database, bot: int, now: Callable[[], datetime], sealer: Sealer) -> None:
        self._database = database
        self._bot = bot
        self._now = now
        self._sealer = sealer

    async def open(self, asker: Follower, update_id: int, message: int, facts: Iterable[str]) -> Handover | None:
        """Put a question into the office's hands; None where the person has one there already from this chat."""
        now, sealed = kept(self._now()), self._sealer.seal(asker.place, asker.address)
        row = self._bot, asker.person, asker.place, sealed, asker.language, update_id, message, as_json([*facts])
        values = (*row, OPEN, now, now, ASKER, 0, 0, kept(asker.until), 0)

        async def work(connection: Connection) -> bool:
            query = "SELECT id FROM handovers WHERE bot = $1 AND place = $2 AND person = $3 AND state = 'open'"
            if await connection.fetch(query, self._bot, asker.place, asker.person):
                return False
            await connection.change(inserting("handovers", _NEW), *values)
            return True

        return await self.of(asker.place, asker.person) if await self._database.write(work) else None

    async def of(self, place: str, person: str) -> Handover | None:
        """The one that is open for somebody in a chat."""
        found = await self._find("place = $2 AND person = $3 AND state = 'open'", place, person)
        return found[0] if found else None

    async def find(self, number: int) -> Handover | None:
        found = await self._find("id = $2", number)
        return found[0] if found else None

    async def unreached(self) -> tuple[Handover, ...]:
        """Those that no member of staff has got yet, and that aren't claimed."""
        return await self._find("state = 'open' AND has_reached = 0 AND retry_at <= $2", kept(self._now()))

    async def unclaimed(self) -> tuple[Handover, ...]:
        """Those that are open and that nobody is busy with."""
        return await self._find("state = 'open' AND retry_at <= $2", kept(self._now()))

    async def claim(self, number: int) -> bool:
        """Be the one, of several replicas, that writes to somebody about it now; what fails is tried again later."""
        now = self._now()
        sql = "UPDATE handovers SET retry_at = $2 WHERE id = $1 AND state = 'open' AND retry_at <= $3"
        return await self._database.change(sql, number, kept(now + CLAIMED), kept(now)) > 0

    async def release_claims(self) -> None:
        """At a start, where one process has the database to itself: what was claimed was claimed by one that died."""
        if self._database.file is not None:
            await self._database.change("UPDATE handovers SET retry_at = 0 WHERE bot = $1", self._bot)

    async def at(self, place: str, message: int) -> tuple[Handover, str] | None:
        """What a message is about, and on whose side it stands: ASKER or STAFF."""
        query = "SELECT handover, side FROM handover_messages WHERE place = $1 AND message = $2"
        rows = await self._database.fetch(query, place, message)
        handed = await self.find(rows[0][0]) if rows else None
        return (handed, str(rows[0][1])) if handed else None

    async def link(self, handed: Handover, side: str, place: str, messages: Iterable[int], until: datetime) -> None:
        """Remember which messages of ours are about it, so that a reply to them finds it."""

        async def work(connection: Connection) -> None:
            for message in messages:
                put = putting("handover_messages", _LINK, "place message")
                await connection.change(put, place, message, handed.id, side, kept(until))
            if side == STAFF:
                await connection.change("UPDATE handovers SET has_reached = 1, retry_at = 0 WHERE id = $1", handed.id)

        await self._database.write(work)

    async def staff_wrote(self, number: int, text: str) -> None:
        now = kept(self._now())
        sql = (
            "UPDATE handovers SET answer = $2, last_by = $3, last_at = $4, answered_at = coalesce(answered_at, $4) "
            "WHERE id = $1"
        )
        await self._database.change(sql, number, text, STAFF, now)

    async def asker_wrote(self, number: int) -> None:
        sql = "UPDATE handovers SET turns = turns + 1, last_by = $2, last_at = $3 WHERE id = $1"
        await self._database.change(sql, number, ASKER, kept(self._now()))

    async def close(self, number: int, by: str) -> bool:
        """Close it and forget where it came from; False where it is closed already."""
        sql = (
            "UPDATE handovers SET state = $2, chat = NULL, closed_by = $3, closed_at = $4 WHERE id = $1 AND state = $5"
        )
        return await self._database.change(sql, number, CLOSED, by, kept(self._now()), OPEN) > 0

    async def figures(self, start: datetime) -> HandoverFigures:
        """What was asked since then."""
        query = "SELECT state, asked_at, answered_at FROM handovers WHERE bot = $1 AND asked_at >= $2"
        rows = await self._database.fetch(query, self._bot, kept(start))
        waits = [(row["answered_at"] - row["asked_at"]) / 1000 for row in rows if row["answered_at"] is not None]
        opened = sum(row["state"] == OPEN for row in rows)
        return HandoverFigures(opened, len(rows) - opened, len(waits), median(waits) if waits else None)

    async def _find(self, condition: str, *values: object) -> tuple[Handover, ...]:
        query = f"SELECT * FROM handovers WHERE bot = $1 AND {condition} ORDER BY id"  # noqa: S608
        return tuple(map(self._handover, await self._database.fetch(query, self._bot, *values)))

    def _handover(self, row: Any) -> Handover:
        return Handover(
            id=row["id"],
            person=row["person"],
            place=row["place"],
            address=self._sealer.open(row["place"], bytes(row["chat"])) if row["chat"] else None,
            language=row["language"],
            update_id=row["update_id"],
            message=row["message"],
            facts=tuple(from_json(row["facts"]) or ()),
            is_open=row["state"] == OPEN,
            asked_at=moment(row["asked_at"]),
            answered_at=None if row["answered_at"] is None else moment(row["answered_at"]),
            last_at=moment(row["last_at"]),
            last_by=row["last_by"],
            turns=row["turns"],
            answer=row["answer"],
        )
