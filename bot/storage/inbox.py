"""The inbox: an update is committed here before Telegram is told that it arrived, and completed in the same row."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.storage.chats import Answers, Contexts, keeping_told
from bot.storage.claims import Claim, Claims, Kept, present
from bot.storage.completion import Completion
from bot.storage.database import Database
from bot.storage.drivers import Connection, Statement
from bot.storage.journal import Journal
from bot.storage.records import Answered, Backlog, Incoming, Pending, Said, Trace
from bot.storage.tables import DONE, FAILED, PENDING, as_json, inserting, kept, moment

REPEATED_WITHIN = timedelta(days=2)
"""Telegram keeps for a day what it isn't sure that we have. A row of an older version of Bayan, which kept no hash of
the content, counts as the same update for as long."""

_GIVEN_ANEW, _NUMBERS = 10**17, 9 * 10**17
"""Where a number comes again with another content (after a week without any update Telegram begins to count anywhere),
the update is kept under one from here on, which its content decides: far above Telegram's own."""

_FAILURE_LENGTH = 100
_FIGURES, _LEAST = 4, 0.0001
"""Places of a probability that are kept, and the least of those kept: nobody acts on less than a hundredth of a per
cent, and the candidates below it took a tenth of a row (`python -m bench.throughput`)."""

_ACCEPTED = "bot update_id received_at state raw attempts person chat_kind surface content lane"
_ANSWERED = [
    *("state raw surface language question kind facts confidence candidates failure".split()),
    *("answered_at seconds corrects release version said".split()),
]
_MINE = "bot = $1 AND update_id = $2"
# The names in these are ours; values never are in the text.
_ACCEPT = f"{inserting('questions', _ACCEPTED)} ON CONFLICT DO NOTHING"
# Claimed at once where nothing of its chat waits. The index on claims refuses what two replicas do at the same moment.
_ACCEPT_AND_CLAIM = f"""INSERT INTO questions ({", ".join(_ACCEPTED.split())}, owner) VALUES (
        $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, CAST($11 AS VARCHAR), CASE WHEN NOT EXISTS (
            SELECT 1 FROM questions WHERE bot = $1 AND lane = CAST($11 AS VARCHAR) AND state = '{PENDING}'
        ) THEN CAST($12 AS BIGINT) END)
    ON CONFLICT DO NOTHING RETURNING owner"""  # noqa: S608
_KNOWN = f"SELECT content, received_at FROM questions WHERE {_MINE}"  # noqa: S608
_HASH = f"${3 + _ANSWERED.index('version')}"
_FILLED = {name: f"${number}" for number, name in enumerate(_ANSWERED, 3)}
_FILLED["version"] = f"(SELECT id FROM versions WHERE hash = {_HASH})"  # noqa: S608
# Nothing where the version isn't kept, or not any more.
_COMPLETE = f"""UPDATE questions SET {", ".join(f"{name} = {value}" for name, value in _FILLED.items())}
    WHERE {_MINE} AND ({_HASH} IS NULL OR {_HASH} IN (SELECT hash FROM versions))"""  # noqa: S608
_ENDED = "lane = NULL, owner = NULL, is_held = NULL"
_COMPLETION = Completion([*_ANSWERED])
_PENDING = f"SELECT update_id, raw, attempts, received_at FROM questions WHERE bot = $1 AND state = '{PENDING}'"  # noqa: S608
_BACKLOG = f"SELECT count(*), min(received_at) FROM questions WHERE bot = $1 AND state = '{PENDING}'"  # noqa: S608

_VERSION = "hash git_commit first_used_at snapshot"
_PUT_VERSION = f"{inserting('versions', _VERSION)} ON CONFLICT DO NOTHING"


