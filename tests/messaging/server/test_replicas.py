"""Several bots of one name on one PostgreSQL: the real application, twice or three times in this process."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest

from bench.postgresql import Server, free_port
from bot import clock
from bot.messaging.server.webhook import Endpoint
from bot.simulator import Simulator, acts
from bot.simulator.faults import Trouble
from bot.simulator.people import User, private_chat
from bot.simulator.world import World
from bot.storage import StorageError
from bot.storage.drivers import AwayError
from bot.storage.inbox import Inbox
from bot.storage.lease import Lease
from bot.storage.tables import kept
from tests.messaging.harness import Running, running, text, until
from tests.storage.conftest import rows

SECRET = {"X-Telegram-Bot-Api-Secret-Token": "sesame", "Content-Type": "application/json"}


@pytest.fixture
async def address(postgresql: Server) -> str:
    return await postgresql.new_database()


@pytest.fixture
async def simulator() -> AsyncIterator[Simulator]:
    async with Simulator(pace=0.01) as found:
        yield found


@asynccontextmanager
async def polling(address: str, simulator: Simulator, count: int) -> AsyncIterator[list[Running]]:
    """So many bots that would all poll; the first of them was there first."""
    async with contextlib.AsyncExitStack() as stack:
        found = []
        for _ in range(count):
            found.append(await stack.enter_async_context(running(address, simulator=simulator)))
            await until(lambda: any(leads(one) for one in found))
        yield found


def leads(bot: Running) -> bool:
    assert bot.storage.claims is not None
    return bot.storage.claims.lease.leads


async def cut_off(bot: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its line to the database is cut: what it asks is refused from now on."""

    async def refused(**_: str) -> None:
        raise OSError("Network is unreachable")

    monkeypatch.setattr(bot.storage.database._driver, "connect", refused)
    database = bot.storage.database
    for connection in [database._writer._connection, database._urgent._connection, *database._idle]:
        if connection is not None:
            connection._connection.terminate()  # type: ignore[attr-defined]
    assert bot.storage.claims is not None
    line = bot.storage.claims.lease._connection
    if line is not None:
        line._connection.terminate()  # type: ignore[attr-defined]


async def test_one_replica_polls_and_another_takes_over_where_it_stops(address: str, simulator: Simulator) -> None:
    async with polling(address, simulator, 2) as (first, second):
        assert "10–11" in text(await first.ask("when?"))
        assert [leads(first), leads(second)] == [True, False]
        first.shutdown.ask()
        await first.server
        async with asyncio.timeout(10):
            assert "10–11" in text(await second.ask("when?"))
        assert leads(second)
        assert len(second.said(second.person(1002)[1])) == 2


