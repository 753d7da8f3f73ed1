"""One bot's Telegram, all parts together: what a method of the Bot API works on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot import clock
from bot.simulator.calls import CallLog
from bot.simulator.faults import Faults
from bot.simulator.polling import LongPoll
from bot.simulator.webhook import Courier
from bot.simulator.world import World

TOKEN = "1000000001:AA-local-simulator-no-secret-000000"  # noqa: S105
"""The token of the simulator's bot. No secret: nothing but the simulator knows it."""


class Service:
    """The state and the machinery round it. `pace` below 1 shortens the waits between webhook attempts."""

    def __init__(self, now: Callable[[], datetime] = clock.now, pace: float = 1.0) -> None:
        def seconds() -> float:
            return now().timestamp()

        self.token = TOKEN
        self.world = World(seconds)
        self.faults = Faults()
        self.calls = CallLog()
        self.poll = LongPoll(self.world.updates)
        self.courier = Courier(self.world.updates, seconds, pace)
        self.world.updates.repeat = self.faults.repeat
        self.go_away: Callable[[float], None] = lambda _: None
        """Whoever serves this stops listening for some seconds."""

    async def close(self) -> None:
        """End whatever waits, so that the server can stop."""
        self.poll.close()
        self.world.feed.close()
        for query in self.world.queries.values():
            query.answered.set()
        await self.courier.close()
