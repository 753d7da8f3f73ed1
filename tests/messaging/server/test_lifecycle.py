from __future__ import annotations

import asyncio
import json
import time
from pathlib import Path
from typing import Any

import pytest
from telegram import Update

from bot import clock
from bot.errors import UserError
from bot.messaging.server import lifecycle
from bot.messaging.transport.replay import MOST_REPLAYS
from bot.messaging.transport.update_queue import MOST_IN_HAND, UpdateQueue
from bot.simulator import Simulator, acts
from bot.simulator.faults import Trouble
from bot.simulator.refusals import Refusal
from bot.storage import Incoming, StorageError
from tests.messaging.harness import Running, opened, running, text, until


def asked(simulator: Simulator, words: str, number: int, person: int = 1002) -> Incoming:
    """A question that an earlier run accepted."""
    world = simulator.service.world
    user, chat = world.people[person], world.chats[person]
    world.started.add(person)
    message = {"message_id": number, "date": 1, "chat": chat.json(), "from": user.json(), "text": words}
    return Incoming(number, json.dumps({"update_id": number, "message": message}), "message", "p", "private")


async def ended(bot: Running) -> None:
    """Wait until the bot stops by itself."""
    await asyncio.wait([bot.server], timeout=5)


async def test_what_an_earlier_run_left_is_answered_before_anything_new(path: Path) -> None:
    async with Simulator(pace=0.01) as simulator:
        earlier = await opened(path, simulator)
        await earlier.inbox.accept(asked(simulator, "when?", 1))
        await earlier.inbox.accept(asked(simulator, "who?", 2))
        await earlier.close()
        world = simulator.service.world
        acts.write(world, world.people[1002], world.chats[1002], "hello")
        async with running(path, simulator=simulator) as bot:
            await bot.logged(3)
            said = [text(message).split()[0] for message in bot.said(world.chats[1002])]

    assert said == ["The", "From", "Hello."]


