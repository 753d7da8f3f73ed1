"""A report as one page that needs nothing else: to be opened, printed or sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from bot.desk.report import Report, office_counts
from bot.direction import isolate, side_by_side
from bot.facts.factbase import FactBase, Language

_STYLE = """
body { font: 16px/1.5 system-ui, "Noto Sans Arabic", sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem;
  color: #1d2733; background: #fff; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: 1rem; margin: 1rem 0; }
dt { color: #5a6675; font-size: .85rem; } dd { margin: 0; font-size: 1.4rem; font-variant-numeric: tabular-nums; }
table { border-collapse: collapse; width: 100%; } td, th { text-align: start; padding: .2rem .6rem .2rem 0; }
td.count { text-align: end; width: 4rem; font-variant-numeric: tabular-nums; }
td.bar { width: 50%; } td.bar span { display: block; height: .8rem; border-radius: .2rem; background: #0b6bcb; }
li { margin: .6rem 0; } li ul { padding-inline-start: 1rem; list-style: none; } li ul li { margin: .1rem 0; }
@media (prefers-color-scheme: dark) { body { color: #e4e9ef; background: #14191f; } dt { color: #9aa7b5; } }
@media (max-width: 32rem) { td.bar { width: 25%; } }
@media print { body { margin: 0; } h2 { break-after: avoid; } tr, li { break-inside: avoid; } }
"""


def as_html(found: Report, base: FactBase) -> str:
    """The page; facts by their labels in both languages, and everything that people wrote escaped."""
    title = f"What was asked, {found.since:%d %B %Y} to {found.until:%d %B %Y}"
    releases = [f'<p lang="{language}" dir="auto">{escape(base.release.title[language])}</p>' for language in Language]
    return "\n".join(
        [
            '<!doctype html><html lang="en"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>",
            f"<h1>{escape(title)}</h1>",
            *releases,
            *_figures(found),
            *_table("By day (UTC)", {f"{day:%a %d %b}": count for day, count in found.days.items()}),
            *_table("Facts", {_label(base, fact): count for fact, count in found.facts.items()}),
            *_table("Replies", {kind.replace("_", " "): count for kind, count in found.kinds.items()}),
            *_table("Languages of the replies", found.languages),
            *_table("Where", found.surfaces),
            *_table("Releases", found.releases),
            *_table("The office", office_counts(found.office)),
            *_taken_for_granted(found),
            *_unanswered(found),
            "</body></html>",
        ]
    )


def _figures(found: Report) -> Iterator[str]:
    figures = {
        "messages answered": str(found.questions),
        "people": str(found.people),
        "rated good": str(found.likes),
        "rated bad": str(found.dislikes),
    }
    if found.median_seconds is not None and found.slowest_seconds is not None:
        figures["half answered within"] = f"{found.median_seconds:.2f} s"
        figures["95 % within"] = f"{found.slowest_seconds:.2f} s"
    yield "<dl>"
    yield from (f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in figures.items())
    yield "</dl>"


def _table(title: str, counts: Mapping[str, int]) -> Iterator[str]:
    if not counts:
        return
    most = max(1, *counts.values())
    yield f"<h2>{escape(title)}</h2><table>"
    for name, count in counts.items():
        bar = f'<span style="width:{100 * count / most:.0f}%"></span>'
        yield f'<tr><td dir="auto">{escape(name)}</td><td class="count">{count}</td><td class="bar">{bar}</td></tr>'
    yield "</table>"


def _label(base: FactBase, fact: str) -> str:
    entry = base.entries.get(fact)
    if entry is None:
        return fact
    return side_by_side(isolate(entry.label[language]) for language in (Language.EN, Language.AR))


def _taken_for_granted(found: Report) -> Iterator[str]:
    if not found.premises:
        return
    yield "<h2>Taken for granted, and not so by the release</h2>"
    yield "<table><tr><th>Kind</th><th>Said</th><th>People</th></tr>"
    for one in found.premises:
        said = f'<td dir="auto">{escape(one.said)}</td>'
        yield f'<tr><td>{escape(one.kind)}</td>{said}<td class="count">{one.people}</td></tr>'
    yield "</table>"


def _unanswered(found: Report) -> Iterator[str]:
    if not found.unanswered:
        return
    yield "<h2>Found no answer, or left for staff</h2><ol>"
    for group in found.unanswered:
        left = f", {group.left} left for staff" if group.left else ""
        texts = "".join(f'<li dir="auto">{escape(text)}</li>' for text in group.texts)
        yield f"<li>{len(group.asked)} ×{left}<ul>{texts}</ul></li>"
    yield "</ol>"
