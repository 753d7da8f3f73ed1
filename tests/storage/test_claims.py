"""Several replicas on one database: who answers what, and what becomes of a dead one's work."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from bench.postgresql import Server
from bot.storage import Answered, Incoming, Storage, Trace, lease
from bot.storage.claims import Claim, Claims, present
from bot.storage.lease import ClaimLostError
from bot.storage.records import Said

from .conftest import Clock, opened, rows

ANSWERED = Answered("message", "en", "when?", "answer", ("dates",), 0.9)


class Replica:
    def __init__(self, storage: Storage) -> None:
        assert storage.claims is not None
        self.storage = storage
        self.claims: Claims = storage.claims

    async def accept(self, number: int, lane: str = "chat", content: int = 0) -> Claim | None:
        asked = Incoming(number, f'{{"update_id": {number}}}', "message", "person", "private", content, lane)
        kept = await self.storage.inbox.accept(asked, claiming=True)
        return kept.claim if kept else None

    async def swept(self) -> list[tuple[int, int]]:
        """The numbers and attempts of what it finds and claims."""
        found = await self.claims.sweep(10)
        return [(one.pending.update_id, one.pending.attempts) for one in found]

    async def next_of(self, lane: str) -> Claim:
        found = await self.claims.next_of(lane)
        assert found is not None
        return found.claim

    async def complete(self, claim: Claim, answered: Answered = ANSWERED) -> None:
        with under(claim):
            await self.storage.inbox.complete(claim.update_id, answered, 0.1)

    async def dies(self) -> None:
        """As the others see it: its lease has run out."""
        owner = self.claims.lease.owner
        await self.storage.database.change("UPDATE replicas SET expires_at = 0 WHERE owner = $1", owner)


@contextmanager
def under(claim: Claim) -> Iterator[None]:
    before = present.set(claim)
    try:
        yield
    finally:
        present.reset(before)


@pytest.fixture
async def replicas(postgresql: Server, clock: Clock) -> AsyncIterator[tuple[Replica, Replica]]:
    address = await postgresql.new_database()
    one, other = Replica(await opened(address, clock)), Replica(await opened(address, clock))
    for each in (one, other):
        await each.claims.lease.start()
    yield one, other
    for each in (one, other):
        await each.claims.lease.stop()
        await each.storage.close()


def claimed(claim: Claim | None) -> Claim:
    assert claim is not None
    return claim


async def test_what_comes_is_claimed_where_it_came_and_nobody_else_takes_it(replicas: tuple[Replica, Replica]) -> None:
    one, other = replicas
    assert await one.accept(1)
    assert await other.swept() == []


async def test_a_repetition_at_another_replica_is_nothing_and_a_number_given_anew_is(
    replicas: tuple[Replica, Replica],
) -> None:
    one, other = replicas
    assert await one.accept(1, content=5)
    assert await other.accept(1, content=5) is None
    again = claimed(await other.accept(1, "another chat", content=6))
    await other.complete(again)
    assert len(await one.storage.inbox.pending()) == 1


async def test_a_chat_s_messages_are_answered_one_after_another_whichever_replica_they_came_to(
    replicas: tuple[Replica, Replica],
) -> None:
    one, other = replicas
    first = claimed(await one.accept(1))
    assert await other.accept(2) is None
    assert await one.accept(3) is None
    assert await other.swept() == []
    assert await one.claims.next_of("chat") is None, "the first is in hand still"

    await one.complete(first)
    assert first.has_more
    second = await one.next_of("chat")
    assert second.update_id == 2
    await one.complete(second)
    third = await one.next_of("chat")
    await one.complete(third)
    assert (third.update_id, third.has_more) == (3, False)


async def test_of_a_chat_s_messages_that_come_at_once_one_is_in_hand(replicas: tuple[Replica, Replica]) -> None:
    for round_ in range(10):
        lane, numbers = f"chat {round_}", range(10 * round_ + 1, 10 * round_ + 9)
        claims = await asyncio.gather(*(replicas[number % 2].accept(number, lane) for number in numbers))
        assert len([one for one in claims if one is not None]) <= 1
    for _ in range(3):
        found = await asyncio.gather(*(each.claims.sweep(100) for each in replicas))
    in_hand = "SELECT count(*), count(DISTINCT lane) FROM questions WHERE owner > 0"
    assert found == [(), ()]
    assert [tuple(row) for row in await replicas[0].storage.database.fetch(in_hand)] == [(10, 10)]


async def test_a_dead_replica_s_work_goes_to_another_and_what_it_says_later_is_not_heard(
    replicas: tuple[Replica, Replica],
) -> None:
    one, other = replicas
    lost = claimed(await one.accept(1))
    await one.dies()
    assert await other.swept() == [(1, 1)]

    spoken_of = Answered(
        "message", "en", "when?", "answer", ("dates",), trace=Trace("person", "chat", {"facts": ["dates"]})
    )
    await one.complete(lost, spoken_of)
    assert [pending.update_id for pending in await other.storage.inbox.pending()] == [1]
    assert await other.storage.contexts.load("person", "chat") is None
    with under(lost):
        assert not await one.storage.inbox.hold(1)
        await one.storage.inbox.fail(1, "late")
    assert len(await other.storage.inbox.pending()) == 1


async def test_each_death_of_its_replica_counts_and_a_stop_does_not(replicas: tuple[Replica, Replica]) -> None:
    one, other = replicas
    await one.accept(1)
    await one.claims.release()
    assert await other.swept() == [(1, 0)]
    await other.dies()
    assert await one.swept() == [(1, 1)]


async def test_of_suspects_one_is_tried_at_a_time_and_those_that_wait_are_not_blamed(
    replicas: tuple[Replica, Replica],
) -> None:
    one, other = replicas
    for number in (1, 2, 3):
        await one.accept(number, f"chat {number}")
    await one.dies()
    assert await other.swept() == [(1, 1), (2, 1), (3, 1)]
    await other.dies()

    assert await one.swept() == [], "from the second death on they aren't taken with all others"
    assert await one.claims.next_of("chat 1") is None
    tried = await one.claims.suspect()
    assert tried is not None
    assert (tried.pending.update_id, tried.pending.attempts) == (1, 2)
    await one.dies()
    assert await rows(one.storage.database.address, "SELECT attempts FROM questions ORDER BY id") == [(2,), (1,), (1,)]


async def test_the_conversation_is_kept_with_the_claim_or_not_at_all(replicas: tuple[Replica, Replica]) -> None:
    one, other = replicas
    first = claimed(await one.accept(1))
    spoken_of = Answered("message", "en", "when?", "answer", trace=Trace("person", "chat", {"facts": ["dates"]}))
    await one.complete(first, spoken_of)

    await other.accept(2)
    assert await other.storage.contexts.load("person", "chat") == {"facts": ["dates"]}


async def test_a_replica_that_is_cut_off_is_sure_of_nothing(
    replicas: tuple[Replica, Replica], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _ = replicas
    claim = claimed(await one.accept(1))
    await claim.sure()
    monkeypatch.setattr(lease, "uptime", moved(lease.uptime, lease.LEASE_SECONDS - lease.SEND_SECONDS + 0.1))
    waiting = asyncio.create_task(claim.sure())
    await one.claims.lease.renew()
    await waiting  # the line was back in time

    monkeypatch.setattr(lease, "uptime", moved(lease.uptime, lease.LEASE_SECONDS + 0.1))
    with pytest.raises(ClaimLostError):
        await claim.sure()


async def test_after_a_lapse_a_replica_begins_anew_and_takes_its_own_work_over_as_anybody_would(
    replicas: tuple[Replica, Replica], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _ = replicas
    claim = claimed(await one.accept(1))
    await one.dies()
    await one.claims.lease.renew()
    with pytest.raises(ClaimLostError):
        await claim.sure()
    assert await one.swept() == []

    await one.claims.lease.renew()
    assert await one.swept() == [], "the others are given time to say what they have sent"
    monkeypatch.setattr(lease, "uptime", moved(lease.uptime, 3.5))
    assert await one.swept() == [(1, 1)]


async def test_one_leads_and_another_takes_over_when_its_line_ends(replicas: tuple[Replica, Replica]) -> None:
    one, other = (each.claims.lease for each in replicas)
    for each in (one, other):
        each.run_for(42)
    await one.renew()
    await other.renew()
    assert (one.leads, other.leads) == (True, False)

    await one._hang_up()
    await other.renew()
    assert (one.leads, other.leads) == (False, True)


async def test_how_much_waits_and_since_when(replicas: tuple[Replica, Replica], clock: Clock) -> None:
    one, other = replicas
    assert (await one.storage.inbox.backlog()).waiting == 0
    await one.accept(1)
    since = clock()
    clock.wind(seconds=30)
    await other.accept(2)

    backlog = await other.storage.inbox.backlog()
    assert (backlog.waiting, backlog.oldest) == (2, since)


def moved(seconds: object, by: float) -> object:
    assert callable(seconds)
    return lambda: seconds() + by


async def test_who_finds_the_oldest_of_a_chat_locked_leaves_the_next_one_alone(
    replicas: tuple[Replica, Replica],
) -> None:
    one, other = replicas
    first = claimed(await one.accept(1))
    for number in (2, 3):
        await one.accept(number)
    await one.complete(first)
    async with other.storage.database.apart() as connection:  # it looks at the second just now
        await connection.change("BEGIN")
        await connection.fetch("SELECT id FROM questions WHERE update_id = 2 FOR UPDATE")
        assert await one.claims.next_of("chat") is None
    assert (await one.next_of("chat")).update_id == 2


async def test_every_answer_has_its_version_also_where_the_retention_dropped_that_meanwhile(
    replicas: tuple[Replica, Replica], clock: Clock
) -> None:
    one, other = replicas
    said = Said("aa", None, b"snapshot", b"text")
    answer = replace(ANSWERED, said=said)
    for number, replica in enumerate((one, other, one), 1):
        await replica.complete(claimed(await replica.accept(number, f"chat {number}")), answer)
    clock.wind(days=91)
    await other.storage.retention.delete_expired()
    assert await one.storage.database.fetch("SELECT 1 FROM versions") == []

    for number in (4, 5):
        await one.complete(claimed(await one.accept(number, f"chat {number}")), answer)
    await other.complete(claimed(await other.accept(6, "chat 6")), replace(answer, said=replace(said, commit="c0ffee")))
    shown = [await one.storage.proofs.of_update(number) for number in (4, 5, 6)]
    assert [found and found.said for found in shown] == [replace(said, commit="c0ffee")] * 3
