"""What is in hand: updates that are being answered, until they are done, wait for Telegram, or the bot stops."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from contextvars import ContextVar
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.messaging.transport.raw_update import claim_of
from bot.storage.claims import Claim, present

_MOST = 1_000_000
"""The queue bounds what is in hand; python-telegram-bot's own bound would count those that wait for Telegram, too."""


class InHand:
    """An update that is being answered. `has_sent` is set once something of the answer is on its way: it is finished
    even where the bot is to stop, for to begin again would send it twice.
    """

    def __init__(self, update_id: int, on_hold: Callable[[InHand], None], claim: Claim | None = None) -> None:
        self.update_id = update_id
        self.claim = claim
        self.has_sent = False
        self.settled = asyncio.Event()
        """It is done, or waits for Telegram."""
        self._on_hold = on_hold
        self._slot: asyncio.Semaphore | None = None

    async def take(self, slots: asyncio.Semaphore) -> None:
        """Wait for one of the slots, and keep it from the send until the row is completed."""
        if self._slot is None:
            await slots.acquire()
            self._slot = slots

    def give_back(self) -> None:
        """Let another one be sent."""
        slot, self._slot = self._slot, None
        if slot is not None:
            slot.release()

    def hold(self) -> None:
        """It waits for Telegram from now on: another one may be taken in hand."""
        self.give_back()
        if not self.settled.is_set():
            self.settled.set()
            self._on_hold(self)


in_hand: ContextVar[InHand | None] = ContextVar("in_hand", default=None)
"""The update for which the present task works."""


class Processor(BaseUpdateProcessor):
    """Runs what the queue hands out. `on_done` and `on_hold` are told what is done or held."""

    def __init__(self, on_done: Callable[[InHand], None], on_hold: Callable[[InHand], None]) -> None:
        super().__init__(_MOST)
        self._on_done = on_done
        self._on_hold = on_hold
        self._tasks: set[asyncio.Task[Any]] = set()
        self._closed = False

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to put away; `close` comes before."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        if isinstance(update, Update):
            await self.run(InHand(update.update_id, self._on_hold, claim_of(update)), coroutine)
        else:
            await coroutine

    def begin(self, update_id: int, coroutine: Awaitable[Any]) -> InHand:
        """Run something in a task of its own."""
        hand = InHand(update_id, self._on_hold)
        task = asyncio.create_task(self.run(hand, coroutine))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return hand

    async def run(self, hand: InHand, coroutine: Awaitable[Any]) -> None:
        """Await the coroutine. After `close` it is dropped, and its row stays pending."""
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - a coroutine always runs in one
        self._tasks.add(task)
        in_hand.set(hand)
        present.set(hand.claim)
        try:
            if self._closed:
                _drop(coroutine)
            else:
                await coroutine
        finally:
            self._tasks.discard(task)
            hand.hold()
            self._on_done(hand)

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


def _drop(coroutine: Awaitable[Any]) -> None:
    if isinstance(coroutine, Coroutine):
        coroutine.close()  # else Python warns that nobody awaited it
