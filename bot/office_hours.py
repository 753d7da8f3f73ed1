"""When the press office is there: spans of a week, as `Sun-Thu 08:00-16:00, Sat 10:00-12:00`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SPAN = re.compile(r"([a-z]{3})(?:-([a-z]{3}))? (\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})")
EXPECTED = "days and hours, as Sun-Thu 08:00-16:00, with commas between several"
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Span:
    """Hours of one day of the week, 0 for Monday."""

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """All moments are the office's own time."""

    spans: tuple[Span, ...]

    @classmethod
    def read(cls, text: str) -> OfficeHours:
        """Raises ValueError, saying what was expected."""
        spans = [span for part in re.split(r"[,;]", text) for span in _spans(part)]
        return cls(tuple(sorted(spans, key=lambda span: (span.weekday, span.opens))))

    def closes(self, local: datetime) -> datetime | None:
        """When it closes; None where it isn't open now."""
        for span in self.spans:
            if span.weekday == local.weekday() and span.opens <= local.time() < span.closes:
                return datetime.combine(local.date(), span.closes, local.tzinfo)
        return None

    def opens(self, local: datetime) -> datetime:
        """When it is open next: now, where it is."""
        if self.closes(local):
            return local
        later = (
            datetime.combine(local.date() + timedelta(days=days), span.opens, local.tzinfo)
            for days in range(_WEEK + 1)
            for span in self.spans
            if span.weekday == (local.weekday() + days) % _WEEK
        )
        return min(one for one in later if one > local)


def _spans(part: str) -> list[Span]:
    match = _SPAN.fullmatch(" ".join(part.lower().replace("–", "-").split()))
    if match is None or match[1] not in _DAYS or (match[2] or match[1]) not in _DAYS:
        raise ValueError(EXPECTED)
    first, last = _DAYS.index(match[1]), _DAYS.index(match[2] or match[1])
    try:
        opens, closes = time(int(match[3]), int(match[4])), time(int(match[5]), int(match[6]))
    except ValueError:
        raise ValueError(EXPECTED) from None
    if opens >= closes:
        raise ValueError(f"{EXPECTED}; the later hour second")
    return [Span((first + step) % _WEEK, opens, closes) for step in range((last - first) % _WEEK + 1)]
