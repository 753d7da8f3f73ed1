from __future__ import annotations

from datetime import timedelta

from bot.storage import Storage
from bot.storage.office_figures import OfficeFigures, office_figures
from bot.storage.tables import inserting, kept

from .conftest import Clock

_HANDED = (
    "bot person place language update_id message facts state asked_at answered_at last_at last_by turns has_reached"
)


async def test_the_office_s_work_is_counted_since_a_moment(storage: Storage, clock: Clock) -> None:
    start = clock()
    assert await office_figures(storage.database, start) == OfficeFigures()
    await storage.changes.see("release", [("dates", "new"), ("", "state")])
    changed = storage.database.change
    await changed("UPDATE changes SET told = CASE WHEN entry = '' THEN 2 ELSE 3 END")
    for number, (state, minutes) in enumerate((("open", None), ("closed", 10), ("closed", 30))):
        asked = kept(start)
        answered = kept(start + timedelta(minutes=minutes)) if minutes else None
        row = 1, "p", "q", "en", number, 1, "[]", state, asked, answered, asked, "asker", 0, 0
        await changed(inserting("handovers", f"{_HANDED} expires_at retry_at"), *row, asked, 0)

    found = await office_figures(storage.database, start)
    assert (found.corrections, found.answers, found.handed_open, found.handed_closed) == (3, 2, 1, 2)
    assert found.answer_seconds == 20 * 60
    assert (await office_figures(storage.database, start + timedelta(seconds=1))).handed_closed == 0
    assert await office_figures(storage.database, start, "release") == OfficeFigures(corrections=3, answers=2)
    assert await office_figures(storage.database, start, "other") == OfficeFigures()