class Inbox:
    """The updates of one bot. Every method raises StorageError where the database is gone.

    With `claims` it is one of several replicas, and does nothing to what another one has in hand.
    """

    def __init__(
        self,
        database: Database,
        bot: int,
        now: Callable[[], datetime],
        answers: Answers,
        contexts: Contexts,
        journal: Journal,
        claims: Claims | None = None,
    ) -> None:
        self._database = database
        self._bot = bot
        self._now = now
        self._answers = answers
        self._contexts = contexts
        self._journal = journal
        self._claims = claims
        self._versions: set[tuple[str, str | None]] = set()  # those that were kept once, so as not to ask each time

    async def accept(self, incoming: Incoming, *, claiming: bool = False, at_once: bool = False) -> Kept | None:
        """Commit an update, and claim it with `claiming` where its chat's turn is here; None where it is there already,
        for Telegram repeats what it isn't sure about. A number that comes with another content is another update.
        """
        now = self._now()

        async def work(connection: Connection) -> Kept | None:
            if kept := await self._insert(connection, incoming, now, claiming):
                return kept
            query = await connection.fetch(_KNOWN, self._bot, incoming.update_id)
            if not query or _is_same(query[0], incoming, now):
                return None
            return await self._insert(connection, _renumbered(incoming), now, claiming)

        # What may follow the first statement looks at what is there, and needs no transaction with it.
        return await self._database.write(work, at_once=at_once, single=True)

    async def _insert(self, connection: Connection, incoming: Incoming, now: datetime, claiming: bool) -> Kept | None:
        number, claims = incoming.update_id, self._claims
        came_by = incoming.person, incoming.chat_kind, incoming.surface, incoming.content
        row = self._bot, number, kept(now), PENDING, incoming.raw, 0, *came_by
        if claims is None:
            return Kept(number) if await connection.change(_ACCEPT, *row, None) else None
        owner = claims.lease.owner if claiming and claims.lease.is_held else None
        rows = await connection.fetch(_ACCEPT_AND_CLAIM, *row, incoming.lane, owner)
        if rows and rows[0]["owner"] is not None:
            return Kept(number, Claim(number, rows[0]["owner"], incoming.lane, claims.lease))
        if rows or await connection.change(_ACCEPT, *row, incoming.lane):  # another replica was faster in this chat
            return Kept(number)
        return None

    async def pending(self) -> tuple[Pending, ...]:
        """What an earlier run accepted and didn't complete, in the order of arrival."""
        rows = await self._database.fetch(f"{_PENDING} ORDER BY id", self._bot)
        return tuple(_pending(row) for row in rows)

    async def find(self, update_id: int) -> Pending | None:
        """An update that isn't completed yet; None where it is, or is gone."""
        rows = await self._database.fetch(f"{_PENDING} AND update_id = $2", self._bot, update_id)
        return next((_pending(row) for row in rows), None)

    async def backlog(self) -> Backlog:
        """How many updates aren't answered yet, over all replicas, and since when the oldest waits."""
        ((count, oldest),) = await self._database.fetch(_BACKLOG, self._bot)
        return Backlog(count, None if oldest is None else moment(oldest))

    async def begin_again(self, update_id: int) -> None:
        """Count a replay before it starts: one that kills the process never gets to say so itself."""
        await self._change(update_id, "attempts = attempts + 1")

    async def hold(self, update_id: int) -> bool:
        """It waits for Telegram, so its replay isn't what kills the process; False where it is gone."""
        waits = "attempts = 0" if self._claims is None else "attempts = 0, is_held = TRUE"
        mine, owner = self._mine(3)
        return await self._change(update_id, waits, f"AND state = '{PENDING}' {mine}", *owner)

    async def acquit(self, update_id: int) -> None:
        """It has been understood, and is only to be sent: the deaths of its replicas aren't its fault."""
        mine, owner = self._mine(3)
        await self._change(update_id, "attempts = 0", mine, *owner)

    async def complete(self, update_id: int, answered: Answered, seconds: float) -> None:
        """Fill in what was answered, erase the raw update, keep what the turn leaves behind: all of it or nothing."""
        trace, said, now = answered.trace, answered.said, self._now()
        row = (
            *(DONE, None, answered.surface, answered.language, answered.question, answered.kind),
            as_json(answered.facts),
            answered.confidence,
            as_json([[name, round(share, _FIGURES)] for name, share in answered.candidates if share >= _LEAST]),
            *(answered.failure, kept(now), seconds),
            as_json(answered.corrects) if answered.corrects else None,
            answered.release,
        )
        claim = present.get()
        is_new = said is not None and (said.version, said.commit) not in self._versions

        async def work(connection: Connection) -> bool:
            whole = (self._bot, update_id, *row, *((said.version, said.text) if said else (None, None)))
            if said and is_new:
                await _keep_version(connection, said, now)
                self._versions.add((said.version, said.commit))
            if self._claims is not None:
                return await self._complete(connection, whole, answered, claim, now)
            statements = [(_COMPLETE, whole), *(self._keeping(trace, now) if trace else ())]
            if await connection.change_all(statements):
                return True
            # The retention dropped the version meanwhile, or it was kept in vain; or the person asked to be forgotten.
            if said:
                await _keep_version(connection, said, now)
            return said is not None and await connection.change_all(statements)

        single = not is_new if self._claims is None else trace is None or not trace.deleted
        if await self._database.write(work, urgent=True, single=single) and trace is not None:
            self._contexts.kept(trace)
        if answered.question is None:
            self._journal.wipe()

    def _keeping(self, trace: Trace, now: datetime) -> Iterator[Statement]:
        yield from self._answers.keeping(trace)
        yield from self._contexts.keeping(trace)
        yield from keeping_told(self._bot, trace, now)

    async def _complete(
        self, connection: Connection, row: tuple[object, ...], answered: Answered, claim: Claim | None, now: datetime
    ) -> bool:
        said, trace = answered.said, answered.trace
        times = self._answers.until(), *self._contexts.kept_as(trace), kept(now)
        done = await _COMPLETION.run(connection, row, claim, trace, times)
        if done and said and done.version is None:  # the retention dropped it meanwhile, or it was kept in vain
            version = await _keep_version(connection, said, now)
            change = f"UPDATE questions SET version = $3 WHERE {_MINE}"  # noqa: S608
            await connection.change(change, *row[:2], version)
        return done is not None

    async def fail(self, update_id: int, failure: str) -> None:
        """Set an update aside for good; `failure` says why in words of ours, never in the person's."""
        change = f"state = '{FAILED}', raw = NULL, failure = $3, answered_at = $4, {_ENDED}"
        mine, owner = self._mine(5)
        await self._change(update_id, change, mine, failure[:_FAILURE_LENGTH], kept(self._now()), *owner)
        self._journal.wipe()

    def _mine(self, number: int) -> tuple[str, tuple[object, ...]]:
        """The condition, with its value as `$number`, that no other replica has an update in hand."""
        if self._claims is None:
            return "", ()
        claim = present.get()
        return f"AND owner IS NOT DISTINCT FROM CAST(${number} AS BIGINT)", (claim.owner if claim else None,)

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


