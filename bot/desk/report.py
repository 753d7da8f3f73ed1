"""What was asked over a stretch of time: volumes, facts, languages, and what found no answer, as figures.

Nothing in it tells who asked. What staff read of it is worded in bot/desk/report_words.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime, tzinfo
from statistics import median, quantiles
from typing import Any

from bot.desk.alike import Group, Read, groups
from bot.dialogue.reply import Kind
from bot.storage import LoggedQuestion
from bot.storage.office_figures import OfficeFigures
from bot.storage.records import STAFFS

_ANSWERED = (Kind.ANSWER, Kind.NOT_STATED, Kind.SERVICE)
UNANSWERED = (Kind.UNKNOWN, Kind.CLARIFY)


@dataclass(frozen=True, slots=True)
class Premise:
    """What people wrongly took for granted: its kind, what they said, and how many people and messages did."""

    kind: str
    said: str
    people: int
    messages: int


@dataclass(frozen=True, slots=True)
class Day:
    """How many messages of a day were answered, and how many found nothing or were asked back."""

    answered: int = 0
    open: int = 0

    @property
    def all(self) -> int:
        return self.answered + self.open


@dataclass(frozen=True, slots=True)
class Report:
    """`days` counts messages by day, without gaps; `facts` those given, by release and id; nothing tells who asked. A
    message that is about no release stands under the empty name.

    `unanswered` has the questions that got "not found" or a question back, and those left for staff, put together by
    release.
    """

    since: datetime
    until: datetime
    questions: int
    people: int
    days: Mapping[date, Day]
    languages: Mapping[str, int]
    kinds: Mapping[str, int]
    surfaces: Mapping[str, int]
    facts: Mapping[str, Mapping[str, int]]
    likes: int
    dislikes: int
    median_seconds: float | None
    slowest_seconds: float | None
    unanswered: tuple[Group, ...]
    premises: tuple[Premise, ...] = ()
    releases: Mapping[str, int] = field(default_factory=dict)
    office: OfficeFigures = field(default_factory=OfficeFigures)


def report(
    logged: Sequence[LoggedQuestion],
    since: datetime,
    until: datetime,
    read: Read,
    office: OfficeFigures | None = None,
    zone: tzinfo = UTC,
) -> Report:
    """The figures over all that was logged between the two moments; days are those of the zone."""
    logged = [one for one in logged if one.surface not in STAFFS]
    seconds = [one.seconds for one in logged if one.seconds is not None]
    ratings = Counter(one.feedback for one in logged)
    return Report(
        since=since,
        until=until,
        questions=len(logged),
        people=len({one.person for one in logged if one.person}),
        days=_days(logged, zone),
        languages=_counted(one.language for one in logged),
        kinds=_counted(one.kind for one in logged),
        surfaces=_counted(one.surface for one in logged),
        facts=_facts(logged),
        likes=ratings[1],
        dislikes=ratings[-1],
        median_seconds=median(seconds) if seconds else None,
        slowest_seconds=quantiles(seconds, n=20)[-1] if len(seconds) > 1 else None,
        unanswered=_unanswered(logged, read),
        premises=_premises(logged),
        releases=_counted(one.release for one in logged),
        office=office or OfficeFigures(),
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
        "days": {day.isoformat(): count.all for day, count in found.days.items()},
        "languages": dict(found.languages),
        "kinds": dict(found.kinds),
        "surfaces": dict(found.surfaces),
        "facts": dict(sum((Counter(facts) for facts in found.facts.values()), Counter[str]())),
        "facts_by_release": {release: dict(facts) for release, facts in found.facts.items()},
        "likes": found.likes,
        "dislikes": found.dislikes,
        "median_seconds": found.median_seconds,
        "slowest_seconds": found.slowest_seconds,
        "releases": dict(found.releases),
        "office": asdict(found.office),
        "premises": [
            {"kind": one.kind, "said": one.said, "people": one.people, "messages": one.messages}
            for one in found.premises
        ],
        "unanswered": [
            {"count": len(group.asked), "left": group.left, "release": group.release, "questions": list(group.texts)}
            for group in found.unanswered
        ],
    }


def _premises(logged: Sequence[LoggedQuestion]) -> tuple[Premise, ...]:
    """What was wrongly taken for granted, by most people first: a rumour on its way is news to a press office."""
    found: dict[tuple[str, str], list[LoggedQuestion]] = {}
    for one in logged:
        for kind, said in one.corrects:
            found.setdefault((kind, said.casefold()), []).append(one)
    said_first = {(kind, said.casefold()): said for one in reversed(logged) for kind, said in one.corrects}
    premises = (
        Premise(kind, said_first[kind, said], len({one.person for one in rows if one.person}), len(rows))
        for (kind, said), rows in found.items()
    )
    return tuple(sorted(premises, key=lambda one: (-one.people, -one.messages, one.kind, one.said)))


def _counted(values: Iterable[str | None]) -> dict[str, int]:
    return dict(Counter(value for value in values if value).most_common())


def _days(logged: Sequence[LoggedQuestion], zone: tzinfo) -> dict[date, Day]:
    """Counts by day from the first to the last that has any, the days between them with 0."""
    days: dict[date, Day] = {}
    for one in logged:
        on = one.received_at.astimezone(zone).date()
        before, is_vain = days.get(on, Day()), one.kind in UNANSWERED
        days[on] = Day(before.answered + (not is_vain), before.open + is_vain)
    if not days:
        return {}
    span = map(date.fromordinal, range(min(days).toordinal(), max(days).toordinal() + 1))
    return {on: days.get(on, Day()) for on in span}


def _facts(logged: Sequence[LoggedQuestion]) -> dict[str, dict[str, int]]:
    found: dict[str, Counter[str]] = {}
    for one in logged:
        if one.kind in _ANSWERED:
            found.setdefault(one.release or "", Counter()).update(one.facts)
    return {release: dict(facts.most_common()) for release, facts in found.items() if facts}


def _unanswered(logged: Sequence[LoggedQuestion], read: Read) -> tuple[Group, ...]:
    """Like questions put together, those of each release by themselves; the largest group first."""
    by_release: dict[str | None, list[LoggedQuestion]] = {}
    for one in filter(is_open, logged):
        by_release.setdefault(one.release, []).append(one)
    found = [group for asked in by_release.values() for group in groups(asked, read)]
    return tuple(sorted(found, key=lambda group: -len(group.asked)))
