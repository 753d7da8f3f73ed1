"""How much of what one person sends is answered: one measure for messages, commands, presses and inline queries."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from datetime import datetime, timedelta
from enum import Enum

MOST_MESSAGES = 20
WINDOW = timedelta(minutes=1)
"""More than 20 messages a minute from one person is no conversation."""

_KEPT = 10_000
"""People remembered at once; the one heard of longest ago goes first."""


class Pace(Enum):
    ANSWER = "answer"
    SAY_SO = "say so"
    SILENCE = "silence"


class Throttle:
    """In memory: after a restart everyone may write again, which harms nobody."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._times: OrderedDict[str, deque[datetime]] = OrderedDict()
        self._told: set[str] = set()

    def pace(self, person: str) -> Pace:
        """What to do with what has just come: answer it, ask for a pause (once), or stay silent."""
        now = self._now()
        times = self._times.setdefault(person, deque(maxlen=MOST_MESSAGES + 1))
        self._times.move_to_end(person)
        self._shrink()
        while times and now - times[0] >= WINDOW:
            times.popleft()
        times.append(now)
        if len(times) <= MOST_MESSAGES:
            self._told.discard(person)
            return Pace.ANSWER
        if person in self._told:
            return Pace.SILENCE
        self._told.add(person)
        return Pace.SAY_SO

    def _shrink(self) -> None:
        while len(self._times) > _KEPT:
            person, _ = self._times.popitem(last=False)
            self._told.discard(person)