async def test_an_update_that_kills_the_program_each_time_is_set_aside(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with Simulator(pace=0.01) as simulator:
        earlier = await opened(path, simulator)
        await earlier.inbox.accept(asked(simulator, "who?", 1))
        await earlier.inbox.accept(asked(simulator, "when?", 2))
        for _ in range(MOST_REPLAYS):
            await earlier.inbox.begin_again(1)
        await earlier.close()
        async with running(path, simulator=simulator) as bot:
            await bot.logged(1)
            said = [text(message) for message in bot.said(simulator.service.world.chats[1002])]

    assert len(said) == 1
    assert "10–11 November" in said[0]
    assert "Update 1 is set aside" in caplog.text


async def test_a_repeated_update_is_answered_once(bot: Running) -> None:
    user, chat = bot.person(1002)
    bot.world.updates.repeat = lambda: True
    acts.write(bot.world, user, chat, "when?")
    await bot.logged()
    bot.world.updates.repeat = lambda: False
    await bot.ask("who?")

    assert [text(message).split()[0] for message in bot.said(chat)] == ["The", "From"]


async def test_one_slow_chat_does_not_hold_up_another(bot: Running) -> None:
    user, chat = bot.person(1001)
    bot.simulator.service.faults.fail_next("sendMessage", Trouble(delay=0.9))
    acts.write(bot.world, user, chat, "when?")
    await until(lambda: len(bot.simulator.service.faults.next) == 0)
    started = time.perf_counter()
    await bot.ask("when?", person=1002)

    assert time.perf_counter() - started < 0.7
    assert not bot.said(chat)


async def test_every_poll_names_the_kinds_of_updates_it_wants(bot: Running) -> None:
    await bot.ask("hello")
    await until(lambda: bot.calls("getUpdates"))

    assert all("message_reaction" in str(call["allowed_updates"]) for call in bot.calls("getUpdates"))


async def test_a_lost_database_stops_the_bot_and_confirms_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def full(*_: Any, **__: Any) -> bool:
        raise StorageError("The database is full")

    async with Simulator(pace=0.01) as simulator:

        async def lose() -> None:
            async with running(path, simulator=simulator) as bot:
                monkeypatch.setattr("bot.storage.inbox.Inbox.accept", full)
                user, chat = bot.person(1002)
                acts.write(bot.world, user, chat, "when?")
                await ended(bot)

        with pytest.raises(StorageError, match="full"):
            await lose()
        pending = simulator.service.world.updates.pending
    assert [update.json["message"]["text"] for update in pending] == ["when?"]


async def test_a_database_lost_while_answering_leaves_the_row_for_the_next_start(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: Any, **__: Any) -> None:
        raise StorageError("The database is full")

    async with Simulator(pace=0.01) as simulator:
        monkeypatch.setattr("bot.storage.inbox.Inbox.complete", full)

        async def lose() -> None:
            async with running(path, simulator=simulator) as bot:
                await bot.ask("when?")
                await ended(bot)

        with pytest.raises(StorageError, match="full"):
            await lose()
        monkeypatch.undo()
        again = await opened(path, simulator)
        assert len(await again.inbox.pending()) == 1
        await again.close()


async def test_stopping_waits_for_answers_under_way(path: Path) -> None:
    async with Simulator(pace=0.01) as simulator:
        simulator.service.faults.fail_next("sendMessage", Trouble(delay=1.0))
        async with running(path, simulator=simulator) as bot:
            user, chat = bot.person(1002)
            acts.write(bot.world, user, chat, "when?")
            await until(lambda: not simulator.service.faults.next)
        assert len(bot.said(chat)) == 1


async def test_an_answer_that_hangs_is_left_for_the_next_start_and_stopping_takes_seconds(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lifecycle, "_GRACE_SECONDS", 1.0)
    async with Simulator(pace=0.01) as simulator:
        simulator.service.faults.fail_next("sendMessage", Trouble(delay=60))
        started = time.perf_counter()
        async with running(path, simulator=simulator) as bot:
            user, chat = bot.person(1002)
            acts.write(bot.world, user, chat, "when?")
            await until(lambda: not simulator.service.faults.next)
        assert time.perf_counter() - started < 20
        again = await opened(path, simulator)
        assert len(await again.inbox.pending()) == 1
        await again.close()


@pytest.mark.parametrize(
    "trouble", [Trouble(refusal=Refusal(502, "Bad Gateway")), Trouble(page=404), Trouble(page=401)]
)
async def test_a_network_that_comes_late_is_waited_for(path: Path, trouble: Trouble) -> None:
    async with Simulator(pace=0.01) as simulator:
        for _ in range(2):
            simulator.service.faults.fail_next("getMe", trouble)
        async with asyncio.timeout(20):
            async with running(path, simulator=simulator) as bot:
                assert "10–11" in text(await bot.ask("when?"))


@pytest.mark.parametrize("status", [401, 404, 502])
@pytest.mark.parametrize("method", ["getUpdates", "deleteWebhook"])
async def test_a_proxys_page_ends_no_polling(path: Path, method: str, status: int) -> None:
    async with Simulator(pace=0.01) as simulator:
        faults = simulator.service.faults
        faults.fail_next(method, Trouble(page=status))
        async with asyncio.timeout(20), running(path, simulator=simulator) as bot:
            assert "10–11" in text(await bot.ask("when?"))
            faults.fail_next(method, Trouble(page=status))
            assert "10–11" in text(await bot.ask("when?"))
            assert "10–11" in text(await bot.ask("when?"))


async def test_a_token_that_telegram_does_not_know_is_one_line(path: Path) -> None:
    async with Simulator(pace=0.01) as simulator:
        simulator.service.faults.fail_next("getMe", Trouble(refusal=Refusal(401, "Unauthorized")))
        with pytest.raises(UserError, match="doesn't know TELEGRAM_BOT_TOKEN"):
            async with running(path, simulator=simulator):
                pass


async def test_a_token_that_is_taken_back_stops_the_bot(path: Path) -> None:
    async def lose() -> None:
        async with running(path) as bot:
            await bot.ask("hello")
            bot.simulator.service.token = "1000000001:" + "B" * 35
            user, chat = bot.person(1002)
            acts.write(bot.world, user, chat, "when?")
            await ended(bot)

    with pytest.raises(UserError, match="doesn't know TELEGRAM_BOT_TOKEN"):
        await lose()


async def test_what_is_in_hand_is_bounded_and_the_rest_is_in_the_database(bot: Running) -> None:
    queue = UpdateQueue(bot.storage, bot.bot, bot.shutdown, clock.now)
    raw = json.loads(asked(bot.simulator, "when?", 1).raw)
    for number in range(MOST_IN_HAND + 1):  # each from a chat of its own
        message = {**raw["message"], "chat": {**raw["message"]["chat"], "id": 5000 + number}}
        await queue.receive({"update_id": number, "message": message})
    assert queue.qsize() == MOST_IN_HAND
    assert len(await bot.storage.inbox.pending()) == MOST_IN_HAND + 1
    queue.done(7)
    await until(lambda: queue.qsize() == MOST_IN_HAND + 1)


async def test_one_chat_has_one_in_hand_and_keeps_its_order(bot: Running) -> None:
    queue = UpdateQueue(bot.storage, bot.bot, bot.shutdown, clock.now)
    for number in range(3):
        await queue.receive(json.loads(asked(bot.simulator, "when?", number).raw))
    assert queue.qsize() == 1
    queue.done(0)
    await until(lambda: queue.qsize() == 2)
    updates = [await queue.get(), await queue.get()]
    assert [update.update_id for update in updates if isinstance(update, Update)] == [0, 1]
