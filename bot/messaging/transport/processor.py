"""Chats side by side, the messages of one chat one after another."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.messaging.transport.update_queue import MOST_IN_HAND


class _Lane:
    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.users = 0


class ChatProcessor(BaseUpdateProcessor):
    """A lock for each chat. `done` is told after each update, whatever became of it."""

    def __init__(self, done: Callable[[], None]) -> None:
        # The queue bounds what is in hand; a second, smaller bound here would let one chat hold up the others.
        super().__init__(MOST_IN_HAND)
        self._done = done
        self._lanes: dict[int, _Lane] = {}
        self._tasks: set[asyncio.Task[Any]] = set()
        self._closed = False

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to put away; `close` comes before."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        try:
            await self.in_turn(update, coroutine)
        finally:
            self._done()

    async def in_turn(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Await the coroutine when its chat's turn has come. After `close` it is dropped, and its row stays pending."""
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - a coroutine always runs in one
        self._tasks.add(task)
        try:
            async with self._lane(update):
                if self._closed:
                    _drop(coroutine)
                else:
                    await coroutine
        finally:
            self._tasks.discard(task)

    async def close(self, seconds: float) -> None:
        """Let what has begun end; what hasn't ended then is cancelled and replayed at the next start."""
        self._closed = True
        if not self._tasks:
            return
        _, late = await asyncio.wait(self._tasks, timeout=seconds)
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late)

    @asynccontextmanager
    async def _lane(self, update: object) -> AsyncIterator[None]:
        key = _key(update)
        lane = self._lanes.setdefault(key, _Lane())
        lane.users += 1
        try:
            async with lane.lock:
                yield
        finally:
            lane.users -= 1
            if not lane.users:
                del self._lanes[key]


def _key(update: object) -> int:
    if not isinstance(update, Update):
        return 0
    owner = update.effective_chat or update.effective_user
    return owner.id if owner else 0


def _drop(coroutine: Awaitable[Any]) -> None:
    if isinstance(coroutine, Coroutine):
        coroutine.close()  # else Python warns that nobody awaited it
