from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.desk.period import since
from bot.errors import UserError

NOW = datetime(2026, 3, 10, 12, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24h", datetime(2026, 3, 9, 12, 30, tzinfo=UTC)),
        ("7d", datetime(2026, 3, 3, 12, 30, tzinfo=UTC)),
        (" 2W ", datetime(2026, 2, 24, 12, 30, tzinfo=UTC)),
        ("2026-03-01", datetime(2026, 3, 1, tzinfo=UTC)),
    ],
)
def test_a_span_or_a_day_names_a_moment(text: str, expected: datetime) -> None:
    assert since(text, NOW) == expected


@pytest.mark.parametrize("text", ["", "yesterday", "7", "2026-02-30", "1.3.2026", "99999d"])
def test_anything_else_is_refused_with_what_is_expected(text: str) -> None:
    with pytest.raises(UserError, match="expected 24h, 7d, 4w or a day such as"):
        since(text, NOW)


def test_a_day_to_come_is_refused() -> None:
    with pytest.raises(UserError, match="still to come"):
        since("2026-03-11", NOW)
