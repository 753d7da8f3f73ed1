"""How much of what one person sends is answered: one measure for messages, commands, presses and inline queries."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum

from bot.storage.query_log import QueryLog

MOST_MESSAGES = 20
WINDOW = timedelta(minutes=1)
"""More than 20 messages a minute from one person is no conversation; a command or a press counts as much."""

INLINE_SHARE = 0.2
"""Of a message: Telegram sends an inline query at each pause in typing, some five for a question."""

_REMEMBERED = int(MOST_MESSAGES / INLINE_SHARE) + 1
_KEPT = 10_000
"""People remembered at once; the one heard of longest ago goes first."""


class Pace(Enum):
    ANSWER = "answer"
    SAY_SO = "say so"
    SILENCE = "silence"


@dataclass(slots=True)
class _Person:
    times: deque[tuple[datetime, float]] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))
    is_told: bool = False


class Throttle:
    """In memory: after a restart everyone may write again, which harms nobody. For one process."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._people: OrderedDict[str, _Person] = OrderedDict()

    async def pace(self, person: str, share: float = 1.0) -> Pace:
        """What to do with what has just come, `share` of a message: answer it, ask for a pause (once), or stay
        silent.
        """
        now = self._now()
        self._forget(now)
        found = self._people.setdefault(person, _Person())
        self._people.move_to_end(person)
        while found.times and now - found.times[0][0] >= WINDOW:
            found.times.popleft()
        found.times.append((now, share))
        if sum(each for _, each in found.times) <= MOST_MESSAGES:
            found.is_told = False
            return Pace.ANSWER
        if found.is_told:
            return Pace.SILENCE
        found.is_told = True
        return Pace.SAY_SO

    def _forget(self, now: datetime) -> None:
        """Who has been silent for a minute begins anew; where too many write, so does who was heard of longest ago."""
        while self._people:
            longest = next(iter(self._people.values()))
            if len(self._people) < _KEPT and now - longest.times[-1][0] < WINDOW:
                return
            self._people.popitem(last=False)


class SharedThrottle:
    """The same measure for several replicas, whichever of them answered: from the rows of what was answered lately."""

    def __init__(self, now: Callable[[], datetime], log: QueryLog) -> None:
        self._now = now
        self._log = log

    async def pace(self, person: str, share: float = 1.0) -> Pace:
        """As `Throttle.pace`. Raises StorageError where the database is gone."""
        lately = await self._log.lately(person, self._now() - WINDOW, INLINE_SHARE, _REMEMBERED)
        if lately.share + share <= MOST_MESSAGES:
            return Pace.ANSWER
        return Pace.SILENCE if lately.was_told else Pace.SAY_SO
