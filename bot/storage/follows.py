"""Who wants to be told when a fact is corrected, and who waits for an answer that the release doesn't give yet.

A chat is claimed before it is written to and settled after it, so that of several replicas one writes, and a kill in
between costs one message that comes twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.storage.changes import WHOLE, Changes
from bot.storage.database import Database
from bot.storage.drivers import Connection
from bot.storage.records import (
    AwaitedRow,
    DueAnswer,
    DueCorrection,
    Follow,
    Follower,
    FollowFigures,
    Standing,
    Told,
)
from bot.storage.sealing import Sealer
from bot.storage.tables import as_json, from_json, inserting, kept, moment, putting

CLAIMED = timedelta(minutes=1)
"""For so long a chat that is being written to is nobody else's: a send with all its retries takes half of it."""

_FOLLOW = "bot person place chat language release entry told said told_at expires_at retry_at attempts"
_PUT = putting("follows", _FOLLOW, "bot place person release entry")
_AWAIT = "bot person place chat language release update_id known tried expires_at retry_at attempts"
_WAIT = f"{inserting('awaited', _AWAIT)} ON CONFLICT DO NOTHING"
_OF = "bot = $1 AND place = $2 AND person = $3"
_SENT = "SELECT coalesce(sum(told), 0) FROM changes WHERE bot = $1 AND seen_at >= $2"
_IS_DUE = (
    "FROM follows AS f JOIN changes AS c ON c.bot = f.bot AND c.release = f.release AND c.entry = f.entry "
    "WHERE f.bot = $1 AND f.release = $2 AND f.entry = $3 AND c.mark = $4 AND f.told <> $5 "
    "AND f.told_at < c.seen_at AND c.seen_at <= $6 AND f.retry_at <= $7"
)
_UNTRIED = (
    "SELECT a.id, a.place, a.language, a.known, q.question, q.received_at FROM awaited AS a "
    "JOIN questions AS q ON q.bot = a.bot AND q.update_id = a.update_id "
    "WHERE a.bot = $1 AND a.release = $2 AND a.tried <> $3 AND a.retry_at <= $4 AND q.state = 'done' "
    "AND q.person = a.person AND q.question IS NOT NULL ORDER BY a.id LIMIT $5"
)


class _Letters:
    """What both tables share: a claim, a later try, an address that is no longer one."""

    def __init__(
        self, table: str, database: Database, bot: int, now: Callable[[], datetime], sealer: Sealer, changes: Changes
    ) -> None:
        self._table = table
        self._database = database
        self._bot = bot
        self._now = now
        self._sealer = sealer
        self._changes = changes

    async def later(self, ids: Iterable[int], at: datetime) -> None:
        """Try again then."""
        sql = f"UPDATE {self._table} SET retry_at = $1, attempts = attempts + 1 WHERE id = $2"  # noqa: S608
        await self._database.write(lambda connection: _each(connection, sql, ((kept(at), one) for one in ids)))

    async def drop(self, ids: Iterable[int]) -> None:
        """They can't be told: blocked, gone, or no address any more."""
        sql = f"DELETE FROM {self._table} WHERE id = $1"  # noqa: S608
        await self._database.write(lambda connection: _each(connection, sql, ((one,) for one in ids)))

    async def release_claims(self) -> None:
        """At a start, where one process has the database to itself: what was claimed was claimed by one that died."""
        if self._database.file is not None:
            sql = f"UPDATE {self._table} SET retry_at = 0 WHERE bot = $1 AND attempts = 0"  # noqa: S608
            await self._database.change(sql, self._bot)

    async def _claim(self, connection: Connection, ids: Iterable[int]) -> bool:
        now = self._now()
        sql = f"UPDATE {self._table} SET retry_at = $1 WHERE id = $2 AND retry_at <= $3"  # noqa: S608
        return all([await connection.change(sql, kept(now + CLAIMED), one, kept(now)) for one in ids])


