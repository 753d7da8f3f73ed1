"""What was asked over a stretch of time, as figures: volumes, facts, languages, and what found no answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median, quantiles
from typing import Any

from bot.desk.alike import Group, Read, groups
from bot.dialogue.reply import Kind
from bot.storage import LoggedQuestion

_ANSWERED = (Kind.ANSWER, Kind.NOT_STATED, Kind.SERVICE)
UNANSWERED = (Kind.UNKNOWN, Kind.CLARIFY)


@dataclass(frozen=True, slots=True)
class Report:
    """`days` counts questions by day (UTC), without gaps; `facts` those given, by id; shares nothing about a person.

    `unanswered` has the questions that got "not found" or a question back, and those left for staff, put together.
    """

    since: datetime
    until: datetime
    questions: int
    people: int
    days: Mapping[date, int]
    languages: Mapping[str, int]
    kinds: Mapping[str, int]
    surfaces: Mapping[str, int]
    facts: Mapping[str, int]
    likes: int
    dislikes: int
    median_seconds: float | None
    slowest_seconds: float | None
    unanswered: tuple[Group, ...]


def report(logged: Sequence[LoggedQuestion], since: datetime, until: datetime, read: Read) -> Report:
    """The figures over all that was logged between the two moments."""
    seconds = [one.seconds for one in logged if one.seconds is not None]
    ratings = Counter(one.feedback for one in logged)
    return Report(
        since=since,
        until=until,
        questions=len(logged),
        people=len({one.person for one in logged if one.person}),
        days=_days(logged),
        languages=_counted(one.language for one in logged),
        kinds=_counted(one.kind for one in logged),
        surfaces=_counted(one.surface for one in logged),
        facts=_counted(fact for one in logged if one.kind in _ANSWERED for fact in one.facts),
        likes=ratings[1],
        dislikes=ratings[-1],
        median_seconds=median(seconds) if seconds else None,
        slowest_seconds=quantiles(seconds, n=20)[-1] if len(seconds) > 1 else None,
        unanswered=groups(filter(is_open, logged), read),
    )


def is_open(one: LoggedQuestion) -> bool:
    """Whether staff may want to see the question: it found no answer, or its asker left it for them."""
    return one.kind in UNANSWERED or one.is_left


def as_json(found: Report) -> dict[str, Any]:
    """The figures as plain values."""
    return {
        "since": found.since.isoformat(),
        "until": found.until.isoformat(),
        "questions": found.questions,
        "people": found.people,
        "days": {day.isoformat(): count for day, count in found.days.items()},
        "languages": dict(found.languages),
        "kinds": dict(found.kinds),
        "surfaces": dict(found.surfaces),
        "facts": dict(found.facts),
        "likes": found.likes,
        "dislikes": found.dislikes,
        "median_seconds": found.median_seconds,
        "slowest_seconds": found.slowest_seconds,
        "unanswered": [
            {"count": len(group.asked), "left": group.left, "questions": list(group.texts)}
            for group in found.unanswered
        ],
    }


def _counted(values: Iterable[str | None]) -> dict[str, int]:
    return dict(Counter(value for value in values if value).most_common())


def _days(logged: Sequence[LoggedQuestion]) -> dict[date, int]:
    """Counts by day from the first to the last that has any, the days between them with 0."""
    counts = Counter(one.received_at.date() for one in logged)
    if not counts:
        return {}
    first, last = min(counts), max(counts)
    span = range(first.toordinal(), last.toordinal() + 1)
    return {date.fromordinal(day): counts[date.fromordinal(day)] for day in span}
