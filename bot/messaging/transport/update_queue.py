"""The way in: an update is committed before anyone else touches it, handed out when its chat's turn has come, and run.

`UpdateQueue` is the intake of one process: a chat's updates stand in line in the database, the lines in memory.
"""

from __future__ import annotations

import asyncio
import json
import logging
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from telegram import Bot, Update
from telegram.ext import BaseUpdateProcessor

from bot.messaging.liveness import Shutdown
from bot.messaging.metrics import ACCEPTED, SET_ASIDE
from bot.messaging.transport.retry import InHand, in_hand
from bot.messaging.updates import UnreadableError, asks_to_forget, claim_of, incoming, lane_of, parsed, unwrapped
from bot.storage import Incoming, Storage, StorageError
from bot.storage.claims import Claim, present

MOST_IN_HAND = 256
"""Updates that are being answered at once, one a chat. The others stand in line, most of them in the database only."""

_MOST = 1_000_000
"""The queue bounds what is in hand; python-telegram-bot's own bound would count those that wait for Telegram, too."""

logger = logging.getLogger(__name__)


class Intake(asyncio.Queue[object], ABC):
    """The application's queue. Receipt is at least once: Telegram confirms an update as soon as `put` returns, and by
    then it is in the database.

    One of each chat is in hand at a time, and chats take turns: who writes much, or can't be reached, holds up nobody.
    """

    def __init__(self, storage: Storage, bot: Bot, shutdown: Shutdown, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._storage = storage
        self._bot = bot
        self._shutdown = shutdown

    async def put(self, item: object) -> None:
        """Take in a wrapped update from the updater; anything else (its stop signal) passes straight through."""
        raw = unwrapped(item) if isinstance(item, Update) else None
        if raw is None:
            await super().put(item)
            return
        try:
            await self.receive(raw)
        except StorageError as error:
            self._shutdown.ask(error)
            # To return would confirm what wasn't kept, to raise would end the polling and leave the program running.
            await asyncio.Event().wait()

    async def receive(self, raw: Mapping[str, Any], *, at_once: bool = False) -> None:
        """Commit an update and put it in line. Raises StorageError where it can't be kept; a database server that is
        away is waited for, unless it is to be `at_once`.
        """
        try:
            row = incoming(raw, self._storage.pseudonyms)
        except Exception as error:  # nothing that arrives may end the intake
            await self._set_aside(raw, error)
            return
        await self._keep(raw, row, at_once)

    @abstractmethod
    async def _keep(self, raw: Mapping[str, Any], row: Incoming, at_once: bool) -> None: ...

    @abstractmethod
    def held(self, hand: InHand) -> None:
        """One in hand waits for Telegram: its chat goes on waiting, and another chat may take its place."""

    @abstractmethod
    def finished(self, hand: InHand) -> None:
        """One in hand has been dealt with."""

    @abstractmethod
    async def close(self) -> None:
        """Hand out nothing more; what stands in line stays in the database."""

    async def parse(
        self, update_id: int, raw: Mapping[str, Any], received_at: datetime, claim: Claim | None = None
    ) -> Update | None:
        """The update; None where python-telegram-bot can't read it, and then it is set aside."""
        try:
            return parsed(raw, self._bot, received_at, claim)
        except Exception as error:  # its parser raises whatever an odd field leads to
            failure = f"unparsable: {type(error).__name__}"
            logger.error("Update %d is set aside (%s)", update_id, failure)
            await self._storage.inbox.fail(update_id, failure)
            SET_ASIDE.inc()
            return None

    async def _set_aside(self, raw: Mapping[str, Any], error: Exception) -> None:
        """Keep of an update that can't be kept its number and the reason, where even that can be."""
        SET_ASIDE.inc()
        why = str(error) if isinstance(error, UnreadableError) else type(error).__name__
        logger.error("Update %d is set aside (unreadable: %s)", raw["update_id"], why)
        try:
            number = Incoming(update_id=raw["update_id"], raw="{}", surface="unknown")
            if await self._storage.inbox.accept(number):
                await self._storage.inbox.fail(number.update_id, f"unreadable: {why}")
        except (OverflowError, UnicodeError):
            return


@dataclass(slots=True)
class _Lane:
    """A chat's updates, in order: one in hand, the others behind it."""

    is_busy: bool = False
    is_held: bool = False
    waiting: deque[int] = field(default_factory=deque)


class UpdateQueue(Intake):
    """For one process that has the database to itself: who is next is known here, in memory."""

    def __init__(self, storage: Storage, bot: Bot, shutdown: Shutdown, now: Callable[[], datetime]) -> None:
        super().__init__(storage, bot, shutdown, now)
        self._lanes: dict[object, _Lane] = {}
        self._lane_of: dict[int, object] = {}
        self._ready: deque[object] = deque()
        self._active = 0
        self._fetching: set[asyncio.Task[None]] = set()

    async def _keep(self, raw: Mapping[str, Any], row: Incoming, at_once: bool) -> None:
        received = self._now()
        kept = await self._storage.inbox.accept(row, at_once=at_once)
        if kept is None:
            return
        ACCEPTED.inc()
        number = kept.update_id
        lane = number if asks_to_forget(raw) and self._is_held(lane_of(raw)) else lane_of(raw)
        if self._active < MOST_IN_HAND and self.occupy(lane, number):
            await self._start(number, await self.parse(number, {**raw, "update_id": number}, received))
        else:
            self.line_up(lane, number)

    def line_up(self, lane: object, update_id: int) -> None:
        """Put an update that has been kept into its chat's line."""
        self._lane_of[update_id] = lane
        found = self._lanes.setdefault(lane, _Lane())
        found.waiting.append(update_id)
        if not found.is_busy and len(found.waiting) == 1:
            self._ready.append(lane)
        self._feed()

    def occupy(self, lane: object, update_id: int) -> bool:
        """Take one in hand at once, past the line; False where another one of its chat is in hand."""
        found = self._lanes.setdefault(lane, _Lane())
        if found.is_busy or found.waiting:
            return False
        self._lane_of[update_id] = lane
        found.is_busy = True
        self._active += 1
        return True

    def hold(self, update_id: int) -> None:
        """One in hand waits for Telegram: its chat goes on waiting, and another chat may take its place."""
        lane = self._lanes[self._lane_of[update_id]]
        if lane.is_busy and not lane.is_held:
            lane.is_held = True
            self._active -= 1
            self._feed()

    def done(self, update_id: int) -> None:
        """One in hand has been dealt with."""
        name = self._lane_of.pop(update_id)
        lane = self._lanes[name]
        self._active -= not lane.is_held
        lane.is_busy = lane.is_held = False
        if lane.waiting:
            self._ready.append(name)
        else:
            del self._lanes[name]
        self._feed()

    def held(self, hand: InHand) -> None:
        self.hold(hand.update_id)

    def finished(self, hand: InHand) -> None:
        self.done(hand.update_id)

    def _is_held(self, lane: object) -> bool:
        return lane in self._lanes and self._lanes[lane].is_held

    def _feed(self) -> None:
        while self._ready and self._active < MOST_IN_HAND and not self._shutdown.is_asked:
            lane = self._lanes[self._ready.popleft()]
            lane.is_busy = True
            self._active += 1
            task = asyncio.create_task(self._fetch(lane.waiting.popleft()))
            self._fetching.add(task)
            task.add_done_callback(self._fetching.discard)

    async def close(self) -> None:
        """Wait for what is being fetched, too."""
        if self._fetching:
            await asyncio.wait(self._fetching)

    async def _fetch(self, update_id: int) -> None:
        """Start one that stood in line, from its row; that is gone where its person had everything deleted."""
        try:
            row = await self._storage.inbox.find(update_id)
            update = await self.parse(update_id, json.loads(row.raw), row.received_at) if row else None
            await self._start(update_id, update)
        except StorageError as error:
            self._shutdown.ask(error)

    async def _start(self, update_id: int, update: Update | None) -> None:
        if update is None:
            self.done(update_id)
        else:
            await asyncio.Queue.put(self, update)


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
