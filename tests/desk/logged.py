"""Rows of the query log, made up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.storage import LoggedQuestion

START = datetime(2026, 3, 1, 12, tzinfo=UTC)


def row(
    question: str | None,
    kind: str = "unknown",
    facts: tuple[str, ...] = (),
    *,
    number: int = 1,
    days: float = 0,
    person: str | None = "a",
    language: str = "en",
    seconds: float | None = 0.2,
    feedback: int | None = None,
    is_left: bool = False,
    corrects: tuple[tuple[str, str], ...] = (),
) -> LoggedQuestion:
    return LoggedQuestion(
        update_id=number,
        received_at=START + timedelta(days=days),
        person=person,
        chat_kind="private",
        surface="message",
        language=language,
        question=question,
        kind=kind,
        facts=facts,
        corrects=corrects,
        confidence=0.9,
        candidates=(),
        seconds=seconds,
        feedback=feedback,
        failure=None,
        is_left=is_left,
    )
