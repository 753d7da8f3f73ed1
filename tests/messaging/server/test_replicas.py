"""Several bots of one name on one PostgreSQL: the real application, twice or three times in this process."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest

from bench.postgresql import Server, free_port
from bot.messaging.server.webhook import Endpoint
from bot.simulator import Simulator, acts
from bot.simulator.faults import Trouble
from bot.storage import StorageError
from bot.storage.drivers import AwayError
from bot.storage.lease import Lease
from tests.http import local_client
from tests.messaging.harness import Running, running, text, until
from tests.messaging.replicas import SECRET, Line, asked, hooked


@asynccontextmanager
async def polling(simulator: Simulator, *addresses: str) -> AsyncIterator[list[Running]]:
    """A bot for each way to the database, all of which would poll; the first of them was there first."""
    async with contextlib.AsyncExitStack() as stack:
        found: list[Running] = []
        for address in addresses:
            found.append(await stack.enter_async_context(running(address, simulator=simulator)))
            await until(lambda: any(leads(one) for one in found))
        yield found


def leads(bot: Running) -> bool:
    assert bot.storage.claims is not None
    return bot.storage.claims.lease.leads


async def test_one_replica_polls_and_another_takes_over_where_it_stops(address: str, simulator: Simulator) -> None:
    async with polling(simulator, address, address) as (first, second):
        assert "10–11" in text(await first.ask("when?"))
        assert [leads(first), leads(second)] == [True, False]
        first.shutdown.ask()
        await first.server
        async with asyncio.timeout(10):
            assert "10–11" in text(await second.ask("when?"))
        assert leads(second)
        assert len(second.said(second.person(1002)[1])) == 2


async def test_a_replica_that_is_cut_off_says_nothing_and_another_answers_once(
    address: str, simulator: Simulator
) -> None:
    said: list[str] = []
    with contextlib.suppress(StorageError):  # with which the first ends
        async with Line(address).open() as line, polling(simulator, line.address, address) as (first, second):
            await first.ask("hello")
            user, chat = first.person(1002)
            # It has the question in hand, and its send meets a server in trouble until the line is cut.
            simulator.service.faults.fail_next("sendMessage", Trouble(page=502), times=None)
            acts.write(first.world, user, chat, "when?")
            await until(lambda: len(first.calls("sendMessage")) > 1)
            line.cut()
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
    async with polling(simulator, address, address) as bots:
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

    async with polling(simulator, address):
        with monkeypatch.context() as patched:
            patched.setattr(Lease, "renew", away)
            async with running(address, simulator=simulator):
                await tried.wait()


async def test_a_replica_without_its_database_sends_telegram_away_and_goes_on(
    address: str, simulator: Simulator, postgresql: Server
) -> None:
    async with hooked(address, simulator, 1) as ((bot,), (url,)), local_client(headers=SECRET) as telegram:
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
