"""A report for the terminal: the figures that matter most first, long lists cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from bot import dates
from bot.desk.report_words import Worded
from bot.direction import isolate_foreign
from bot.facts.factbase import Language

_BAR = 30
_MOST = 10
_MOST_WORDINGS = 3


def as_text(report: Worded) -> str:
    """The report as lines. In Arabic a count follows its name: columns would be torn apart where a terminal turns
    lines round and another doesn't."""
    return "\n".join(_lines(report))


def _lines(report: Worded) -> Iterator[str]:
    words = report.words
    yield from (report.title, *report.titles, report.span, report.clock)
    for title, figures in ((words("figures"), report.figures), (words("office"), report.office)):
        yield f"\n{title}"
        yield from (f"  {name}: {value}" for name, value in figures)
    days = [(dates.weekday(day, words.language), counts.all) for day, counts in report.days.items()]
    for title, rows in ((words("days"), days), *((bars.title, bars.rows) for bars in report.bars)):
        yield from _table(title, list(rows), report.language)
    yield from _listed(words("premises"), [_premise(report, *one) for one in report.premises], report)
    questions = [_question(one.title, one.texts, report.language) for one in report.unanswered]
    yield from _listed(words("unanswered"), questions, report)
    if questions:
        yield f"  {words('suggest')}"


def _table(title: str, rows: list[tuple[str, int]], language: Language) -> Iterator[str]:
    if not rows:
        return
    yield f"\n{title}"
    if language is Language.AR:
        yield from (f"  {name}: {count}" for name, count in rows)
        return
    width, most = max(len(name) for name, _ in rows), max(count for _, count in rows)
    for name, count in rows:
        yield f"  {name:<{width}}  {count:>6}  {'█' * round(_BAR * count / max(1, most))}".rstrip()


def _listed(title: str, entries: list[str], report: Worded) -> Iterator[str]:
    if not entries:
        return
    yield f"\n{title}"
    yield from (f"  {entry}" for entry in entries[:_MOST])
    if len(entries) > _MOST:
        yield f"  {report.words('more', count=len(entries) - _MOST)}"


def _premise(report: Worded, claim: str, messages: int, people: int) -> str:
    return report.words("premise", claim=claim, messages=messages, people=people)


def _question(title: str, texts: Iterable[str], language: Language) -> str:
    shown = (isolate_foreign(" ".join(text.split()), language) for text in islice(texts, _MOST_WORDINGS))
    return "\n".join([title, *(f"      {text}" for text in shown)])
