"""The intake of one replica among several: whose turn it is, is known by the database.

An update that comes in is claimed at once where nothing of its chat waits, by whichever replica it came to. What stands
in line behind it is claimed by the replica that has answered the one before; and each second every replica looks for
what is nobody's, or a dead replica's.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from telegram import Bot

from bot.messaging.liveness import Shutdown
from bot.messaging.metrics import ACCEPTED
from bot.messaging.transport.replay import MOST_REPLAYS
from bot.messaging.transport.retry import InHand
from bot.messaging.transport.update_queue import MOST_IN_HAND, Intake
from bot.messaging.updates import asks_to_forget
from bot.storage import Incoming, Pending, Storage, StorageError
from bot.storage.claims import Claim, Claimed, Claims, present
from bot.storage.drivers import AwayError

_SWEPT_EVERY = 1.0
"""Seconds. With the lease's eight a dead replica's work is taken over within ten."""

_STRAYS_EVERY = 3.0

logger = logging.getLogger(__name__)


class ClaimedQueue(Intake):
    def __init__(
        self, storage: Storage, claims: Claims, bot: Bot, shutdown: Shutdown, now: Callable[[], datetime]
    ) -> None:
        super().__init__(storage, bot, shutdown, now)
        self._claims = claims
        self._in_hand: dict[int, Claim] = {}
        self._active: set[int] = set()
        self._strays: frozenset[int] = frozenset()
        self._is_behind = False
        self._wake = asyncio.Event()
        self._is_closed = False
        self._tasks: set[asyncio.Task[None]] = set()

    def open(self) -> None:
        """Look from now on for what is nobody's."""
        self._spawn(self._sweep())
        self._spawn(self._try_suspects())
        self._spawn(self._find_strays())

    async def close(self) -> None:
        self._is_closed = True
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def held(self, hand: InHand) -> None:
        self._settle(hand.claim)

    def finished(self, hand: InHand) -> None:
        self._end(hand.claim)

    async def _keep(self, raw: Mapping[str, Any], row: Incoming, at_once: bool) -> None:
        if asks_to_forget(raw) and await self._claims.is_held(row.lane):
            row = replace(row, lane=self._storage.pseudonyms.elsewhere(row.update_id))  # it mustn't wait
        received = self._now()
        has_room = len(self._active) < MOST_IN_HAND and not self._is_closed and not self._shutdown.is_asked
        kept = await self._storage.inbox.accept(row, claiming=has_room, at_once=at_once)
        self._is_behind = self._is_behind or not has_room
        if kept is None:
            return
        ACCEPTED.inc()
        if kept.claim is not None:
            await self._begin(kept.claim, {**raw, "update_id": kept.update_id}, received)

    async def _begin(self, claim: Claim, raw: Mapping[str, Any], received_at: datetime) -> None:
        self._in_hand[id(claim)] = claim
        self._active.add(id(claim))
        before = present.set(claim)
        try:
            update = await self.parse(claim.update_id, raw, received_at, claim)
        except BaseException:
            self._end(claim)
            raise
        finally:
            present.reset(before)
        if update is None:
            self._end(claim)
        else:
            await asyncio.Queue.put(self, update)

    def _settle(self, claim: Claim | None) -> None:
        if claim is not None and id(claim) in self._active:
            self._active.remove(id(claim))
            claim.cleared.set()
            if self._is_behind and len(self._active) <= MOST_IN_HAND // 2:
                self._wake.set()  # not for each one: to look through a long line costs the server as much as an answer

    def _end(self, claim: Claim | None) -> None:
        self._settle(claim)
        if self._in_hand.pop(id(claim), None) is not None and claim is not None and claim.has_more:
            self._spawn(self._follow(claim.lane))

    async def _follow(self, lane: str | None) -> None:
        """Go on with what stands behind one that is done."""
        if not self._shutdown.is_asked and (claimed := await self._claims.next_of(lane)) is not None:
            await self._take(claimed)

    async def _sweep(self) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_SWEPT_EVERY):
                    await self._wake.wait()
            self._wake.clear()
            room = 0 if self._shutdown.is_asked else MOST_IN_HAND - len(self._active)
            with contextlib.suppress(AwayError):
                found = await self._claims.sweep(room)
                self._is_behind = 0 < len(found) == room
                for claimed in found:
                    await self._take(claimed)

    async def _take(self, claimed: Claimed) -> None:
        pending = claimed.pending
        if pending.attempts > MOST_REPLAYS:
            logger.error("Update %d is set aside: the program died each time it was replayed", pending.update_id)
            present.set(claimed.claim)
            await self._storage.inbox.fail(pending.update_id, "crashed")
        else:
            await self._start(claimed.claim, pending)

    async def _start(self, claim: Claim, pending: Pending) -> None:
        if pending.attempts:
            logger.info("Taking over update %d", pending.update_id)
        await self._begin(claim, json.loads(pending.raw), pending.received_at)

    async def _try_suspects(self) -> None:
        while True:
            claimed = None
            with contextlib.suppress(AwayError):
                claimed = None if self._shutdown.is_asked else await self._claims.suspect()
                if claimed is not None:
                    await self._take(claimed)
                    await claimed.claim.cleared.wait()
            if claimed is None:
                await asyncio.sleep(_SWEPT_EVERY)

    async def _find_strays(self) -> None:
        """What the database believes to be in this replica's hands and isn't: the word that a claim was granted got
        lost with the line to the server. Seen twice, it is given back.
        """
        while True:
            await asyncio.sleep(_STRAYS_EVERY)
            in_hand = {claim.update_id for claim in self._in_hand.values()}
            with contextlib.suppress(AwayError):
                strays = await self._claims.mine() - in_hand
                if again := strays & self._strays:
                    await self._claims.release(again)
                self._strays = strays

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        if self._is_closed:
            work.close()
            return
        task = asyncio.create_task(self._unless_gone(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _unless_gone(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except AwayError:
            self._is_behind = True  # found again by a later look
        except StorageError as error:
            self._shutdown.ask(error)
