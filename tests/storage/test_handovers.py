"""Questions in the hands of the press office, on both databases."""

from __future__ import annotations

from datetime import timedelta

from bot.storage import Address, Follower, Handover, Storage
from bot.storage.handovers import ASKER, STAFF

from .conftest import Clock


def asker(clock: Clock, person: str = "p1", place: str = "c1") -> Follower:
    return Follower(person, place, Address(1002, 1002), "en", clock() + timedelta(days=90))


async def handed(storage: Storage, clock: Clock, person: str = "p1", update_id: int = 1) -> Handover:
    found = await storage.handovers.open(asker(clock, person), update_id, 10, ["venue"])
    assert found is not None
    return found


async def test_somebody_has_one_question_there_at_a_time_and_others_have_theirs(storage: Storage, clock: Clock) -> None:
    first = await handed(storage, clock)
    assert await storage.handovers.open(asker(clock), 2, 11, []) is None
    other = await handed(storage, clock, "p2", 3)
    assert {one.id for one in await storage.handovers.unreached()} == {first.id, other.id}
    await storage.handovers.close(first.id, ASKER)
    assert (await handed(storage, clock, update_id=4)).id not in (first.id, other.id)


async def test_what_is_closed_has_no_address_and_is_closed_once(storage: Storage, clock: Clock) -> None:
    first = await handed(storage, clock)
    assert first.address == Address(1002, 1002)
    assert await storage.handovers.close(first.id, STAFF)
    assert not await storage.handovers.close(first.id, ASKER)
    closed = await storage.handovers.find(first.id)
    assert closed is not None
    assert (closed.address, closed.is_open) == (None, False)


async def test_the_time_to_an_answer_is_that_to_the_first_one(storage: Storage, clock: Clock) -> None:
    start, first = clock(), await handed(storage, clock)
    await handed(storage, clock, "p2", 2)
    clock.wind(minutes=5)
    await storage.handovers.staff_wrote(first.id, "In a hall.")
    clock.wind(hours=3)
    await storage.handovers.staff_wrote(first.id, "In the great hall.")
    await storage.handovers.close(first.id, ASKER)

    figures = await storage.handovers.figures(start)
    assert (figures.open, figures.closed, figures.answered, figures.median_seconds) == (1, 1, 1, 300.0)
    assert (await storage.handovers.figures(clock())).median_seconds is None


async def test_who_wrote_last_is_known_and_how_often_was_asked_back(storage: Storage, clock: Clock) -> None:
    first = await handed(storage, clock)
    for _ in range(2):
        await storage.handovers.staff_wrote(first.id, "In a hall.")
        await storage.handovers.asker_wrote(first.id)
    found = await storage.handovers.find(first.id)
    assert found is not None
    assert (found.turns, found.last_by, found.answer) == (2, ASKER, "In a hall.")
