"""What was asked as tables for a spreadsheet: a line a message, or a line a figure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from bot.desk.report_words import Worded, Words
from bot.direction import bare
from bot.storage import LoggedQuestion

_COLUMNS = (
    "time",
    "language",
    "surface",
    "chat",
    "release",
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


def messages_csv(logged: Iterable[LoggedQuestion], words: Words) -> str:
    """One line a message, oldest first, under a line of names. Facts stand by the ids that they have in the files."""
    return _written([tuple(words(f"column-{name}") for name in _COLUMNS), *(_row(one, words) for one in logged)])


def figures_csv(report: Worded) -> str:
    """One line a figure: the part of the report, the name, the value; what was taken for granted by its messages."""
    words = report.words
    head = tuple(words(f"column-{name}") for name in ("section", "name", "value"))
    return _written([head, *(tuple(map(_harmless, map(bare, row))) for row in _figures(report))])


def _figures(report: Worded) -> Iterator[tuple[str, str, str]]:
    words = report.words
    for title, figures in ((words("figures"), report.figures), (words("office"), report.office)):
        yield from ((title, name, value) for name, value in figures)
    yield from ((words("days"), day.isoformat(), str(counts.all)) for day, counts in report.days.items())
    for bars in report.bars:
        yield from ((bars.title, name, str(count)) for name, count in bars.rows)
    yield from ((words("premises"), claim, str(messages)) for claim, messages, _ in report.premises)
    yield from ((words("unanswered"), " / ".join(one.texts), one.title) for one in report.unanswered)


def _written(rows: Iterable[tuple[object, ...]]) -> str:
    written = io.StringIO()
    written.write(MARK)
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue()


def _row(one: LoggedQuestion, words: Words) -> tuple[object, ...]:
    return (
        one.received_at.isoformat(timespec="seconds"),
        words.value("language", one.language or ""),
        words.value("surface", one.surface),
        words.value("chat", one.chat_kind or ""),
        words.release(one.release or ""),
        words.value("kind", one.kind or ""),
        " ".join(one.facts),
        _harmless(bare("; ".join(words.claim(*pair) for pair in one.corrects))),
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
