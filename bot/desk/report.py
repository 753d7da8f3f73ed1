"""What was asked over a stretch of time: volumes, facts, languages, and what found no answer; for people and programs.

Nothing in it tells who asked. The page is in bot/desk/report_html.py.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from statistics import median, quantiles
from typing import Any

from bot.desk.alike import Group, Read, groups
from bot.dialogue.reply import Kind
from bot.storage import LoggedQuestion
from bot.storage.office_figures import OfficeFigures

_ANSWERED = (Kind.ANSWER, Kind.NOT_STATED, Kind.SERVICE)
UNANSWERED = (Kind.UNKNOWN, Kind.CLARIFY)
_COLUMNS = (
    "time",
    "language",
    "surface",
    "chat",
    "kind",
    "facts",
    "corrects",
    "confidence",
    "seconds",
    "rating",
    "left",
    "question",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
MARK = "\ufeff"
"""Without it spreadsheets take UTF-8 for another encoding, and Arabic is rubbish."""
_DIGITS = 3
_BAR = 30
_MOST = 10
_MOST_WORDINGS = 3


@dataclass(frozen=True, slots=True)
class Premise:
    """What people wrongly took for granted: its kind, what they said, and how many people and messages did."""

    kind: str
    said: str
    people: int
    messages: int


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
    premises: tuple[Premise, ...] = ()
    releases: Mapping[str, int] = field(default_factory=dict)
    office: OfficeFigures = field(default_factory=OfficeFigures)


def report(
    logged: Sequence[LoggedQuestion],
    since: datetime,
    until: datetime,
    read: Read,
    office: OfficeFigures | None = None,
) -> Report:
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
        "days": {day.isoformat(): count for day, count in found.days.items()},
        "languages": dict(found.languages),
        "kinds": dict(found.kinds),
        "surfaces": dict(found.surfaces),
        "facts": dict(found.facts),
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
            {"count": len(group.asked), "left": group.left, "questions": list(group.texts)}
            for group in found.unanswered
        ],
    }


def office_counts(office: OfficeFigures) -> dict[str, int]:
    """What the office did for those who asked, by name; nothing where there was nothing to do."""
    counts = {
        "corrections sent": office.corrections,
        "answers sent later": office.answers,
        "people who follow a fact": office.followers,
        "people who wait for an answer": office.waiting,
        "hand-overs open": office.handed_open,
        "hand-overs closed": office.handed_closed,
        "minutes to a person's answer (median)": round((office.answer_seconds or 0) / 60),
    }
    return {name: count for name, count in counts.items() if count}


def as_text(found: Report) -> str:
    """The report as lines, the figures that matter most first."""
    return "\n".join(_lines(found))


def as_csv(logged: Iterable[LoggedQuestion]) -> str:
    """One line a message, oldest first, under a line of names; begun by the mark of UTF-8."""
    written = io.StringIO()
    written.write(MARK)
    lines = csv.writer(written, lineterminator="\n")
    lines.writerow(_COLUMNS)
    lines.writerows(map(_row, logged))
    return written.getvalue()


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


def _days(logged: Sequence[LoggedQuestion]) -> dict[date, int]:
    """Counts by day from the first to the last that has any, the days between them with 0."""
    counts = Counter(one.received_at.date() for one in logged)
    if not counts:
        return {}
    first, last = min(counts), max(counts)
    span = range(first.toordinal(), last.toordinal() + 1)
    return {date.fromordinal(day): counts[date.fromordinal(day)] for day in span}


def _lines(found: Report) -> Iterator[str]:
    yield f"{found.since:%Y-%m-%d %H:%M} to {found.until:%Y-%m-%d %H:%M} UTC"
    if not found.questions:
        yield "nothing was asked"
        return
    yield f"{found.questions} messages answered, from {found.people} people"
    yield f"ratings: {found.likes} good, {found.dislikes} bad"
    if found.median_seconds is not None and found.slowest_seconds is not None:
        yield f"time to answer: half within {found.median_seconds:.2f} s, 95 % within {found.slowest_seconds:.2f} s"
    for title, counts in (("by day", {f"{day}": count for day, count in found.days.items()}), *_tables(found)):
        yield from _table(title, counts)
    yield from _taken_for_granted(found)
    yield from _unanswered(found)


def _tables(found: Report) -> Iterator[tuple[str, Mapping[str, int]]]:
    yield "replies", found.kinds
    yield "languages", found.languages
    yield "where", found.surfaces
    yield "facts", found.facts
    yield "releases", found.releases
    yield "the office", office_counts(found.office)


def _table(title: str, counts: Mapping[str, int]) -> Iterator[str]:
    if not counts:
        return
    yield f"\n{title}:"
    width, most = max(map(len, counts)), max(counts.values())
    for name, count in counts.items():
        yield f"  {name:<{width}}  {count:>6}  {'█' * round(_BAR * count / most)}".rstrip()


def _taken_for_granted(found: Report) -> Iterator[str]:
    if not found.premises:
        return
    yield "\ntaken for granted, and not so by the release:"
    for one in found.premises[:_MOST]:
        people = "1 person" if one.people == 1 else f"{one.people} people"
        said = f": {one.said}" if one.said else ""
        yield f"  {one.messages} × from {people}, {one.kind}{said}"
    if len(found.premises) > _MOST:
        yield f"  and {len(found.premises) - _MOST} more"


def _unanswered(found: Report) -> Iterator[str]:
    if not found.unanswered:
        return
    yield f"\nfound no answer, or left for staff ({len(found.unanswered)} groups; `bayan suggest` says what to add):"
    for group in found.unanswered[:_MOST]:
        left = f", {group.left} left for staff" if group.left else ""
        yield f"  {len(group.asked)} ×{left}"
        for text in group.texts[:_MOST_WORDINGS]:
            yield f"      {' '.join(text.split())}"
    if len(found.unanswered) > _MOST:
        yield f"  and {len(found.unanswered) - _MOST} more groups"


def _row(one: LoggedQuestion) -> tuple[object, ...]:
    return (
        one.received_at.isoformat(timespec="seconds"),
        one.language,
        one.surface,
        one.chat_kind,
        one.kind,
        " ".join(one.facts),
        _harmless("; ".join(": ".join(filter(None, pair)) for pair in one.corrects)),
        _rounded(one.confidence),
        _rounded(one.seconds),
        one.feedback,
        int(one.is_left),
        _harmless(one.question or ""),
    )


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, _DIGITS)


def _harmless(text: str) -> str:
    """The words, with a mark before those that a spreadsheet would run as a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
