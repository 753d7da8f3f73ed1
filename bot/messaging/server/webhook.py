"""Updates by webhook: a small web server that says 200 only when an update is in the database."""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import json
import secrets
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.errors import UserError
from bot.messaging.shutdown import Shutdown
from bot.messaging.transport.update_queue import UpdateQueue
from bot.storage import StorageError

_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
_PROXIED_PORT = 8080
_LARGEST = 1_000_000
"""Bytes. Telegram's updates have a few thousand; more isn't Telegram."""

_SHUTDOWN_SECONDS = 2


class Webhook:
    """Where Telegram brings updates. Behind a proxy that has the certificate (an https address) the server listens on
    port 8080; for a plain http address, a Bot API server of one's own, on the port that the address names.
    """

    def __init__(self, url: str, secret: str | None, queue: UpdateQueue, shutdown: Shutdown) -> None:
        parts = urlsplit(url)
        self.url = url
        # Telegram is told it at every start, so one that nobody chose may change every time.
        self.secret = secret or secrets.token_urlsafe(32)
        self._path = parts.path or "/"
        self._port = (parts.port or _PROXIED_PORT) if parts.scheme == "http" else _PROXIED_PORT
        self._queue = queue
        self._shutdown = shutdown

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Listen. Raises UserError where the port is taken."""
        try:
            listening = socket.create_server(("0.0.0.0", self._port), backlog=256)  # noqa: S104 - the proxy's way in
        except OSError as error:
            raise UserError(f"Port {self._port}, for the webhook, can't be opened: {error.strerror}") from None
        # A socket made here and not by asyncio has Nagle's algorithm on, which costs 40 ms an answer.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        server = _Server(
            uvicorn.Config(
                self.application(),
                log_config=None,
                access_log=False,
                lifespan="off",
                ws="none",
                timeout_graceful_shutdown=_SHUTDOWN_SECONDS,
            )
        )
        serving = asyncio.create_task(server.serve([listening]))
        try:
            yield
        finally:
            server.should_exit = True
            await serving
            listening.close()

    def application(self) -> Starlette:
        """The web application; /health is for whoever watches the container."""
        return Starlette(
            routes=[
                Route(self._path, self._receive, methods=["POST"]),
                Route("/health", self._health, methods=["GET"]),
            ]
        )

    async def _receive(self, request: Request) -> Response:
        given = request.headers.get(_SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), self.secret.encode()):
            return PlainTextResponse("wrong secret", 403)
        # A proxy may add a character set, and Telegram's own servers may one day.
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return PlainTextResponse("not JSON", 415)
        try:
            raw = json.loads(await self._body(request))
            number = raw["update_id"]
        except (ValueError, KeyError, TypeError, RecursionError):
            return PlainTextResponse("not an update", 400)
        if not isinstance(number, int):
            return PlainTextResponse("not an update", 400)
        try:
            await self._queue.receive(raw)
        except StorageError as error:
            self._shutdown.ask(error)
            return PlainTextResponse("try again later", 503)
        return PlainTextResponse("")

    async def _body(self, request: Request) -> bytes:
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > _LARGEST:
                raise ValueError("too large")
        return body

    async def _health(self, _: Request) -> Response:
        return PlainTextResponse("stopping", 503) if self._shutdown.is_asked else PlainTextResponse("ok")


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Signals belong to the program."""
        yield
