"""From when on: "7d", "24h" or a day."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from bot.errors import UserError

_UNITS = {"h": "hours", "d": "days", "w": "weeks"}
_SPAN = re.compile(r"(\d{1,4})\s*([hdw])", re.IGNORECASE)


def since(text: str, now: datetime) -> datetime:
    """The moment that the text names, in UTC. Raises UserError for one that names none, or one still to come."""
    if span := _SPAN.fullmatch(text.strip()):
        return now - timedelta(**{_UNITS[span[2].lower()]: int(span[1])})
    try:
        day = datetime.strptime(text.strip(), "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        raise UserError(f"--since is {text!r}; expected 24h, 7d, 4w or a day such as 2021-11-15") from None
    if day > now:
        raise UserError(f"--since is {text}, which is still to come")
    return day
