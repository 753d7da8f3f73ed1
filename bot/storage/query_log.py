"""Reading what was asked: for staff commands, for reports, for the chat page's panel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from statistics import median
from typing import Any, TypeVar

from bot.storage.database import Database
from bot.storage.records import FLOOD, STAFFS, LoggedQuestion, Stats
from bot.storage.tables import DONE, from_json, kept, moment

_COLUMNS = (
    "update_id received_at person chat_kind surface language question kind facts confidence candidates seconds "
    "feedback failure left_at corrects release"
).split()
_UNANSWERED = "(kind IN ('unknown', 'clarify') OR left_at IS NOT NULL)"
_OPEN = ("unknown", "clarify")
_MOST_ASKED = 10
_Key = TypeVar("_Key")


_PACED = ("message", "ask", "command", "button", "rating", "edit", "not text", "staff", "inline", "guest")
"""The surfaces whose rows count as something that a person sent the bot."""
_LATELY = f"""WITH lately AS (
    SELECT id, surface, failure FROM (
        SELECT id, surface, failure, answered_at FROM questions
        WHERE person = $1 AND bot = $2 AND surface IN {_PACED} ORDER BY id DESC LIMIT $5) AS latest
    WHERE answered_at > $3)
SELECT coalesce(sum(CASE WHEN surface IN ('inline', 'guest') THEN CAST($4 AS FLOAT) ELSE 1 END), 0),
    (SELECT failure FROM lately ORDER BY id DESC LIMIT 1) FROM lately"""  # noqa: S608 - names of ours


@dataclass(frozen=True, slots=True)
class Lately:
    """How much a person has sent lately, in messages; `was_told` where the last of it was too much already."""

    share: float
    was_told: bool


class QueryLog:
    """The log of one bot, or of every bot that keeps its questions here."""

    def __init__(self, database: Database, bot: int | None = None) -> None:
        self._database = database
        self._bot = bot

    async def since(self, start: datetime) -> tuple[LoggedQuestion, ...]:
        """Everything that was answered since then, oldest first."""
        return await self._find("received_at >= $1 AND kind IS NOT NULL", kept(start))

    async def find(self, update_id: int) -> LoggedQuestion | None:
        found = await self._find("update_id = $1", update_id)
        return found[0] if found else None

    async def unanswered(self, start: datetime) -> tuple[LoggedQuestion, ...]:
        """Questions since then that got no answer, or that their askers left for staff; oldest first."""
        return await self._find(f"received_at >= $1 AND question IS NOT NULL AND {_UNANSWERED}", kept(start))

    async def stats(self, start: datetime, zone: tzinfo = UTC) -> Stats:
        """Figures since then about what people asked; days are those of the zone."""
        logged = [one for one in await self.since(start) if one.surface not in STAFFS]
        stated = (one for one in logged if one.kind in ("answer", "not_stated"))
        facts = Counter((one.release, fact) for one in stated for fact in one.facts)
        seconds = [one.seconds for one in logged if one.seconds is not None]
        feedback = Counter(one.feedback for one in logged)
        return Stats(
            questions=len(logged),
            people=len({one.person for one in logged if one.person}),
            kinds=Counter(one.kind for one in logged if one.kind),
            facts=tuple(facts.most_common(_MOST_ASKED)),
            likes=feedback[1],
            dislikes=feedback[-1],
            median_seconds=median(seconds) if seconds else None,
            days=_by(logged, lambda one: one.received_at.astimezone(zone).date()),
            releases=_by(filter(lambda one: one.release, logged), lambda one: one.release or ""),
        )

    async def lately(self, person: str, start: datetime, inline_share: float, most: int) -> Lately:
        """How much a person has sent that was dealt with since then, where an inline query is a share of a message; the
        last rows only, so many at most.
        """
        values = person, self._bot, kept(start), inline_share, most
        ((share, failure),) = await self._database.fetch(_LATELY, *values)
        return Lately(float(share), failure == FLOOD)

    async def _find(self, condition: str, value: int) -> tuple[LoggedQuestion, ...]:
        mine, values = ("", (value,)) if self._bot is None else ("bot = $2 AND ", (value, self._bot))
        query = f"SELECT {', '.join(_COLUMNS)} FROM questions WHERE {mine}state = '{DONE}' AND {condition} ORDER BY id"  # noqa: S608
        return tuple(map(_logged, await self._database.fetch(query, *values)))


def _by(logged: Iterable[LoggedQuestion], key: Callable[[LoggedQuestion], _Key]) -> dict[_Key, tuple[int, int]]:
    """How much was answered, and how much found nothing."""
    found: dict[_Key, tuple[int, int]] = {}
    for one in logged:
        answered, unanswered = found.get(key(one), (0, 0))
        is_open = one.kind in _OPEN
        found[key(one)] = answered + (not is_open), unanswered + is_open
    return found


def _logged(row: Any) -> LoggedQuestion:
    values = dict(zip(_COLUMNS, row, strict=True))
    left_at = values.pop("left_at")
    values["received_at"] = moment(values["received_at"])
    values["facts"] = tuple(from_json(values["facts"]) or ())
    values["candidates"] = tuple((str(name), float(share)) for name, share in from_json(values["candidates"]) or ())
    values["corrects"] = tuple((str(kind), str(said)) for kind, said in from_json(values["corrects"]) or ())
    return LoggedQuestion(**values, is_left=left_at is not None)
