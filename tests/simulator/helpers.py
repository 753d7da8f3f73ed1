"""What several tests of the simulator use."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

from telegram import Bot
from telegram.request import HTTPXRequest

from bot.simulator import Simulator
from tests.http import TLS, local_client

Json = dict[str, Any]
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x03\x00\x00\x00\x02\x08\x06\x00\x00\x00"
    b"\xfd\xd4\x9as\x00\x00\x00\x00IEND\xaeB`\x82"
)


def ptb(simulator: Simulator) -> Bot:
    """python-telegram-bot's own Bot, pointed at the simulator."""
    return Bot(
        simulator.token,
        base_url=f"{simulator.url}/bot",
        base_file_url=f"{simulator.url}/file/bot",
        request=HTTPXRequest(httpx_kwargs={"trust_env": False, "verify": TLS}),
    )


async def call(simulator: Simulator, method: str, **arguments: Any) -> Json:
    """A method over plain HTTP with a JSON body; the whole answer, refused or not."""
    async with local_client(timeout=60) as client:
        response = await client.post(f"{simulator.url}/bot{simulator.token}/{method}", json=arguments)
    answer: Json = response.json()
    assert response.status_code == answer.get("error_code", 200)
    return answer


async def until(condition: Callable[[], object]) -> None:
    """Wait until something holds; the test fails after five seconds."""
    async with asyncio.timeout(30):
        while not condition():  # noqa: ASYNC110
            await asyncio.sleep(0.005)


@dataclass
class Receiver:
    """A bot's webhook: what came, and what it answers, in order (then 200 for ever)."""

    port: int = 0
    answers: list[str] = field(default_factory=list)
    body: str = ""
    updates: list[Json] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook"

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        pairs = (line.split(": ", 1) for line in head.split("\r\n")[1:] if line)
        headers = {name.lower(): value for name, value in pairs}
        body = await reader.readexactly(int(headers["content-length"]))
        self.headers.append(headers)
        self.updates.append(json.loads(body))
        status = self.answers.pop(0) if self.answers else "200 OK"
        if status != "cut":
            length = len(self.body.encode())
            head = f"HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
            writer.write(head.encode() + self.body.encode())
        writer.close()


@contextlib.asynccontextmanager
async def receiver(*answers: str, body: str = "") -> AsyncIterator[Receiver]:
    found = Receiver(answers=list(answers), body=body)
    server = await asyncio.start_server(found.handle, "127.0.0.1", 0)
    found.port = server.sockets[0].getsockname()[1]
    async with server:
        yield found
