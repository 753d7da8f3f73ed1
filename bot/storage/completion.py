"""Completing what was claimed: the row, the conversation and the links between messages in one statement.

One rather than four, for each way to the server and back is time in which a kill would have the answer sent again
(`python -m bench.replicas`: doubled a kill).
"""

from __future__ import annotations

from bot.storage.claims import Claim
from bot.storage.drivers import Connection
from bot.storage.records import Trace
from bot.storage.tables import PENDING

_MINE = "bot = $1 AND update_id = $2"


class Completion:
    """`columns` are those of the row that are filled in, in the order of the values."""

    def __init__(self, columns: list[str]) -> None:
        place = [f"${number}" for number in range(3, 3 + len(columns) + 9)]
        filled = ", ".join(f"{name} = {value}" for name, value in zip(columns, place, strict=False))
        owner, lane, person, chat, messages, asked, answers_until, data, context_until = place[len(columns) :]
        done = f"""UPDATE questions SET {filled}, lane = NULL, owner = NULL, is_held = NULL
            WHERE {_MINE} AND state = '{PENDING}' AND owner IS NOT DISTINCT FROM CAST({owner} AS BIGINT)
            RETURNING EXISTS (SELECT 1 FROM questions AS e WHERE e.bot = $1 AND e.lane = CAST({lane} AS VARCHAR)
                AND e.state = '{PENDING}' AND e.update_id <> $2) AS has_more"""  # noqa: S608 - names and numbers of ours
        linked = f"""INSERT INTO answers (place, message, asked, update_id, person, expires_at)
            SELECT CAST({chat} AS VARCHAR), sent.message, sent.asked, $2, CAST({person} AS VARCHAR), {answers_until}
            FROM done, unnest(CAST({messages} AS BIGINT[]), CAST({asked} AS BIGINT[])) AS sent(message, asked)
            ON CONFLICT (place, message) DO UPDATE SET asked = excluded.asked, update_id = excluded.update_id,
                person = excluded.person, expires_at = excluded.expires_at"""  # noqa: S608
        spoken = f"""INSERT INTO contexts (person, place, data, expires_at)
            SELECT CAST({person} AS VARCHAR), CAST({chat} AS VARCHAR), CAST({data} AS JSON), {context_until}
            FROM done WHERE CAST({data} AS JSON) IS NOT NULL
            ON CONFLICT (person, place) DO UPDATE SET data = excluded.data, expires_at = excluded.expires_at"""  # noqa: S608
        self._sql = f"WITH done AS ({done}), linked AS ({linked}), spoken AS ({spoken}) SELECT has_more FROM done"  # noqa: S608

    async def run(
        self,
        connection: Connection,
        row: tuple[object, ...],
        claim: Claim | None,
        trace: Trace | None,
        until: tuple[int, int, str | None],
    ) -> bool:
        """Within a piece of work: complete a row (`row` begins with the bot and the update's number), where its claim
        still counts; whether it does. `until` is when the links and the conversation end, and that one as JSON.
        """
        links_until, context_until, data = until
        sent = trace.sent if trace else ()
        rows = await connection.fetch(
            self._sql,
            *row,
            *((claim.owner, claim.lane) if claim else (None, None)),
            *((trace.person, trace.place) if trace else (None, None)),
            [one.message for one in sent],
            [one.asked for one in sent],
            *(links_until, data, context_until),
        )
        if rows and claim is not None:
            claim.has_more = rows[0]["has_more"]
        if rows and trace is not None:
            for message in trace.deleted:
                await connection.change("DELETE FROM answers WHERE place = $1 AND message = $2", trace.place, message)
        return bool(rows)