def _is_same(row: Any, incoming: Incoming, now: datetime) -> bool:
    if row["content"] is None:
        return moment(row["received_at"]) >= now - REPEATED_WITHIN
    return bool(row["content"] == incoming.content)


def _renumbered(incoming: Incoming) -> Incoming:
    number = _GIVEN_ANEW + incoming.content % _NUMBERS
    raw = json.dumps(json.loads(incoming.raw) | {"update_id": number}, ensure_ascii=False)
    return replace(incoming, update_id=number, raw=raw)


def _pending(row: Any) -> Pending:
    return Pending(row["update_id"], row["raw"], row["attempts"], moment(row["received_at"]))


async def _keep_version(connection: Connection, said: Said, now: datetime) -> int:
    """Within a piece of work: the number of the version of what was said, which is kept where it is new."""
    found = await connection.fetch("SELECT id, git_commit FROM versions WHERE hash = $1", said.version)
    if not found:
        await connection.change(_PUT_VERSION, said.version, said.commit, kept(now), said.snapshot)
        found = await connection.fetch("SELECT id, git_commit FROM versions WHERE hash = $1", said.version)
    number, commit = found[0]
    if commit is None and said.commit is not None:  # committed after it was first used
        await connection.change("UPDATE versions SET git_commit = $2 WHERE id = $1", number, said.commit)
    return int(number)
