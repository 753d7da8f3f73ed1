"""getUpdates: at once where there is something, else after a wait; one at a time."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.refusals import OTHER_POLLER, WEBHOOK_TOOK_OVER, Refusal
from bot.simulator.updates import UpdateQueue

Json = dict[str, Any]


@dataclass(slots=True)
class _Wait:
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    refusal: Refusal | None = None
    over: bool = False


class LongPoll:
    def __init__(self, queue: UpdateQueue) -> None:
        self._queue = queue
        self._wait: _Wait | None = None
        queue.listeners.append(self._wake)

    @property
    def is_waiting(self) -> bool:
        return self._wait is not None

    async def take(self, offset: int, limit: int, timeout: float) -> list[Json]:  # noqa: ASYNC109
        """A batch, or [] after the timeout. Raises a Refusal where another poll or a webhook takes over."""
        batch = self._queue.take(offset, limit)
        if batch or timeout == 0:
            return batch
        self._end(OTHER_POLLER.refuse())
        wait = self._wait = _Wait()
        try:
            async with asyncio.timeout(timeout):
                while not batch and not wait.over:
                    await wait.wake.wait()
                    wait.wake.clear()
                    if wait.refusal is not None:
                        raise wait.refusal
                    batch = self._queue.take(max(offset, 0), limit)
        except TimeoutError:
            return []
        finally:
            if self._wait is wait:
                self._wait = None
        return batch

    def give_way_to_webhook(self) -> None:
        self._end(WEBHOOK_TOOK_OVER.refuse())

    def close(self) -> None:
        """Let a waiting poll go with nothing, as the server stops."""
        if self._wait is not None:
            self._wait.over = True
            self._wait.wake.set()

    def _end(self, refusal: Refusal) -> None:
        if self._wait is not None:
            self._wait.refusal = refusal
            self._wait.wake.set()

    def _wake(self) -> None:
        if self._wait is not None:
            self._wait.wake.set()
