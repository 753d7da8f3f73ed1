"""Completing what was claimed: the row, the conversation, the links between messages and what followers were told, in
one statement.

One rather than six, for each way to the server and back is time in which a kill would have the answer sent again
(`python -m bench.replicas`: doubled a kill).
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.storage.claims import Claim
from bot.storage.drivers import Connection
from bot.storage.records import Trace
from bot.storage.tables import PENDING

_MINE = "bot = $1 AND update_id = $2"


@dataclass(frozen=True, slots=True)
class Completed:
    """A row that was completed, with the number of its version of the knowledge; None where that isn't kept yet."""

    version: int | None


class Completion:
    """`columns` are those of the row that are filled in, in the order of the values; that of `version` is its hash."""

    def __init__(self, columns: list[str]) -> None:
        place = [f"${number}" for number in range(3, 3 + len(columns) + 14)]
        values = {**dict(zip(columns, place, strict=False))}
        values["version"] = f"(SELECT id FROM versions WHERE hash = CAST({values['version']} AS VARCHAR))"  # noqa: S608
        filled = ", ".join(f"{name} = {value}" for name, value in values.items())
        owner, lane, person, chat, messages, asked, answers_until, data, context_until = place[len(columns) :][:9]
        release, entries, wordings, sayings, now = place[len(columns) :][9:]
        done = f"""UPDATE questions SET {filled}, lane = NULL, owner = NULL, is_held = NULL
            WHERE {_MINE} AND state = '{PENDING}' AND owner IS NOT DISTINCT FROM CAST({owner} AS BIGINT)
            RETURNING EXISTS (SELECT 1 FROM questions AS e WHERE e.bot = $1 AND e.lane = CAST({lane} AS VARCHAR)
                AND e.state = '{PENDING}' AND e.update_id <> $2) AS has_more, version"""  # noqa: S608 - names and numbers of ours
        linked = f"""INSERT INTO answers (place, message, asked, update_id, person, expires_at)
            SELECT CAST({chat} AS VARCHAR), sent.message, sent.asked, $2, CAST({person} AS VARCHAR), {answers_until}
            FROM done, unnest(CAST({messages} AS BIGINT[]), CAST({asked} AS BIGINT[])) AS sent(message, asked)
            ON CONFLICT (place, message) DO UPDATE SET asked = excluded.asked, update_id = excluded.update_id,
                person = excluded.person, expires_at = excluded.expires_at"""  # noqa: S608
        spoken = f"""INSERT INTO contexts (person, place, data, expires_at)
            SELECT CAST({person} AS VARCHAR), CAST({chat} AS VARCHAR), CAST({data} AS JSON), {context_until}
            FROM done WHERE CAST({data} AS JSON) IS NOT NULL
            ON CONFLICT (person, place) DO UPDATE SET data = excluded.data, expires_at = excluded.expires_at"""  # noqa: S608
        told = f"""UPDATE follows SET told = each.wording, said = each.said, told_at = {now}
            FROM done, unnest(CAST({entries} AS VARCHAR[]), CAST({wordings} AS VARCHAR[]), CAST({sayings} AS TEXT[]))
                AS each(entry, wording, said)
            WHERE follows.bot = $1 AND follows.place = CAST({chat} AS VARCHAR)
                AND follows.release = CAST({release} AS VARCHAR) AND follows.entry = each.entry"""  # noqa: S608
        self._sql = f"""WITH done AS ({done}), linked AS ({linked}), spoken AS ({spoken}), told AS ({told})
            SELECT has_more, version FROM done"""  # noqa: S608

    async def run(
        self,
        connection: Connection,
        row: tuple[object, ...],
        claim: Claim | None,
        trace: Trace | None,
        times: tuple[int, int, str | None, int],
    ) -> Completed | None:
        """Within a piece of work: complete a row (`row` begins with the bot and the update's number), where its claim
        still counts; None where it doesn't. `times` is when the links and the conversation end, that one as JSON, and
        now.
        """
        links_until, context_until, data, now = times
        sent = trace.sent if trace else ()
        told = [*{one.entry: one for one in trace.told}.values()] if trace else []
        rows = await connection.fetch(
            self._sql,
            *row,
            *((claim.owner, claim.lane) if claim else (None, None)),
            *((trace.person, trace.place) if trace else (None, None)),
            [one.message for one in sent],
            [one.asked for one in sent],
            *(links_until, data, context_until),
            trace.release if trace else None,
            *([one.entry for one in told], [one.wording for one in told], [one.said for one in told], now),
        )
        if rows and claim is not None:
            claim.has_more = rows[0]["has_more"]
        if rows and trace is not None:
            for message in trace.deleted:
                await connection.change("DELETE FROM answers WHERE place = $1 AND message = $2", trace.place, message)
        return Completed(rows[0]["version"]) if rows else None