class Follows(_Letters):
    """Facts that people follow. Every method raises StorageError where the database is gone."""

    async def follow(self, follower: Follower, release: str, told: Iterable[Told], at: datetime) -> None:
        """Remember that somebody follows these facts, and what they were told of them last, and when."""
        sealed, expires = self._sealer.seal(follower.place, follower.address), kept(follower.until)
        who = self._bot, follower.person, follower.place, sealed, follower.language, release
        rows = [(*who, one.entry, one.wording, one.said, kept(at), expires, 0, 0) for one in told]
        await self._database.write(lambda connection: _each(connection, _PUT, rows))

    async def of(self, place: str, person: str) -> tuple[Follow, ...]:
        """What somebody follows in a chat, oldest first."""
        query = f"SELECT * FROM follows WHERE {_OF} ORDER BY id"  # noqa: S608
        return tuple(map(_follow, await self._database.fetch(query, self._bot, place, person)))

    async def unfollow(self, place: str, person: str, number: int | None = None) -> int:
        """Forget one of them, or (None) all, those that wait for an answer too; how many they were."""

        async def work(connection: Connection) -> int:
            if number is not None:
                sql = f"DELETE FROM follows WHERE {_OF} AND id = $4"  # noqa: S608
                return await connection.change(sql, self._bot, place, person, number)
            both = [f"DELETE FROM {table} WHERE {_OF}" for table in ("follows", "awaited")]  # noqa: S608
            return sum([await connection.change(sql, self._bot, place, person) for sql in both])

        return await self._database.write(work)

    async def next_due(self, release: str, standing: Sequence[Standing], settled: datetime) -> DueCorrection | None:
        """Claim a chat that was last told otherwise than the corrected facts stand now, where the correction has been
        in use since `settled`; None where there is none.
        """

        for one in standing:
            async with self._database.reading() as reader:  # mostly there is none, and nothing to write
                found = await self._rows(reader, "f.place", release, one, settled, " ORDER BY f.id LIMIT 1")
            if found:
                return await self._claim_place(str(found[0][0]), release, standing, settled)
        return None

    async def _claim_place(
        self, place: str, release: str, standing: Sequence[Standing], settled: datetime
    ) -> DueCorrection | None:
        async def work(connection: Connection) -> DueCorrection | None:
            here = " AND f.place = $8"
            rows = [
                (one, row)
                for one in standing
                for row in await self._rows(connection, "f.*", release, one, settled, here, place)
            ]
            is_ours = rows and await self._claim(connection, [row["id"] for _, row in rows])
            return self._due(rows) if is_ours else None

        return await self._database.write(work)

    async def told(self, due: DueCorrection, release: str, told: Sequence[Told]) -> None:
        """A chat was told what a claim was for."""

        async def work(connection: Connection) -> None:
            sql = "UPDATE follows SET told = $1, said = $2, told_at = $3, retry_at = 0, attempts = 0 WHERE id = $4"
            now, by_entry = kept(self._now()), {one.entry: one for one in told}
            for row in due.rows:
                words = by_entry[row.entry]
                await connection.change(sql, words.wording, words.said, now, row.id)
            for one in due.standing:
                await self._changes.count(connection, release, one.entry, one.mark)

        await self._database.write(work)

    async def count_due(self, release: str, standing: Standing) -> int:
        """How many chats are to be told of a correction, now or once it has settled."""
        async with self._database.reading() as reader:
            what = "count(DISTINCT f.place)"
            return int((await self._rows(reader, what, release, standing, self._now(), ""))[0][0])

    async def behind(self, release: str, entry: str, wording: str) -> int:
        """How many chats that follow an entry were last told it in other words, whether it was corrected or not."""
        where = "bot = $1 AND release = $2 AND entry = $3 AND told <> $4"
        query = f"SELECT count(DISTINCT place) FROM follows WHERE {where}"  # noqa: S608
        return int((await self._database.fetch(query, self._bot, release, entry, wording))[0][0])

    async def figures(self, start: datetime) -> FollowFigures:
        """Who follows something now, and how many chats were told of what was corrected since then."""
        counts = [
            int((await self._database.fetch(query, self._bot, *values))[0][0])
            for query, *values in (
                ("SELECT count(DISTINCT person) FROM follows WHERE bot = $1",),
                ("SELECT count(DISTINCT person) FROM awaited WHERE bot = $1",),
                (f"{_SENT} AND entry <> ''", kept(start)),
                (f"{_SENT} AND entry = ''", kept(start)),
            )
        ]
        return FollowFigures(*counts)

    async def _rows(
        self, connection: Connection, what: str, release: str, one: Standing, settled: datetime, end: str, *more: object
    ) -> list[Any]:
        values = release, one.entry, one.mark, one.wording, kept(settled), kept(self._now())
        return await connection.fetch(f"SELECT {what} {_IS_DUE}{end}", self._bot, *values, *more)

    def _due(self, rows: Sequence[tuple[Standing, Any]]) -> DueCorrection:
        _, first = rows[0]
        return DueCorrection(
            place=first["place"],
            person=first["person"],
            address=self._sealer.open(first["place"], bytes(first["chat"])),
            language=first["language"],
            attempts=max(row["attempts"] for _, row in rows),
            rows=tuple(_follow(row) for _, row in rows),
            standing=tuple(dict.fromkeys(one for one, _ in rows)),
        )


