"""getUpdates: kept until confirmed, waited for, one poller at a time."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest

from bot.simulator import Simulator, acts
from bot.simulator.people import Chat, User
from bot.simulator.updates import UpdateQueue
from bot.simulator.world import World

from .helpers import call, receiver, until

OTHER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


def ids(answer: dict[str, Any]) -> list[int]:
    return [update["update_id"] for update in answer["result"]]


def queue_of(count: int) -> UpdateQueue:
    queue = UpdateQueue(100)
    for number in range(count):
        queue.push("message", 1, {"number": number})
    return queue


def taken(queue: UpdateQueue, offset: int, limit: int = 100) -> list[int]:
    return [update["update_id"] for update in queue.take(offset, limit)]


def test_an_update_comes_again_until_it_is_confirmed() -> None:
    queue = queue_of(3)
    assert taken(queue, 0) == taken(queue, 0) == [100, 101, 102]
    assert taken(queue, 101) == [101, 102]
    assert taken(queue, 0) == [101, 102]
    assert taken(queue, 103) == []
    assert queue.pending == []


def test_the_limit_leaves_the_rest_for_later() -> None:
    queue = queue_of(3)
    assert taken(queue, 0, 2) == [100, 101]
    assert taken(queue, 102, 2) == [102]


def test_a_negative_offset_keeps_only_the_last_ones() -> None:
    queue = queue_of(5)
    assert taken(queue, -2) == [103, 104]
    assert taken(queue, 0) == [103, 104]


def test_an_offset_far_in_the_future_confirms_nothing() -> None:
    assert taken(queue_of(2), 5000) == [100, 101]


def test_only_kinds_that_are_asked_for_are_queued() -> None:
    queue = UpdateQueue(1)
    assert queue.push("message_reaction", 1, {}) is None
    queue.allow(["message_reaction"])
    assert (queue.push("message", 1, {}), queue.push("message_reaction", 1, {})) == (None, 1)
    queue.allow(None)
    assert queue.push("message", 1, {}) is None
    queue.allow([])
    assert (queue.push("message", 1, {}), queue.push("message_reaction", 1, {})) == (2, None)


async def test_a_poll_waits_for_what_comes(simulator: Simulator, world: World, noura: User, chat: Chat) -> None:
    (first,) = ids(await call(simulator, "getUpdates"))
    waiting = asyncio.create_task(call(simulator, "getUpdates", offset=first + 1, timeout=20))
    await until(lambda: simulator.service.poll.is_waiting)
    started = time.perf_counter()
    acts.write(world, noura, chat, "متى؟")
    (update,) = (await waiting)["result"]
    assert update["message"]["text"] == "متى؟"
    assert time.perf_counter() - started < 0.5


async def test_a_poll_ends_empty_after_its_timeout(simulator: Simulator) -> None:
    started = time.perf_counter()
    assert (await call(simulator, "getUpdates", timeout=1))["result"] == []
    assert 0.9 < time.perf_counter() - started < 3


async def test_a_second_poller_ends_the_first(simulator: Simulator) -> None:
    first = asyncio.create_task(call(simulator, "getUpdates", timeout=20))
    await until(lambda: simulator.service.poll.is_waiting)
    second = asyncio.create_task(call(simulator, "getUpdates", timeout=1))
    assert await first == {"ok": False, "error_code": 409, "description": OTHER}
    assert (await second)["result"] == []


async def test_a_webhook_ends_the_poll_and_forbids_the_next(simulator: Simulator) -> None:
    poll = asyncio.create_task(call(simulator, "getUpdates", timeout=20))
    await until(lambda: simulator.service.poll.is_waiting)
    async with receiver() as hook:
        await call(simulator, "setWebhook", url=hook.url)
        assert (await poll)["description"] == "Conflict: terminated by setWebhook request"
        assert await call(simulator, "getUpdates") == {"ok": False, "error_code": 409, "description": WEBHOOK}
        await call(simulator, "deleteWebhook")
        assert (await call(simulator, "getUpdates"))["ok"]


async def test_the_simulator_stops_while_a_bot_polls() -> None:
    async with Simulator() as simulator:
        poll = asyncio.create_task(call(simulator, "getUpdates", timeout=50))
        await until(lambda: simulator.service.poll.is_waiting)
        started = time.perf_counter()
    assert (await poll)["result"] == []
    assert time.perf_counter() - started < 2


async def test_the_first_ids_follow_the_clock_so_that_a_later_run_repeats_none(simulator: Simulator) -> None:
    assert abs(simulator.service.world.updates.next_id - time.time()) < 60


@pytest.mark.parametrize("offset", ["x", "", None])
async def test_an_offset_that_is_no_number_counts_as_none(simulator: Simulator, chat: Chat, offset: object) -> None:
    assert len((await call(simulator, "getUpdates", offset=offset))["result"]) == 1
