"""Faults: the same for the same seed, in each kind, and as the client sees them."""

from __future__ import annotations

import asyncio
import time
from datetime import timedelta

import httpx
import pytest
from telegram import Bot
from telegram.error import NetworkError, RetryAfter, TelegramError

from bot.simulator import Simulator, acts, refusals
from bot.simulator.faults import Cut, FaultPlan, Faults, Trouble, read_plan
from bot.simulator.people import Chat, User
from bot.simulator.refusals import Refusal, too_many_requests
from bot.simulator.world import World
from tests.http import local_client

from .helpers import call, receiver, until


def kinds(faults: Faults, count: int = 200) -> list[str]:
    troubles = (faults.draw("sendMessage") for _ in range(count))
    return [str(one.cut or one.page or (one.refusal and one.refusal.code) or "fine") for one in troubles]


async def until_it(simulator: Simulator, *, answers: bool) -> None:
    """Call until somebody listens, or nobody does any more; the test fails after thirty seconds."""
    async with asyncio.timeout(30):
        there = not answers
        while there != answers:
            try:
                there = bool(await call(simulator, "getMe"))
            except httpx.TransportError:  # refused, or broken off in the middle of a call
                there = False


def test_the_same_seed_brings_the_same_troubles() -> None:
    plan = FaultPlan(seed=7, errors=0.1, floods=0.1, cuts=0.1, pages=0.1)
    first, second, other = Faults(), Faults(), Faults()
    first.set(plan)
    second.set(plan)
    other.set(FaultPlan(seed=8, errors=0.1, floods=0.1, cuts=0.1, pages=0.1))
    found = kinds(first)
    assert found == kinds(second)
    assert found != kinds(other)
    assert set(found) == {"fine", "200", "429", "500", "502", "before", "middle", "after"}


def test_only_the_methods_named_meet_trouble() -> None:
    faults = Faults()
    faults.set(FaultPlan(errors=1, methods=("sendMessage",)))
    assert faults.draw("getMe") == Trouble()
    assert faults.draw("SENDMESSAGE").refusal is not None


async def test_a_flood_says_how_long_to_wait(
    simulator: Simulator, bot: Bot, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    simulator.service.faults.fail_next("sendMessage", Trouble(refusal=too_many_requests(3)))
    with pytest.raises(RetryAfter) as caught:
        await bot.send_message(chat.id, "x")
    assert caught.value.retry_after == timedelta(seconds=3)
    (kept,) = simulator.service.calls.of("sendMessage")
    assert kept.answer == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 3",
        "parameters": {"retry_after": 3},
    }
    assert (await bot.send_message(chat.id, "x")).text == "x"


@pytest.mark.parametrize(("cut", "arrived"), [(Cut.BEFORE, 0), (Cut.AFTER, 1)])
async def test_a_cut_connection_loses_the_call_or_only_its_answer(
    simulator: Simulator, bot: Bot, chat: Chat, world: World, cut: Cut, arrived: int
) -> None:
    simulator.service.faults.fail_next("sendMessage", Trouble(cut=cut))
    with pytest.raises(NetworkError):
        await bot.send_message(chat.id, "x")
    assert len([message for message in world.history(chat.id) if message.sender == world.bot]) == arrived
    assert [kept.code for kept in simulator.service.calls.of("sendMessage")] == [0]


async def test_half_an_answer_is_whole_for_http_and_broken_as_json(
    simulator: Simulator, bot: Bot, chat: Chat, world: World
) -> None:
    simulator.service.faults.fail_next("sendMessage", Trouble(cut=Cut.MIDDLE))
    with pytest.raises(TelegramError, match="Invalid server response"):
        await bot.send_message(chat.id, "x")
    assert [said.body and said.body.text for said in world.history(chat.id)][-1] == "x"


@pytest.mark.parametrize("code", [200, 502])
async def test_a_proxys_page_comes_in_place_of_the_answer_and_nothing_is_carried_out(
    simulator: Simulator, chat: Chat, world: World, code: int
) -> None:
    simulator.service.faults.fail_next("sendMessage", Trouble(page=code))
    async with local_client() as client:
        url = f"{simulator.url}/bot{simulator.token}/sendMessage"
        answer = await client.post(url, json={"chat_id": chat.id, "text": "x"})
    assert (answer.status_code, answer.headers["content-type"]) == (code, "text/html; charset=utf-8")
    assert len(world.history(chat.id)) == 1
    assert [kept.code for kept in simulator.service.calls.of("sendMessage")] == [code]


