"""How much of what one person sends is answered, in one process and over several replicas alike."""

from __future__ import annotations

from collections.abc import AsyncIterator
from itertools import count

import pytest

from bench.postgresql import Server
from bot.messaging.handlers.middleware import INLINE_SHARE, MOST_MESSAGES, Pace, SharedThrottle, Throttle
from bot.storage import Answered, Incoming, Storage
from tests.storage.conftest import Clock, opened


class Replica:
    """Paces as the middleware does, and completes each row with what became of it."""

    _numbers = count(1)

    def __init__(self, storage: Storage, clock: Clock) -> None:
        self._storage = storage
        self._throttle = SharedThrottle(clock, storage.log)

    async def pace(self, person: str, share: float = 1.0) -> Pace:
        number = next(self._numbers)
        await self._storage.inbox.accept(Incoming(number, "{}", "message", person))
        pace = await self._throttle.pace(person, share)
        surface = "inline" if share == INLINE_SHARE else "message"
        failure = None if pace is Pace.ANSWER else "flood"
        await self._storage.inbox.complete(number, Answered(surface, failure=failure), 0.1)
        return pace


class Replicas:
    """Several in turn, as a load balancer has it."""

    def __init__(self, replicas: list[Replica]) -> None:
        self._replicas = replicas

    async def pace(self, person: str, share: float = 1.0) -> Pace:
        self._replicas.append(self._replicas.pop(0))
        return await self._replicas[0].pace(person, share)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["one process", "three replicas"])
async def throttle(request: pytest.FixtureRequest, clock: Clock) -> AsyncIterator[Throttle | Replicas]:
    if request.param == "one process":
        yield Throttle(clock)
        return
    server: Server = request.getfixturevalue("postgresql")
    address = await server.new_database()
    storages = [await opened(address, clock) for _ in range(3)]
    yield Replicas([Replica(storage, clock) for storage in storages])
    for storage in storages:
        await storage.close()


async def test_the_pause_is_told_once_and_ends_with_the_minute(throttle: Throttle | Replicas, clock: Clock) -> None:
    paces = [await throttle.pace("a") for _ in range(MOST_MESSAGES + 3)]
    assert paces[:MOST_MESSAGES] == [Pace.ANSWER] * MOST_MESSAGES
    assert paces[MOST_MESSAGES:] == [Pace.SAY_SO, Pace.SILENCE, Pace.SILENCE]
    clock.wind(seconds=61)
    assert await throttle.pace("a") is Pace.ANSWER


async def test_one_person_s_flood_is_nobody_else_s(throttle: Throttle | Replicas) -> None:
    for _ in range(MOST_MESSAGES + 1):
        await throttle.pace("a")

    assert await throttle.pace("b") is Pace.ANSWER


async def test_inline_queries_count_a_fifth(throttle: Throttle | Replicas) -> None:
    paces = [await throttle.pace("a", INLINE_SHARE) for _ in range(5 * MOST_MESSAGES + 2)]

    assert paces[-3:] == [Pace.ANSWER, Pace.SAY_SO, Pace.SILENCE]


async def test_slow_and_steady_is_never_stopped(throttle: Throttle | Replicas, clock: Clock) -> None:
    for _ in range(60):
        assert await throttle.pace("a") is Pace.ANSWER
        clock.wind(seconds=3.1)
