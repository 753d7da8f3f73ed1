"""What the office did for those who asked, over all bots that keep their questions here: for the report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from statistics import median

from bot.storage.database import Database
from bot.storage.tables import kept

_SECOND = 1000


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


async def office_figures(database: Database, start: datetime) -> OfficeFigures:
    """Raises StorageError where the database can't be read."""
    since = kept(start)
    told = "SELECT coalesce(sum(told), 0) FROM changes WHERE seen_at >= $1 AND entry"
    handed = await database.fetch("SELECT state, asked_at, answered_at FROM handovers WHERE asked_at >= $1", since)
    waits = [(row[2] - row[1]) / _SECOND for row in handed if row[2] is not None]
    opened = sum(row[0] == "open" for row in handed)
    return OfficeFigures(
        corrections=int((await database.fetch(f"{told} <> ''", since))[0][0]),
        answers=int((await database.fetch(f"{told} = ''", since))[0][0]),
        followers=(await database.fetch("SELECT count(DISTINCT person) FROM follows"))[0][0],
        waiting=(await database.fetch("SELECT count(DISTINCT person) FROM awaited"))[0][0],
        handed_open=opened,
        handed_closed=len(handed) - opened,
        answer_seconds=median(waits) if waits else None,
    )
