"""A report as one page that needs nothing else: to be opened, printed or sent, on a telephone too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from html import escape

from bot import dates
from bot.desk.report import Day
from bot.desk.report_words import Bars, Worded
from bot.direction import bare, side_by_side
from bot.facts.factbase import Language

_STYLE = """
body { font: 16px/1.6 system-ui, "Noto Sans Arabic", sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem;
  color: #1d2733; background: #fff; overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; line-height: 1.4; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
.under { color: #5a6675; margin: .2rem 0; }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(10rem, 1fr)); gap: 1rem; margin: 1rem 0; }
dt { color: #5a6675; font-size: .85rem; } dd { margin: 0; font-size: 1.3rem; font-variant-numeric: tabular-nums; }
table { border-collapse: collapse; width: 100%; }
td, th { text-align: start; padding: .25rem 0; padding-inline-end: .75rem; vertical-align: top; }
th { color: #5a6675; font-size: .85rem; font-weight: normal; }
.count { text-align: end; width: 4rem; font-variant-numeric: tabular-nums; }
.bar { width: 45%; padding-inline-end: 0; }
.bar span { display: block; height: .8rem; margin-top: .45rem; border-radius: .2rem; background: #0b6bcb; }
figure { margin: 0; } .legend { display: flex; gap: 1.25rem; font-size: .85rem; color: #5a6675; }
.legend i { display: inline-block; width: .8rem; height: .8rem; border-radius: .2rem; margin-inline-end: .35rem; }
.answered { background: #0b6bcb; } .open { background: #d67800; }
.days { display: flex; align-items: flex-end; gap: 2px; margin-top: .75rem; }
.day { flex: 1 1 0; min-width: 0; text-align: center; font-size: .75rem; color: #5a6675; white-space: nowrap; }
.day .stack { height: 9rem; display: flex; flex-direction: column; justify-content: flex-end; }
.day .stack i { display: block; } .day .stack b { font-weight: normal; color: #1d2733; }
.day .on { height: 1.3rem; display: flex; justify-content: center; }
li { margin: .6rem 0; } li ul { padding-inline-start: 1rem; list-style: none; } li ul li { margin: .1rem 0; }
@media (prefers-color-scheme: dark) { body { color: #e4e9ef; background: #14191f; }
  dt, th, .under, .legend, .day { color: #9aa7b5; } .day .stack b { color: #e4e9ef; } }
@media (max-width: 32rem) { .bar { width: 25%; } dl { grid-template-columns: 1fr 1fr; } }
@media print { body { margin: 0; color: #000; background: #fff; } .day .stack b { color: #000; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h2 { break-after: avoid; } tr, li, figure { break-inside: avoid; } }
"""
_BY_WEEK_FROM = 45
"""Days from which a column is a week: on a telephone a narrower one can't be seen."""
_WEEK = 7
_MOST_NUMBERED = 16
"""Columns up to which each has its number above it, and room for it."""
_MOST_DATED = 8


def as_html(report: Worded) -> str:
    """The page, in the direction of its language, and everything that people wrote escaped."""
    words, title = report.words, escape(report.title)
    direction = "rtl" if report.language is Language.AR else "ltr"
    return "\n".join(
        [
            f'<!doctype html><html lang="{report.language}" dir="{direction}"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(bare(side_by_side((report.title, report.span))))}</title>",
            f"<style>{_STYLE}</style></head><body><h1>{title}</h1>",
            *(f'<p class="under">{escape(line)}</p>' for line in (*report.titles, report.span, report.clock)),
            *_values(words("figures"), report.figures),
            *_values(words("office"), report.office),
            *_days(report),
            *(line for bars in report.bars for line in _bars(bars, words("column-messages"))),
            *_premises(report),
            *_unanswered(report),
            "</body></html>",
        ]
    )


def _values(title: str, figures: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield f"<h2>{escape(title)}</h2><dl>"
    yield from (f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in figures)
    yield "</dl>"


def _days(report: Worded) -> Iterator[str]:
    """Columns in the direction of reading, answered below and open above."""
    if not report.days:
        return
    words, columns = report.words, list(_columns(report.days).items())
    most = max(1, *(counts.all for _, counts in columns))
    yield f"<h2>{escape(words('days'))}</h2><figure>"
    keys = (f'<span><i class="{key}"></i>{escape(words(key))}</span>' for key in ("answered", "open"))
    yield f'<figcaption class="legend">{"".join(keys)}</figcaption><div class="days">'
    every = -(-len(columns) // _MOST_DATED)
    for number, (day, counts) in enumerate(columns):
        shown = f"{day.day}/{day.month}" if number % every == 0 else ""
        above = f"<b>{counts.all}</b>" if len(columns) <= _MOST_NUMBERED or counts.all == most else ""
        bars = "".join(
            f'<i class="{key}" style="height:{82 * count / most:.1f}%"></i>'
            for key, count in (("open", counts.open), ("answered", counts.answered))
        )
        told = escape(f"{dates.weekday(day, report.language)}: {counts.all}")
        yield f'<div class="day" title="{told}"><div class="stack">{above}{bars}</div>'
        yield f'<div class="on">{shown}</div></div>'
    yield "</div></figure>"


def _columns(days: Mapping[date, Day]) -> dict[date, Day]:
    """The days, or, where there are many, weeks by their first day."""
    if len(days) < _BY_WEEK_FROM:
        return dict(days)
    listed = list(days.items())
    weeks = (listed[start : start + _WEEK] for start in range(0, len(listed), _WEEK))
    return {week[0][0]: Day(sum(day.answered for _, day in week), sum(day.open for _, day in week)) for week in weeks}


def _bars(bars: Bars, messages: str) -> Iterator[str]:
    most = max(1, *(count for _, count in bars.rows))
    yield f"<h2>{escape(bars.title)}</h2><table>"
    yield f'<tr><th>{escape(bars.column)}</th><th class="count">{escape(messages)}</th><th class="bar"></th></tr>'
    for name, count in bars.rows:
        bar = f'<span style="width:{100 * count / most:.0f}%"></span>'
        yield f'<tr><td>{escape(name)}</td><td class="count">{count}</td><td class="bar">{bar}</td></tr>'
    yield "</table>"


def _premises(report: Worded) -> Iterator[str]:
    if not report.premises:
        return
    words = report.words
    yield f"<h2>{escape(words('premises'))}</h2><table><tr><th>{escape(words('column-premise'))}</th>"
    yield f'<th class="count">{escape(words("column-messages"))}</th>'
    yield f'<th class="count">{escape(words("column-people"))}</th></tr>'
    for claim, messages, people in report.premises:
        yield f'<tr><td>{escape(claim)}</td><td class="count">{messages}</td><td class="count">{people}</td></tr>'
    yield "</table>"


def _unanswered(report: Worded) -> Iterator[str]:
    if not report.unanswered:
        return
    yield f"<h2>{escape(report.words('unanswered'))}</h2><ol>"
    for one in report.unanswered:
        texts = "".join(f'<li dir="auto">{escape(text)}</li>' for text in one.texts)
        yield f"<li>{escape(one.title)}<ul>{texts}</ul></li>"
    yield "</ol>"
