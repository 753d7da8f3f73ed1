"""Since when a correction, or a state of the facts, is in use."""

from __future__ import annotations

from bot.storage import Storage
from bot.storage.changes import WHOLE

from .conftest import Clock


async def test_what_is_seen_again_keeps_the_time_when_it_was_seen_first(storage: Storage, clock: Clock) -> None:
    first = clock()
    await storage.changes.see("r", [(WHOLE, "state"), ("dates", "mark")])
    clock.wind(hours=1)
    await storage.changes.see("r", [(WHOLE, "state"), ("dates", "mark"), ("dates", "other mark")])

    assert await storage.changes.seen_at("r", "dates", "mark") == first
    assert await storage.changes.seen_at("r", WHOLE, "state") == first
    assert await storage.changes.seen_at("r", "dates", "other mark") == clock()


async def test_what_another_release_has_is_nothing_of_this_one(storage: Storage) -> None:
    await storage.changes.see("r", [("dates", "mark")])
    assert await storage.changes.seen_at("other", "dates", "mark") is None
    assert await storage.changes.seen_at("r", "place", "mark") is None
