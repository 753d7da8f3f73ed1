"""A report for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.desk.report import Report

_BAR = 30
_MOST = 10
_MOST_WORDINGS = 3


def as_text(found: Report) -> str:
    """The report as lines, the figures that matter most first."""
    return "\n".join(_lines(found))


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
    yield from _unanswered(found)


def _tables(found: Report) -> Iterator[tuple[str, Mapping[str, int]]]:
    yield "replies", found.kinds
    yield "languages", found.languages
    yield "where", found.surfaces
    yield "facts", found.facts


def _table(title: str, counts: Mapping[str, int]) -> Iterator[str]:
    if not counts:
        return
    yield f"\n{title}:"
    width, most = max(map(len, counts)), max(counts.values())
    for name, count in counts.items():
        yield f"  {name:<{width}}  {count:>6}  {'█' * round(_BAR * count / most)}".rstrip()


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
