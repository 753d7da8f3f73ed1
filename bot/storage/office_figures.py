"""What the office did for those who asked, over all bots that keep their questions here: for the report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from statistics import median

from bot.storage.database import Database
from bot.storage.tables import kept

_SECOND = 1000
_TOLD = "SELECT coalesce(sum(told), 0) FROM changes WHERE seen_at >= $1 AND $2 IN ('', release) AND entry"
_HANDED = (
    "SELECT h.state, h.asked_at, h.answered_at FROM handovers AS h LEFT JOIN questions AS q "
    "ON q.bot = h.bot AND q.update_id = h.update_id WHERE h.asked_at >= $1 AND $2 IN ('', q.release)"
)


@dataclass(frozen=True, slots=True)
class OfficeFigures:
    """`corrections` and `answers` are messages sent about changes seen since then; `followers` and `waiting` the people
    who follow a fact or wait for an answer now; hand-overs are those asked since then, `answer_seconds` the median time
    to a person's answer, None where nobody answered.
    """

    corrections: int = 0
    answers: int = 0
    followers: int = 0
    waiting: int = 0
    handed_open: int = 0
    handed_closed: int = 0
    answer_seconds: float | None = None


async def office_figures(database: Database, start: datetime, release: str = "") -> OfficeFigures:
    """Of one release, or (without a name) of all. Raises StorageError where the database can't be read."""

    async def number(query: str, *values: object) -> int:
        return int((await database.fetch(query, *values))[0][0])

    since = kept(start)
    handed = await database.fetch(_HANDED, since, release)
    waits = [(row[2] - row[1]) / _SECOND for row in handed if row[2] is not None]
    opened = sum(row[0] == "open" for row in handed)
    return OfficeFigures(
        corrections=await number(f"{_TOLD} <> ''", since, release),
        answers=await number(f"{_TOLD} = ''", since, release),
        followers=await number("SELECT count(DISTINCT person) FROM follows WHERE $1 IN ('', release)", release),
        waiting=await number("SELECT count(DISTINCT person) FROM awaited WHERE $1 IN ('', release)", release),
        handed_open=opened,
        handed_closed=len(handed) - opened,
        answer_seconds=median(waits) if waits else None,
    )
