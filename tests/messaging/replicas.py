"""Several bots of one name on one PostgreSQL, in this process; and a line to it that can be cut."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

from bench.postgresql import free_port
from bot.messaging.server.webhook import Endpoint
from bot.simulator import Simulator
from bot.simulator.people import User, private_chat
from bot.simulator.world import World
from tests.messaging.harness import Running, running, until

SECRET = {"X-Telegram-Bot-Api-Secret-Token": "sesame", "Content-Type": "application/json"}


class Line:
    """A way to the database, `address` at this end, that can be cut: what stands ends, and what is new is refused."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        assert parts.hostname is not None
        assert parts.port is not None
        self._far = parts.hostname, parts.port
        self._port = free_port()
        self.address = address.replace(f":{parts.port}/", f":{self._port}/")
        self._writers: set[asyncio.StreamWriter] = set()

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Line]:
        self._server = await asyncio.start_server(self._join, "127.0.0.1", self._port)
        try:
            yield self
        finally:
            self.cut()

    def cut(self) -> None:
        self._server.close()
        for writer in self._writers:
            writer.transport.abort()

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection(*self._far)
        self._writers |= {writer, far_writer}
        await asyncio.gather(_pass_on(reader, far_writer), _pass_on(far_reader, writer))


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while data := await reader.read(65_536):
            writer.write(data)
    writer.close()


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


def meet(world: World, people: Iterable[int]) -> None:
    """People with these numbers, and their private chats."""
    for number in people:
        world.people[number] = User(number, "Person", f"person{number}", "en")
        world.chats[number] = private_chat(world.people[number])