async def test_a_replica_that_is_cut_off_says_nothing_and_another_answers_once(
    address: str, simulator: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    with contextlib.suppress(StorageError):  # with which the first ends
        async with polling(address, simulator, 2) as (first, second):
            await first.ask("hello")
            user, chat = first.person(1002)
            # It has the question in hand, and its send meets a server in trouble until the line is cut.
            simulator.service.faults.fail_next("sendMessage", Trouble(page=502), times=None)
            acts.write(first.world, user, chat, "when?")
            await until(lambda: len(first.calls("sendMessage")) > 1)
            await cut_off(first, monkeypatch)
            async with asyncio.timeout(10):
                await until(lambda: leads(second))
            simulator.service.faults.clear_next()
            async with asyncio.timeout(30):
                await second.answer(chat, 1)
            await second.logged(2)
            assert not first.server.done(), "it waits for the line to come back"
            first.storage.database.hurry()
            said = [text(one).split()[0] for one in second.said(chat)]
    assert said == ["Hello.", "The"]


async def without(postgresql: Server) -> None:
    """Stop the server at once. It waits for whoever has connected and not said a word yet, up to a minute: so the bots
    go on meanwhile.
    """
    await asyncio.to_thread(postgresql.stop, at_once=True)


async def test_an_outage_of_the_database_is_waited_for(address: str, simulator: Simulator, postgresql: Server) -> None:
    async with polling(address, simulator, 2) as bots:
        await bots[0].ask("hello")
        await without(postgresql)
        user, chat = bots[0].person(1002)
        for question in ("when?", "who?"):
            acts.write(bots[0].world, user, chat, question)
        await asyncio.to_thread(postgresql.start)
        await bots[0].answer(chat, 2)
        await bots[0].logged(3)
        assert [text(one).split()[0] for one in bots[0].said(chat)] == ["Hello.", "The", "From"]
        assert not any(bot.server.done() for bot in bots)


async def test_a_bot_that_waits_for_the_database_at_its_start_can_be_stopped(
    address: str, simulator: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = asyncio.Event()

    async def away(_: Lease) -> None:
        tried.set()
        raise AwayError("away")

    async with polling(address, simulator, 1):
        with monkeypatch.context() as patched:
            patched.setattr(Lease, "_renew", away)
            async with running(address, simulator=simulator):
                await tried.wait()


@asynccontextmanager
async def hooked(address: str, simulator: Simulator, count: int) -> AsyncIterator[tuple[list[Running], list[str]]]:
    """So many bots that listen, and their addresses. Telegram brings everything to the last that started."""
    async with contextlib.AsyncExitStack() as stack:
        found, urls = [], []
        for _ in range(count):
            url = f"http://127.0.0.1:{free_port()}/telegram"
            endpoint = Endpoint(url, "sesame")
            found.append(await stack.enter_async_context(running(address, simulator=simulator, webhook=endpoint)))
            urls.append(url)
            await until(lambda: len(simulator.service.calls.of("setWebhook")) == len(urls))  # it listens by then
        yield found, urls


def asked(bot: Running, words: str, number: int, person: int = 1002) -> dict[str, Any]:
    user, chat = bot.person(person)
    bot.world.started.add(chat.id)
    message = {"message_id": number, "date": 1, "chat": chat.json(), "from": user.json(), "text": words}
    return {"update_id": number, "message": message}


async def test_one_chat_s_messages_keep_their_order_whoever_gets_them(address: str, simulator: Simulator) -> None:
    async with hooked(address, simulator, 3) as (bots, urls), httpx.AsyncClient(headers=SECRET) as telegram:
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
    async with hooked(address, simulator, 2) as (bots, urls), httpx.AsyncClient(headers=SECRET) as telegram:
        for url in (*urls, *urls):
            assert (await telegram.post(url, json=asked(bots[0], "when?", 5))).status_code == 200
        await telegram.post(urls[0], json=asked(bots[0], "who?", 6))
        _, chat = bots[0].person(1002)
        await bots[0].logged(2)
        assert [text(one).split()[0] for one in bots[0].said(chat)] == ["The", "From"]


async def test_an_album_gets_one_answer_whichever_replicas_its_pictures_come_to(
    address: str, simulator: Simulator
) -> None:
    async with hooked(address, simulator, 2) as (bots, urls), httpx.AsyncClient(headers=SECRET) as telegram:
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


async def test_a_replica_without_its_database_sends_telegram_away_and_goes_on(
    address: str, simulator: Simulator, postgresql: Server
) -> None:
    async with hooked(address, simulator, 1) as ((bot,), (url,)), httpx.AsyncClient(headers=SECRET) as telegram:
        await telegram.post(url, json=asked(bot, "when?", 5))
        await bot.logged(1)
        await without(postgresql)
        assert (await telegram.post(url, json=asked(bot, "who?", 6))).status_code == 503
        await asyncio.to_thread(postgresql.start)
        await until_accepted(telegram, url, asked(bot, "who?", 6))
        await bot.logged(2)
        assert not bot.server.done()


async def until_accepted(telegram: httpx.AsyncClient, url: str, update: dict[str, Any]) -> None:
    async with asyncio.timeout(20):
        while (await telegram.post(url, json=update)).status_code != 200:  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def test_without_a_secret_of_one_s_own_all_replicas_tell_telegram_the_same(
    address: str, simulator: Simulator
) -> None:
    for _ in range(2):
        endpoint = Endpoint(f"http://127.0.0.1:{free_port()}/telegram")
        with contextlib.suppress(StorageError):
            async with running(address, simulator=simulator, webhook=endpoint):
                pass
    secrets = {call.arguments["secret_token"] for call in simulator.service.calls.of("setWebhook")}
    assert len(secrets) == 1


async def test_a_chat_that_is_held_up_elsewhere_can_be_forgotten(address: str, simulator: Simulator) -> None:
    async with hooked(address, simulator, 2) as (bots, urls), httpx.AsyncClient(headers=SECRET) as telegram:
        from bot.simulator.refusals import too_many_requests

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


def meet(world: World, people: Iterable[int]) -> None:
    """People with these numbers, and their private chats."""
    for number in people:
        world.people[number] = User(number, "Person", f"person{number}", "en")
        world.chats[number] = private_chat(world.people[number])


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
    async with hooked(address, simulator, 1) as ((bot,), (url,)), httpx.AsyncClient(headers=SECRET) as telegram:
        for number in people:
            await telegram.post(url, json=asked(bot, "when?", number, number))
        await until(lambda: len(bot.calls("sendMessage")) >= 4)
        while await rows(address, "SELECT 1 FROM questions WHERE owner IS NULL"):
            pass
        assert len(bot.calls("sendMessage")) == 4
        is_quick.set()
        await bot.logged(len(people))
    assert len(bot.calls("sendMessage")) == len(people)
