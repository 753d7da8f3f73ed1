"""What was logged, a message a line, for a spreadsheet; nothing that tells who asked."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from bot.storage import LoggedQuestion

COLUMNS = (
    "time",
    "language",
    "surface",
    "chat",
    "kind",
    "facts",
    "confidence",
    "seconds",
    "rating",
    "left",
    "question",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(logged: Iterable[LoggedQuestion]) -> str:
    """One line a message, oldest first, under a line of names."""
    written = io.StringIO()
    lines = csv.writer(written, lineterminator="\n")
    lines.writerow(COLUMNS)
    lines.writerows(map(_row, logged))
    return written.getvalue()


def _row(one: LoggedQuestion) -> tuple[object, ...]:
    return (
        one.received_at.isoformat(timespec="seconds"),
        one.language,
        one.surface,
        one.chat_kind,
        one.kind,
        " ".join(one.facts),
        one.confidence,
        one.seconds,
        one.feedback,
        int(one.is_left),
        _harmless(one.question or ""),
    )


def _harmless(text: str) -> str:
    """The words, with a mark before those that a spreadsheet would run as a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
