"""Which replica answers what: an update is claimed by one of them, and of each chat one is in hand at a time.

PostgreSQL sees to both: the oldest waiting update of a chat is claimed with FOR UPDATE SKIP LOCKED, and a unique index
holds at most one claim a chat. A claim counts for as long as its replica's lease does.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from bot.storage.database import Database
from bot.storage.drivers import StorageError
from bot.storage.lease import NOW, Lease
from bot.storage.records import Pending
from bot.storage.tables import PENDING, moment


@dataclass(slots=True)
class Claim:
    """One update in the hands of one replica. `has_more` is set where others of its chat wait behind it."""

    update_id: int
    owner: int
    lane: str | None
    lease: Lease
    has_more: bool = True
    is_blamed: bool = False
    """Its replica died once or more: where it gets as far as a send, it wasn't what killed that."""
    cleared: asyncio.Event = field(default_factory=asyncio.Event)
    """Set once it can't be what kills this replica: it was understood, or is done."""

    async def sure(self) -> None:
        """Return once nobody else can be answering this; raises ClaimLostError where somebody may."""
        await self.lease.sure(self.owner)


@dataclass(frozen=True, slots=True)
class Kept:
    """An update that is in the database now, under this number; `claim` where this replica is to answer it."""

    update_id: int
    claim: Claim | None = None


@dataclass(frozen=True, slots=True)
class Claimed:
    """What is to be answered under a claim."""

    claim: Claim
    pending: Pending


present: ContextVar[Claim | None] = ContextVar("present", default=None)
"""The claim under which the present task works; None where one process has the database to itself."""

_SUSPECT_FROM = 2
"""An update whose replica died twice may be what kills it: from then on a replica takes one such at a time, so that no
other is blamed, nor one that only waits to be tried."""

_UNIQUE_VIOLATION = "23505"
_FIELDS = "update_id, raw, attempts, received_at, lane"
_IS_FREE = f"""(q.owner IS NULL OR ($4 AND NOT EXISTS (
    SELECT 1 FROM replicas AS r WHERE r.owner = q.owner AND r.expires_at > {NOW})))"""  # noqa: S608
# The oldest of each chat, where it is nobody's, or (`$4`) that of a replica that is dead: each such time counts. Those
# that are suspects then (`$5`), or the others.
_SWEEP = f"""UPDATE questions SET owner = $2, attempts = attempts + CASE WHEN owner IS NULL THEN 0 ELSE 1 END
    WHERE id IN (SELECT q.id FROM questions AS q WHERE q.bot = $1 AND q.state = '{PENDING}'
        AND $5 = (q.attempts + CASE WHEN q.owner IS NULL THEN 0 ELSE 1 END >= {_SUSPECT_FROM}) AND {_IS_FREE}
        AND NOT EXISTS (SELECT 1 FROM questions AS e
            WHERE e.lane = q.lane AND e.bot = q.bot AND e.state = '{PENDING}' AND e.id < q.id)
        ORDER BY q.id LIMIT $3 FOR UPDATE OF q SKIP LOCKED)
    RETURNING id, {_FIELDS}"""  # noqa: S608
# The oldest or none: where somebody has that locked, the next one isn't to be taken in its place.
_NEXT = f"""UPDATE questions SET owner = $2 WHERE id = (SELECT id FROM questions WHERE id = (
        SELECT min(id) FROM questions WHERE bot = $1 AND lane = $3 AND state = '{PENDING}') FOR UPDATE SKIP LOCKED)
    AND owner IS NULL AND attempts < {_SUSPECT_FROM} RETURNING id, {_FIELDS}"""  # noqa: S608
_RELEASE = f"UPDATE questions SET owner = NULL WHERE bot = $1 AND state = '{PENDING}' AND owner = $2"  # noqa: S608
_MINE = f"SELECT update_id FROM questions WHERE bot = $1 AND state = '{PENDING}' AND owner = $2"  # noqa: S608
_IS_HELD = f"SELECT 1 FROM questions WHERE bot = $1 AND lane = $2 AND state = '{PENDING}' AND is_held"  # noqa: S608


class Claims:
    """Those of this replica. Every method raises StorageError where the database is gone."""

    def __init__(self, database: Database, bot: int, lease: Lease) -> None:
        self._database = database
        self._bot = bot
        self.lease = lease

    async def sweep(self, limit: int) -> tuple[Claimed, ...]:
        """Claim so many that nobody has in hand, or only a replica that is dead, oldest first."""
        return await self._sweep(limit, suspects=False)

    async def suspect(self) -> Claimed | None:
        """Claim one that may be what killed its replicas; the next is to be claimed when this one is cleared."""
        return next(iter(await self._sweep(1, suspects=True)), None)

    async def _sweep(self, limit: int, *, suspects: bool) -> tuple[Claimed, ...]:
        if not self.lease.is_held or limit <= 0:
            return ()
        owner = self.lease.owner
        return await self._claim(owner, _SWEEP, self._bot, owner, limit, self.lease.may_inherit, suspects)

    async def next_of(self, lane: str | None) -> Claimed | None:
        """Claim the next of a chat; None where nothing waits there, or somebody has it in hand."""
        if not self.lease.is_held or lane is None:
            return None
        owner = self.lease.owner
        return next(iter(await self._claim(owner, _NEXT, self._bot, owner, lane)), None)

    async def release(self, update_ids: Iterable[int] | None = None) -> None:
        """Let the others have at once what this replica doesn't answer any more: these, or all of it."""
        whose = self._bot, self.lease.owner
        if update_ids is None:
            await self._database.write(
                lambda connection: connection.change(_RELEASE, *whose), at_once=True, single=True
            )
        else:
            await self._database.change(f"{_RELEASE} AND update_id = ANY($3)", *whose, [*update_ids])

    async def mine(self) -> frozenset[int]:
        """The numbers of all that this replica has claimed, as the database knows it."""
        rows = await self._database.fetch(_MINE, self._bot, self.lease.owner)
        return frozenset(row["update_id"] for row in rows)

    async def is_held(self, lane: str | None) -> bool:
        """Whether a chat waits for Telegram, at whichever replica."""
        return bool(await self._database.fetch(_IS_HELD, self._bot, lane))

    async def _claim(self, owner: int, sql: str, *values: object) -> tuple[Claimed, ...]:
        try:
            rows = await self._database.write(
                lambda connection: connection.fetch(sql, *values), at_once=True, single=True
            )
        except StorageError as error:
            if getattr(error.__cause__, "sqlstate", None) != _UNIQUE_VIOLATION:
                raise
            return ()  # another replica was faster in one of these chats
        return tuple(self._claimed(owner, row) for row in sorted(rows, key=lambda row: int(row["id"])))

    def _claimed(self, owner: int, row: Any) -> Claimed:
        claim = Claim(row["update_id"], owner, row["lane"], self.lease, is_blamed=row["attempts"] > 0)
        return Claimed(claim, Pending(row["update_id"], row["raw"], row["attempts"], moment(row["received_at"])))
