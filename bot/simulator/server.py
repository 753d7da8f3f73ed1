"""Starts and stops the simulator: inside another program or a test, or alone."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import datetime
from types import TracebackType

import uvicorn

from bot import clock
from bot.simulator.explain import Explain
from bot.simulator.service import Service
from bot.simulator.web import web_app

_LOCAL = ("127.0.0.1", "localhost", "::1")
_LAST_WORD = 0.1
"""Seconds in which the answer to “go away” still gets out."""


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()
        self.ended = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    async def main_loop(self) -> None:
        """Nothing to do between the beginning and the end: no need to look ten times a second."""
        await self.ended.wait()

    def hang_up(self) -> None:
        """Break off every connection, in the middle of an answer too."""
        for connection in list(self.server_state.connections):
            connection.transport.abort()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Signals belong to the program that the simulator runs in."""
        yield


class Simulator:
    """A local Telegram: `async with Simulator() as simulator`, then `simulator.url`.

    `port` 0 takes a free one. `explain` fills the page's panel. Raises OSError where the port is taken.
    """

    def __init__(
        self,
        host: str = "127.0.0.1",
        port: int = 0,
        *,
        explain: Explain | None = None,
        now: Callable[[], datetime] = clock.now,
        pace: float = 1.0,
    ) -> None:
        self.host = host
        self.port = port
        self.service = Service(now, pace)
        self.service.go_away = self._go_away
        self._explain = explain
        self._away: asyncio.Task[None] | None = None

    @property
    def url(self) -> str:
        """The chat page's address, and what TELEGRAM_API_URL takes."""
        shown = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{shown}:{self.port}"

    @property
    def token(self) -> str:
        return self.service.token

    async def __aenter__(self) -> Simulator:
        await self._listen()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._away is not None:
            self._away.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._away
        await self.service.close()
        await self._close()

    @contextlib.asynccontextmanager
    async def unreachable(self) -> AsyncIterator[None]:
        """Nobody listens meanwhile: connections are refused and open ones break off. What was said stays."""
        self._server.hang_up()
        self.service.poll.close()  # else the web server breaks it off after two seconds, with a trail
        await self._close()
        try:
            yield
        finally:
            await self._listen()

    def _go_away(self, seconds: float) -> None:
        async def away() -> None:
            await asyncio.sleep(_LAST_WORD)
            async with self.unreachable():
                await asyncio.sleep(seconds)

        self._away = asyncio.create_task(away())

    async def _listen(self) -> None:
        self._socket = listener(self.host, self.port)
        self.port = self._socket.getsockname()[1]
        hosts = (*_LOCAL, "[::1]", self.host) if self.host in _LOCAL else ("*",)
        config = uvicorn.Config(
            web_app(self.service, self._explain, hosts),
            log_config=None,
            access_log=False,
            lifespan="off",
            ws="none",
            date_header=False,
            server_header=False,
            timeout_graceful_shutdown=2,
        )
        self._server = _Server(config)
        self._task = asyncio.create_task(self._server.serve([self._socket]))
        await self._server.ready.wait()

    async def _close(self) -> None:
        self._server.ended.set()
        await self._task
        self._socket.close()


def listener(host: str, port: int) -> socket.socket:
    """What takes connections there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = socket.create_server((host, port), family=family, backlog=256)
    # Inherited by the connections; without it Nagle's algorithm costs some 40 ms a call.
    found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return found


async def serve(
    host: str = "127.0.0.1",
    port: int = 8081,
    *,
    explain: Explain | None = None,
    started: Callable[[Simulator], None] = lambda _: None,
) -> None:
    """Run alone until cancelled, interrupted or terminated; `started` is told once the address is open."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    async with Simulator(host, port, explain=explain) as simulator:
        started(simulator)
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stopped.set)
        try:
            await stopped.wait()
        finally:
            for number in (signal.SIGINT, signal.SIGTERM):
                loop.remove_signal_handler(number)
