"""Reading what was asked: for staff commands, for reports, for the chat page's panel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from statistics import median
from typing import Any

from sqlalchemy import ColumnElement, Row, or_, select

from bot.storage.database import Database
from bot.storage.records import LoggedQuestion, Stats
from bot.storage.tables import DONE, questions

_COLUMNS = [
    questions.c[name]
    for name in (
        "update_id received_at person chat_kind surface language question kind facts confidence candidates seconds "
        "feedback failure left_at"
    ).split()
]
_UNANSWERED = ("unknown", "clarify")
_MOST_ASKED = 10


class QueryLog:
    """The log of one bot, or of every bot that keeps its questions here."""

    def __init__(self, database: Database, bot: int | None = None) -> None:
        self._database = database
        self._of_bot = () if bot is None else (questions.c.bot == bot,)

    async def since(self, moment: datetime) -> tuple[LoggedQuestion, ...]:
        """Everything that was answered since then, oldest first."""
        return await self._find(questions.c.received_at >= moment, questions.c.kind.is_not(None))

    async def find(self, update_id: int) -> LoggedQuestion | None:
        found = await self._find(questions.c.update_id == update_id)
        return found[0] if found else None

    async def unanswered(self, moment: datetime) -> tuple[LoggedQuestion, ...]:
        """Questions since then that got no answer, or that their askers left for staff; oldest first."""
        missed = or_(questions.c.kind.in_(_UNANSWERED), questions.c.left_at.is_not(None))
        return await self._find(questions.c.received_at >= moment, questions.c.question.is_not(None), missed)

    async def stats(self, moment: datetime) -> Stats:
        """Figures since then."""
        logged = await self.since(moment)
        facts = Counter(fact for one in logged if one.kind in ("answer", "not_stated") for fact in one.facts)
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
        )

    async def _find(self, *conditions: ColumnElement[bool]) -> tuple[LoggedQuestion, ...]:
        query = select(*_COLUMNS).where(*self._of_bot, questions.c.state == DONE, *conditions).order_by(questions.c.id)
        async with self._database.reading() as connection:
            rows: Sequence[Row[Any]] = (await connection.execute(query)).all()
        return tuple(map(_logged, rows))


def _logged(row: Row[Any]) -> LoggedQuestion:
    values = dict(row._mapping)
    left_at = values.pop("left_at")
    values["facts"] = tuple(values["facts"] or ())
    values["candidates"] = tuple((str(name), float(share)) for name, share in values["candidates"] or ())
    return LoggedQuestion(**values, is_left=left_at is not None)
