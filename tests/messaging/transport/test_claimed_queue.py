"""What several replicas have in hand together: each chat's order, nothing twice, nothing blamed on the wrong one."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from bot import clock
from bot.simulator import Simulator
from bot.simulator.faults import Trouble
from bot.simulator.refusals import too_many_requests
from bot.storage.inbox import Inbox
from bot.storage.tables import kept
from tests.http import local_client
from tests.messaging.harness import text, until
from tests.messaging.replicas import SECRET, asked, hooked, meet
from tests.storage.conftest import rows


async def test_one_chat_s_messages_keep_their_order_whoever_gets_them(address: str, simulator: Simulator) -> None:
    async with hooked(address, simulator, 3) as (bots, urls), local_client(headers=SECRET) as telegram:
        simulator.service.faults.fail_next("sendMessage", Trouble(delay=0.5))
        questions = ["when?", "who?", "hello"] * 3
        for number, question in enumerate(questions, 1):
            response = await telegram.post(urls[number % 3], json=asked(bots[0], question, number))
            assert response.status_code == 200
        _, chat = bots[0].person(1002)
        await until(lambda: len(bots[0].said(chat)) == len(questions))
        await bots[0].logged(len(questions))
        assert [text(one).split()[0] for one in bots[0].said(chat)] == ["The", "From", "Hello."] * 3


async def test_a_redelivery_to_another_replica_is_answered_once(address: str, simulator: Simulator) -> None:
    async with hooked(address, simulator, 2) as (bots, urls), local_client(headers=SECRET) as telegram:
        for url in (*urls, *urls):
            assert (await telegram.post(url, json=asked(bots[0], "when?", 5))).status_code == 200
        await telegram.post(urls[0], json=asked(bots[0], "who?", 6))
        _, chat = bots[0].person(1002)
        await bots[0].logged(2)
        assert [text(one).split()[0] for one in bots[0].said(chat)] == ["The", "From"]


async def test_an_album_gets_one_answer_whichever_replicas_its_pictures_come_to(
    address: str, simulator: Simulator
) -> None:
    async with hooked(address, simulator, 2) as (bots, urls), local_client(headers=SECRET) as telegram:
        picture = {"photo": [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}], "media_group_id": "7"}
        for number in (1, 2, 3, 4):
            update = asked(bots[0], "", number)
            del update["message"]["text"]
            update["message"] |= picture
            await telegram.post(urls[number % 2], json=update)
            await bots[0].logged(number)
        await telegram.post(urls[0], json=asked(bots[0], "when?", 5))
        await bots[0].logged(5)
        _, chat = bots[0].person(1002)
        assert ["10–11" in text(one) for one in bots[0].said(chat)] == [False, True]


async def test_a_chat_that_is_held_up_elsewhere_can_be_forgotten(address: str, simulator: Simulator) -> None:
    async with hooked(address, simulator, 2) as (bots, urls), local_client(headers=SECRET) as telegram:
        held = Trouble(refusal=too_many_requests(30))
        simulator.service.faults.fail_next("sendMessage", held)
        await telegram.post(urls[0], json=asked(bots[0], "when?", 5))
        assert bots[0].storage.claims is not None
        lane = bots[0].storage.pseudonyms.place(1002)
        async with asyncio.timeout(10):
            while not await bots[0].storage.claims.is_held(lane):  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        entity = {"type": "bot_command", "offset": 0, "length": 7}
        update = asked(bots[0], "/forget", 6)
        update["message"]["entities"] = [entity]
        await telegram.post(urls[1], json=update)
        _, chat = bots[0].person(1002)
        await until(lambda: bots[0].said(chat))
        assert await bots[0].storage.inbox.pending() == ()


async def test_what_is_only_to_be_sent_is_not_blamed_for_the_death_of_its_replica(
    address: str, simulator: Simulator
) -> None:
    world, people = simulator.service.world, range(20_000, 20_006)
    meet(world, people)
    async with hooked(address, simulator, 1) as ((bot,), _):
        simulator.service.faults.fail_next("sendMessage", Trouble(delay=2), times=None)
        for number in people:  # left behind by a replica that is dead, and not the first
            await bot.storage.database.change(
                "INSERT INTO questions (bot, update_id, received_at, state, raw, attempts, surface, lane, owner) "
                "VALUES ($1, $2, $3, 'pending', $4, 1, 'message', $5, 1)",
                *(bot.bot.id, number, kept(clock.now()), json.dumps(asked(bot, "when?", number, number)), str(number)),
            )
        async with asyncio.timeout(10):
            while await rows(address, "SELECT 1 FROM questions WHERE attempts > 0"):
                pass
        assert not any(bot.said(world.chats[number]) for number in people), "none waits for another one's send"
        simulator.service.faults.clear_next()
        await bot.logged(len(people))


async def test_what_is_sent_and_not_recorded_yet_is_bounded(
    address: str, simulator: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_quick, complete = asyncio.Event(), Inbox.complete

    async def slowly(*arguments: Any) -> None:
        await is_quick.wait()
        await complete(*arguments)

    monkeypatch.setattr(Inbox, "complete", slowly)
    world, people = simulator.service.world, range(20_000, 20_010)
    meet(world, people)
    async with hooked(address, simulator, 1) as ((bot,), (url,)), local_client(headers=SECRET) as telegram:
        for number in people:
            await telegram.post(url, json=asked(bot, "when?", number, number))
        await until(lambda: len(bot.calls("sendMessage")) >= 4)
        while await rows(address, "SELECT 1 FROM questions WHERE owner IS NULL"):
            pass
        assert len(bot.calls("sendMessage")) == 4
        is_quick.set()
        await bot.logged(len(people))
    assert len(bot.calls("sendMessage")) == len(people)
