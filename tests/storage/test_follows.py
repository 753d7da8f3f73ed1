"""Those who asked to be written to, on both databases: claimed by one, told once, forgotten when they wish it."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta

from bot.storage import Address, Answered, Follower, Incoming, Sent, Standing, Storage, Told, Trace
from bot.storage.changes import WHOLE
from bot.storage.handovers import ASKER, SILENCE, STAFF
from bot.storage.tables import ERASED_FROM, creation

from .conftest import Clock, opened, turn

OLD, NEW = Told("dates", "old", "Then."), Told("dates", "new", "Now.")
STANDING = (Standing("dates", "new", "mark"),)


def follower(clock: Clock, person: str = "p1", place: str = "c1") -> Follower:
    return Follower(person, place, Address(1002, 1002), "en", clock() + timedelta(days=90))


async def corrected(storage: Storage, clock: Clock) -> None:
    """Somebody follows, and then it is corrected."""
    await storage.follows.follow(follower(clock), "r", [OLD], clock())
    clock.wind(minutes=1)
    await storage.changes.see("r", [(WHOLE, "state"), ("dates", "mark")])
    clock.wind(minutes=1)


async def test_a_chat_is_claimed_by_one_and_told_once(storage: Storage, clock: Clock) -> None:
    await corrected(storage, clock)
    assert await storage.follows.count_due("r", STANDING[0]) == 1
    claims = await asyncio.gather(*(storage.follows.next_due("r", STANDING, clock()) for _ in range(4)))
    [due] = [one for one in claims if one is not None]
    assert due.address == Address(1002, 1002)
    assert [(row.said, row.told) for row in due.rows] == [("Then.", "old")]

    await storage.follows.told(due, "r", [NEW])
    clock.wind(minutes=5)
    assert await storage.follows.next_due("r", STANDING, clock()) is None
    figures = await storage.follows.figures(clock() - timedelta(days=1))
    assert (figures.followers, figures.corrections, figures.answers) == (1, 1, 0)


async def test_a_claim_of_one_that_died_is_free_after_a_minute(storage: Storage, clock: Clock) -> None:
    await corrected(storage, clock)
    assert await storage.follows.next_due("r", STANDING, clock()) is not None
    assert await storage.follows.next_due("r", STANDING, clock()) is None
    clock.wind(minutes=2)
    assert await storage.follows.next_due("r", STANDING, clock()) is not None


async def test_an_answer_with_the_new_words_leaves_nothing_to_tell(storage: Storage, clock: Clock) -> None:
    await corrected(storage, clock)
    await storage.inbox.accept(Incoming(5, "{}", "message", "p1"))
    await storage.inbox.complete(5, Answered("message", trace=Trace("p1", "c1", release="r", told=(NEW,))), 0.1)

    assert await storage.follows.next_due("r", STANDING, clock()) is None


async def test_what_is_followed_ends_with_retention_and_with_forget(storage: Storage, clock: Clock) -> None:
    await storage.follows.follow(follower(clock), "r", [OLD], clock())
    await storage.follows.follow(follower(clock, "p2", "c2"), "r", [OLD], clock())
    await storage.handovers.open(follower(clock), 7, 70, ["dates"])
    await storage.retention.forget("p1")
    assert await storage.follows.of("c1", "p1") == ()
    assert await storage.handovers.of("c1", "p1") is None
    assert len(await storage.follows.of("c2", "p2")) == 1
    clock.wind(days=91)
    await storage.retention.delete_expired()
    assert await storage.follows.of("c2", "p2") == ()


async def tables_with(storage: Storage, words: set[str]) -> set[str]:
    """The tables in which somebody is found by these."""
    names = re.findall(r"CREATE TABLE (\w+)", " ".join(creation(storage.database.dialect)))
    found = {name: await storage.database.fetch(f"SELECT * FROM {name}") for name in names}  # noqa: S608 - of ours
    return {name for name, rows in found.items() if any(words & {str(value) for value in row} for row in rows)}


async def test_forget_leaves_nobody_in_any_table(storage: Storage, clock: Clock) -> None:
    for person, place in (("p1", "c1"), ("p2", "c2")):
        asker, number = follower(clock, person, place), int(person[1])
        await turn(storage, number, Trace(person, place, {"facts": ["dates"]}, (Sent(number, number, 7),)))
        await storage.follows.follow(asker, "r", [OLD], clock())
        await storage.awaited.wait(asker, "r", number, [], "state")
        handed = await storage.handovers.open(asker, number, 70, ["dates"])
        assert handed is not None
        await storage.handovers.link(handed, ASKER, place, [500], asker.until)
    assert await tables_with(storage, {"p1", "c1"}) == {*ERASED_FROM}, "else this test doesn't see all of them"

    await storage.retention.forget("p1")
    assert await tables_with(storage, {"p1", "c1"}) == set()
    assert await tables_with(storage, {"p2", "c2"}) == {*ERASED_FROM}


async def test_a_sealed_chat_opens_under_its_own_key_only(address: str, clock: Clock) -> None:
    first = await opened(address, clock, "one key")
    await corrected(first, clock)
    await first.close()
    other = await opened(address, clock, "another key")
    due = await other.follows.next_due("r", STANDING, clock())
    assert due is not None
    assert due.address is None
    await other.close()


async def test_a_question_waits_until_it_is_answered_and_is_told_once(storage: Storage, clock: Clock) -> None:
    await storage.inbox.accept(Incoming(9, "{}", "message", "p1"))
    await storage.inbox.complete(9, Answered("message", question="which hotel?"), 0.1)
    assert await storage.awaited.wait(follower(clock), "r", 9, ["place"], "old")
    assert not await storage.awaited.wait(follower(clock), "r", 9, ["place"], "old")
    assert await storage.awaited.untried("r", "old", 10) == ()
    [row] = await storage.awaited.untried("r", "new", 10)
    assert (row.question, row.known) == ("which hotel?", ("place",))

    claims = await asyncio.gather(*(storage.awaited.claim(row.id) for _ in range(3)))
    [due] = [one for one in claims if one is not None]
    await storage.changes.see("r", [(WHOLE, "new")])
    await storage.awaited.told(due, "r", "new")
    clock.wind(minutes=2)
    assert await storage.awaited.untried("r", "new", 10) == ()


async def test_a_question_to_the_office_from_open_to_closed(storage: Storage, clock: Clock) -> None:
    handed = await storage.handovers.open(follower(clock), 7, 70, ["dates"])
    assert handed is not None
    assert await storage.handovers.open(follower(clock), 8, 80, []) is None
    assert [one.id for one in await storage.handovers.unreached()] == [handed.id]
    claims = await asyncio.gather(*(storage.handovers.claim(handed.id) for _ in range(3)))
    assert sorted(claims) == [False, False, True]
    await storage.handovers.link(handed, STAFF, "s1", [500], clock() + timedelta(days=1))
    found = await storage.handovers.at("s1", 500)
    assert found is not None
    assert (found[0].address, found[0].facts, found[1]) == (Address(1002, 1002), ("dates",), STAFF)
    assert await storage.handovers.unreached() == ()

    clock.wind(minutes=2)
    await storage.handovers.staff_wrote(handed.id, "In the hall.")
    await storage.handovers.asker_wrote(handed.id)
    now = await storage.handovers.find(handed.id)
    assert now is not None
    assert (now.turns, now.last_by, now.answer) == (1, ASKER, "In the hall.")
    assert await storage.handovers.close(handed.id, SILENCE)
    figures = await storage.handovers.figures(clock() - timedelta(days=1))
    assert (figures.open, figures.closed, figures.median_seconds) == (0, 1, 120.0)
