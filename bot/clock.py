"""The only place that asks for the time of day; everyone else is handed `now` as a callable."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)
