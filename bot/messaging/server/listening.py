"""A web application on an address of this machine, for as long as a block lasts."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import uvicorn
from starlette.applications import Starlette

from bot.errors import PassingError, UserError
from bot.messaging.liveness import Shutdown

_SHUTDOWN_SECONDS = 2


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen. `purpose` and `setting` are for the error where that can't be: what for, and what to change."""

    host: str
    port: int
    purpose: str
    setting: str

    def open(self) -> socket.socket:
        """Raises UserError where the port is taken or the address isn't this machine's."""
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        try:
            listening = socket.create_server((self.host, self.port), family=family, backlog=256)
        except OSError as error:
            raise UserError(
                f"Port {self.port} of {self.host}, for {self.purpose}, can't be opened: {error.strerror}; "
                f"{self.setting} chooses another"
            ) from None
        # A socket made here and not by asyncio has Nagle's algorithm on, which costs 40 ms an answer.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return listening


@asynccontextmanager
async def serving(
    application: Starlette, address: Address, shutdown: Shutdown, http: Any = "h11"
) -> AsyncIterator[None]:
    """Serve while the block lasts; where the server ends before, `shutdown` is asked for with the reason. `http` is
    uvicorn's protocol, by name or class.
    """
    ended = PassingError(f"The server for {address.purpose} has ended, and nobody knows why; start the bot again")
    with contextlib.closing(address.open()) as listening:
        server = _Server(
            uvicorn.Config(
                application,
                log_config=None,
                access_log=False,
                lifespan="off",
                http=http,
                ws="none",
                timeout_graceful_shutdown=_SHUTDOWN_SECONDS,
            )
        )
        task = asyncio.create_task(server.serve([listening]))
        task.add_done_callback(lambda _: None if server.should_exit else shutdown.ask(ended))
        try:
            yield
        finally:
            server.should_exit = True
            await task


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Signals belong to the program."""
        yield
