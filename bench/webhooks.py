"""A Telegram for the benchmark of several replicas: it brings updates by webhook to any of them, as a load balancer
does, a chat's one after another; it takes what they send, sometimes with an error, and knows which of them sent it.
"""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import ClientError, ClientSession, ClientTimeout, web

from bench.bot_api import BOT, EMPTY, arguments, ok, serving
from bench.bot_api import TOKEN as TOKEN

SECRET = "sesame"  # noqa: S105 - of a server of our own
_HEADERS = {"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Type": "application/json"}
_SECONDS = ClientTimeout(total=10)
_AGAIN_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Arrived:
    """A message of the bot's: what it says, which process sent it, and when."""

    text: str
    sender: str
    at: float


@dataclass
class Telegram:
    """`failing` is the share of sends that meet an error of the server and don't arrive, `repeating` that of updates
    that come once more, to whichever replica, as where a 200 got lost.
    """

    failing: float = 0.0
    repeating: float = 0.03
    ports: list[int] = field(default_factory=list)
    chats: dict[int, list[Arrived]] = field(default_factory=lambda: defaultdict(list))
    news: dict[int, asyncio.Event] = field(default_factory=lambda: defaultdict(asyncio.Event))
    arrived: int = 0
    brought: int = 0
    _client: ClientSession | None = None

    async def bring(self, chat: int, text: str) -> None:
        """Bring a message until a replica has taken it; sometimes it is brought once more."""
        self.brought += 1
        number = self.brought
        person = {"id": chat, "is_bot": False, "first_name": "Person", "language_code": "en"}
        message = {
            "message_id": number,
            "date": int(time.time()),
            "chat": {"id": chat, "type": "private", "first_name": "Person"},
            "from": person,
            "text": text,
        }
        body = json.dumps({"update_id": number, "message": message}).encode()
        while not await self._taken(body):  # noqa: ASYNC110
            await asyncio.sleep(_AGAIN_SECONDS)
        if random.random() < self.repeating:  # noqa: S311
            await self._taken(body)

    async def _taken(self, body: bytes) -> bool:
        assert self._client is not None  # noqa: S101 - only while it is served
        address = f"http://127.0.0.1:{random.choice(self.ports)}/telegram"  # noqa: S311
        try:
            async with self._client.post(address, data=body, headers=_HEADERS, timeout=_SECONDS) as response:
                return response.status == 200
        except (ClientError, OSError, TimeoutError):
            return False

    async def answer(self, request: web.Request) -> web.Response:
        """Any method of the Bot API."""
        method, sent = request.match_info["method"], await arguments(request)
        if method != "sendMessage":
            return ok(EMPTY.get(method, True))
        if random.random() < self.failing:  # noqa: S311
            return web.json_response({"ok": False, "error_code": 502, "description": "Bad Gateway"}, status=502)
        chat, text = int(sent["chat_id"]), str(sent["text"])
        self.arrived += 1
        self.chats[chat].append(Arrived(text, request.match_info["sender"], time.perf_counter()))
        self.news[chat].set()
        place = {"id": chat, "type": "private", "first_name": "Person"}
        number = 10**7 + self.arrived
        return ok({"message_id": number, "date": int(time.time()), "chat": place, "from": BOT, "text": text})

    @asynccontextmanager
    async def served(self) -> AsyncIterator[str]:
        """The address of a Bot API, on this machine only; a sender's name goes behind it."""
        served = serving("/{sender}/bot{token}/{method}", self.answer)
        async with served as address, ClientSession() as self._client:
            yield address