class Awaited(_Letters):
    """Questions whose askers want to hear once there is an answer."""

    async def wait(self, follower: Follower, release: str, update_id: int, known: Sequence[str], state: str) -> bool:
        """Remember one; False where it is there already. `known` are the facts that it gets as the knowledge stands,
        `state` what tells that from other states.
        """
        sealed, expires = self._sealer.seal(follower.place, follower.address), kept(follower.until)
        row = self._bot, follower.person, follower.place, sealed, follower.language, release, update_id
        return bool(await self._database.change(_WAIT, *row, as_json([*known]), state, expires, 0, 0))

    async def of(self, place: str, person: str) -> tuple[str, ...]:
        """The questions to which somebody waits for an answer in a chat."""
        query = (
            "SELECT q.question FROM awaited AS a JOIN questions AS q ON q.bot = a.bot AND q.update_id = a.update_id "
            "WHERE a.bot = $1 AND a.place = $2 AND a.person = $3 AND q.question IS NOT NULL ORDER BY a.id"
        )
        return tuple(str(row[0]) for row in await self._database.fetch(query, self._bot, place, person))

    async def untried(self, release: str, state: str, limit: int) -> tuple[AwaitedRow, ...]:
        """Those that weren't asked again since the knowledge has this state."""
        rows = await self._database.fetch(_UNTRIED, self._bot, release, state, kept(self._now()), limit)
        return tuple(
            AwaitedRow(
                id=row["id"],
                question=row["question"],
                asked_at=moment(row["received_at"]),
                language=row["language"],
                known=tuple(from_json(row["known"]) or ()),
            )
            for row in rows
        )

    async def tried(self, ids: Iterable[int], state: str) -> None:
        """They still have no answer."""
        sql = "UPDATE awaited SET tried = $1 WHERE id = $2"
        await self._database.write(lambda connection: _each(connection, sql, ((state, one) for one in ids)))

    async def claim(self, number: int) -> DueAnswer | None:
        """Claim one to tell its asker; None where somebody else does, or it is gone."""

        async def work(connection: Connection) -> DueAnswer | None:
            rows = await connection.fetch("SELECT * FROM awaited WHERE id = $1", number)
            if not rows or not await self._claim(connection, [number]):
                return None
            (row,) = rows
            address = self._sealer.open(row["place"], bytes(row["chat"]))
            return DueAnswer(number, row["place"], row["person"], address, row["language"], row["attempts"])

        return await self._database.write(work)

    async def told(self, due: DueAnswer, release: str, state: str) -> None:
        """Its asker was told, which happens once."""

        async def work(connection: Connection) -> None:
            await connection.change("DELETE FROM awaited WHERE id = $1", due.id)
            await self._changes.count(connection, release, WHOLE, state)

        await self._database.write(work)


async def _each(connection: Connection, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
    for row in rows:
        await connection.change(sql, *row)


def _follow(row: Any) -> Follow:
    return Follow(row["id"], row["entry"], row["release"], row["told"], row["said"], moment(row["told_at"]))