async def test_certain_trouble_can_be_of_one_chat_come_several_times_or_stay(
    simulator: Simulator, chat: Chat, world: World
) -> None:
    faults = simulator.service.faults
    faults.fail_next("sendMessage", Trouble(refusal=refusals.TOPIC_CLOSED.refuse()), chat=chat.id, times=2)
    there = {"chat_id": chat.id, "text": "x"}
    assert (await call(simulator, "sendMessage", chat_id=world.group.id, text="x"))["ok"]
    assert [(await call(simulator, "sendMessage", **there))["ok"] for _ in range(3)] == [False, False, True]
    faults.fail_next("", Trouble(refusal=Refusal(401, "Unauthorized")), times=None)
    assert [(await call(simulator, name, **there))["ok"] for name in ("getMe", "sendMessage", "getMe")] == [False] * 3
    faults.clear_next()
    assert (await call(simulator, "getMe"))["ok"]


async def test_unreachable_is_a_refused_connection_and_ends_with_everything_still_there(
    simulator: Simulator, bot: Bot, chat: Chat, world: World, noura: User
) -> None:
    (start,) = await bot.get_updates()
    waiting = asyncio.create_task(call(simulator, "getUpdates", offset=start.update_id + 1, timeout=30))
    await until(lambda: simulator.service.poll.is_waiting)
    async with simulator.unreachable():
        with pytest.raises(httpx.HTTPError):
            await waiting
        with pytest.raises(httpx.ConnectError):
            await call(simulator, "getMe")
        acts.write(world, noura, chat, "متى؟")
    (question,) = await bot.get_updates()
    assert question.message is not None
    assert question.message.text == "متى؟"


async def test_errors_are_the_servers_own(simulator: Simulator, bot: Bot, chat: Chat) -> None:
    simulator.service.faults.set(FaultPlan(seed=1, errors=1))
    with pytest.raises(TelegramError, match=r"Internal Server Error|Bad Gateway"):
        await bot.send_message(chat.id, "x")


async def test_latency_delays_the_answer(simulator: Simulator) -> None:
    simulator.service.faults.fail_next("getMe", Trouble(delay=0.3))
    started = time.perf_counter()
    await call(simulator, "getMe")
    assert time.perf_counter() - started >= 0.3


async def test_duplicates_bring_a_confirmed_update_once_more(
    simulator: Simulator, world: World, noura: User, chat: Chat
) -> None:
    simulator.service.faults.set(FaultPlan(duplicates=1))
    (first,) = (await call(simulator, "getUpdates"))["result"]
    acts.write(world, noura, chat, "متى؟")
    again, second = (await call(simulator, "getUpdates", offset=first["update_id"] + 1))["result"]
    assert again == first
    assert second["update_id"] == first["update_id"] + 1
    simulator.service.faults.set(FaultPlan())
    assert (await call(simulator, "getUpdates", offset=second["update_id"] + 1))["result"] == []


async def test_duplicates_come_by_webhook_too(simulator: Simulator, world: World, chat: Chat) -> None:
    simulator.service.faults.set(FaultPlan(duplicates=1))
    async with receiver() as hook:
        await call(simulator, "setWebhook", url=hook.url)
        await until(lambda: len(hook.updates) == 2)
    assert hook.updates[0] == hook.updates[1]


async def test_faults_are_set_over_http_and_a_wrong_name_is_told(simulator: Simulator) -> None:
    async with local_client(base_url=simulator.url) as client:
        assert (await client.put("/faults", json={"seed": 3, "errors": 1, "methods": ["getMe"]})).json()["errors"] == 1
        assert (await client.get("/faults")).json()["methods"] == ["getMe"]
        assert not (await call(simulator, "getMe"))["ok"]
        wrong = await client.put("/faults", json={"speed": 1})
        assert (wrong.status_code, wrong.json()["error"].partition(";")[0]) == (400, "unknown fault “speed”")
        await client.put("/faults", json={})
        await client.post("/faults/next", json={"method": "getMe", "error_code": 429, "retry_after": 9})
        assert (await call(simulator, "getMe"))["parameters"] == {"retry_after": 9}
        assert (await call(simulator, "getMe"))["ok"]
        assert (await client.post("/faults/next", json={"method": "getMe", "cut": "sideways"})).status_code == 400
        assert (await client.post("/faults/next", json={"methods": "getMe"})).status_code == 400
        await client.post("/faults/next", json={"error_code": 401, "times": None})
        assert (await call(simulator, "getMe"))["description"] == "Unauthorized"
        await client.delete("/faults/next")
        await client.post("/faults/unreachable", json={"seconds": 2})  # long enough to be met on a busy machine
        await until_it(simulator, answers=False)
    await until_it(simulator, answers=True)


@pytest.mark.parametrize("plan", [{"errors": "often"}, {"methods": "getMe"}, {"seed": True}])
def test_a_plan_of_the_wrong_type_is_told(plan: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(plan))):
        read_plan(plan)
