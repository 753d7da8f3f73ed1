"""Starting and stopping: inside a program, alone, and where the port is taken."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import time

import pytest

from bot.simulator import TOKEN, Simulator, serve
from bot.simulator.server import listener
from tests.http import local_client


async def test_alone_it_tells_its_address_and_stops_on_a_signal() -> None:
    started: asyncio.Future[Simulator] = asyncio.get_running_loop().create_future()
    serving = asyncio.create_task(serve(port=0, started=started.set_result))
    simulator = await started
    async with local_client() as client:
        assert (await client.get(f"{simulator.url}/bot{TOKEN}/getMe")).json()["ok"]
        assert "<title>Bayan</title>" in (await client.get(simulator.url)).text
    os.kill(os.getpid(), signal.SIGTERM)
    async with asyncio.timeout(30):
        await serving


async def test_it_stops_when_its_task_is_cancelled() -> None:
    started: asyncio.Future[Simulator] = asyncio.get_running_loop().create_future()
    serving = asyncio.create_task(serve(port=0, started=started.set_result))
    await started
    serving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await serving


async def test_a_taken_port_is_an_error_of_the_system(simulator: Simulator) -> None:
    with pytest.raises(OSError, match="in use"):
        async with Simulator(port=simulator.port):
            pass


async def test_it_stops_quickly_while_a_page_looks_on() -> None:
    async with (
        Simulator() as simulator,
        local_client(base_url=simulator.url) as client,
        client.stream("GET", "/events") as stream,
    ):
        lines = stream.aiter_lines()
        await anext(lines)
        started = time.perf_counter()
        await simulator.service.close()
        assert [line async for line in lines] == [""]
    assert time.perf_counter() - started < 2


async def test_only_this_machines_names_are_answered(simulator: Simulator) -> None:
    async with local_client(base_url=simulator.url) as client:
        names = {host: (await client.get("/", headers={"Host": host})).status_code for host in ("localhost:1", "a.b")}
    assert names == {"localhost:1": 200, "a.b": 400}


async def test_the_page_loads_nothing_that_is_not_its_own(simulator: Simulator) -> None:
    async with local_client(base_url=simulator.url) as client:
        page = (await client.get("/")).text
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert "https://" not in page
    assert "style=" not in page


def test_a_call_does_not_wait_for_the_network_to_gather_its_answer() -> None:
    with listener("127.0.0.1", 0) as listening, socket.create_connection(listening.getsockname()):
        taken, _ = listening.accept()
        with taken:
            assert taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
