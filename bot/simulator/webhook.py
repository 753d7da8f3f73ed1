"""Updates brought to the bot's own address, again and again until it answers 2xx."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from bot.simulator.updates import Update, UpdateQueue

Json = dict[str, Any]
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105
_LONGEST_DELAY = 60.0
Answered = Callable[[Mapping[str, str], bytes], Awaitable[None]]
"""Told the headers and body of each 2xx: the bot may put a call in there."""
_TIMEOUT = 10.0


async def _ignored(_: Mapping[str, str], __: bytes) -> None:
    return


@dataclass(slots=True)
class Webhook:
    """Where updates go, and the last trouble there."""

    url: str
    secret: str = ""
    max_connections: int = 40
    ip_address: str = ""
    has_certificate: bool = False
    error_at: int = 0
    error: str = ""


class Courier:
    """Delivers while a webhook is set: chats side by side, the updates of one chat in order.

    After a first failure it tries again at once, then after 2, 4, 8 … seconds, a minute at most, or when the
    bot's Retry-After says; `pace` shortens these waits for tests.
    """

    def __init__(self, queue: UpdateQueue, now: Callable[[], float], pace: float = 1.0) -> None:
        self.webhook: Webhook | None = None
        self._queue = queue
        self._now = now
        self._pace = pace
        self.answered: Answered = _ignored
        self._work = asyncio.Event()
        self._lanes: dict[int, asyncio.Task[None]] = {}
        self._runner: asyncio.Task[None] | None = None
        queue.listeners.append(self._work.set)

    async def set(self, webhook: Webhook | None) -> None:
        """Deliver to another address from now on, or nowhere."""
        await self.close()
        self.webhook = webhook
        if webhook is not None:
            self._work.set()
            self._runner = asyncio.create_task(self._run(webhook))

    async def close(self) -> None:
        tasks = [*self._lanes.values(), *([self._runner] if self._runner else [])]
        for task in tasks:
            task.cancel()
        for task in tasks:
            with contextlib.suppress(asyncio.CancelledError):
                await task
        self._lanes, self._runner = {}, None

    async def _run(self, webhook: Webhook) -> None:
        limits = httpx.Limits(max_connections=webhook.max_connections)
        async with httpx.AsyncClient(timeout=_TIMEOUT, limits=limits, trust_env=False) as client:
            while True:
                await self._work.wait()
                self._work.clear()
                for lane in {update.lane for update in self._queue.pending} - set(self._lanes):
                    if len(self._lanes) < webhook.max_connections:
                        self._lanes[lane] = asyncio.create_task(self._deliver_lane(client, webhook, lane))

    async def _deliver_lane(self, client: httpx.AsyncClient, webhook: Webhook, lane: int) -> None:
        try:
            while update := next((one for one in self._queue.pending if one.lane == lane), None):
                await self._deliver(client, webhook, update)
                self._queue.confirm(update.id)
                if self._queue.repeat():
                    await self._deliver(client, webhook, update)
        finally:
            self._lanes.pop(lane, None)
            self._work.set()

    async def _deliver(self, client: httpx.AsyncClient, webhook: Webhook, update: Update) -> None:
        delay = 1.0
        failures = 0
        while (wait := await self._attempt(client, webhook, update)) is not None:
            if wait == 0 and failures > 0:
                delay = min(delay * 2, _LONGEST_DELAY)
                wait = delay
            failures += 1
            await asyncio.sleep(wait * self._pace)

    async def _attempt(self, client: httpx.AsyncClient, webhook: Webhook, update: Update) -> float | None:
        """None where the bot took it; else how long it asked to wait, 0 where it didn't."""
        headers = {SECRET_HEADER: webhook.secret} if webhook.secret else {}
        try:
            response = await client.post(webhook.url, json=update.json, headers=headers)
        except httpx.TimeoutException:
            return self._failed(webhook, "Read timeout expired")
        except httpx.ConnectError:
            return self._failed(webhook, "Connection refused")
        except httpx.HTTPError:
            return self._failed(webhook, "Webhook connection closed")
        if response.is_success:
            if response.content:
                await self.answered(response.headers, response.content)
            return None
        self._failed(webhook, f"Wrong response from the webhook: {response.status_code} {response.reason_phrase}")
        asked = response.headers.get("Retry-After", "")
        return min(float(asked), 3600.0) if asked.isdigit() else 0.0

    def _failed(self, webhook: Webhook, error: str) -> float:
        webhook.error, webhook.error_at = error, int(self._now())
        return 0.0
