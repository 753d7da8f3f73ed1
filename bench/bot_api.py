"""A Bot API for benchmarks: as little as two bots need to poll and to send, so that its own cost hides neither's.

The simulator of `bayan chat` keeps a history, checks what Telegram checks and draws a page; this one only counts.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

TOKEN = "4242:" + "B" * 35
BOT = {"id": 4242, "is_bot": True, "first_name": "Bench", "username": "bench_bot", "can_join_groups": True}
EMPTY: dict[str, Any] = {
    "getMe": BOT,
    "getMyCommands": [],
    "getMyDescription": {"description": ""},
    "getMyShortDescription": {"short_description": ""},
}
_MOST_AT_ONCE = 100
_QUESTIONS_OF_ONE = 10
"""A person asks so many and leaves: nobody meets the bot's pace, which is no matter of speed."""


@dataclass
class Crowd:
    """People who write, each one message at a time, and wait for what comes back."""

    questions: Iterator[str]
    waiting: dict[int, asyncio.Future[None]] = field(default_factory=dict)
    updates: deque[dict[str, Any]] = field(default_factory=deque)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    asked: int = 0
    people: int = 1_000_000
    calls: dict[str, int] = field(default_factory=dict)

    async def ask(self, at_once: int, total: int) -> list[float]:
        """So many people at once ask so many questions in all; how many seconds each reply took."""
        times: list[float] = []
        started = self.asked

        async def person() -> None:
            number = asked = 0
            while self.asked - started < total:
                if asked % _QUESTIONS_OF_ONE == 0:
                    self.people += 1
                    number = self.people
                asked += 1
                begun = time.perf_counter()
                await self._one(number)
                times.append(time.perf_counter() - begun)

        await asyncio.gather(*(person() for _ in range(at_once)))
        return times

    async def _one(self, number: int) -> None:
        self.asked += 1
        sender = {"id": number, "is_bot": False, "first_name": "Person", "language_code": "en"}
        message = {
            "message_id": self.asked,
            "date": int(time.time()),
            "chat": {"id": number, "type": "private", "first_name": "Person"},
            "from": sender,
            "text": next(self.questions),
        }
        reply = self.waiting[number] = asyncio.get_running_loop().create_future()
        self.updates.append({"update_id": self.asked, "message": message})
        self.arrived.set()
        async with asyncio.timeout(60):
            await reply

    async def answer(self, request: web.Request) -> web.Response:
        """Any method of the Bot API."""
        method = request.match_info["method"]
        self.calls[method] = self.calls.get(method, 0) + 1
        sent = await arguments(request)
        if method == "getUpdates":
            return ok(await self._poll(int(sent.get("offset", 0)), float(sent.get("timeout", 0))))
        if method == "sendMessage":
            number = int(sent["chat_id"])
            waiting = self.waiting.get(number)
            if waiting is not None and not waiting.done():
                waiting.set_result(None)
            chat = {"id": number, "type": "private", "first_name": "Person"}
            text = str(sent["text"])
            return ok({"message_id": 10**7 + self.asked, "date": int(time.time()), "chat": chat, "text": text})
        return ok(EMPTY.get(method, True))

    async def _poll(self, offset: int, seconds: float) -> list[dict[str, Any]]:
        while self.updates and self.updates[0]["update_id"] < offset:
            self.updates.popleft()
        if not self.updates:
            self.arrived.clear()
            try:
                async with asyncio.timeout(seconds):
                    await self.arrived.wait()
            except TimeoutError:
                return []
        return [*self.updates][:_MOST_AT_ONCE]

    def served(self) -> AbstractAsyncContextManager[str]:
        """The address of a Bot API, on this machine only."""
        return serving("/bot{token}/{method}", self.answer)


async def arguments(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        found: dict[str, Any] = await request.json()
        return found
    return dict(await request.post())


def ok(result: object) -> web.Response:
    return web.Response(text=json.dumps({"ok": True, "result": result}), content_type="application/json")


@asynccontextmanager
async def serving(path: str, answer: Callable[[web.Request], Awaitable[web.StreamResponse]]) -> AsyncIterator[str]:
    """The address, on this machine only, of what answers calls to `path`."""
    app = web.Application()
    app.router.add_post(path, answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()
