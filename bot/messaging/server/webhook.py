"""Updates by webhook: a small web server that says 200 only when an update is in the database."""

from __future__ import annotations

import asyncio
import hmac
import json
import secrets
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from urllib.parse import urlsplit

import h11
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.messaging.liveness import Shutdown
from bot.messaging.server.listening import Address, serving
from bot.messaging.server.monitoring import Monitoring
from bot.messaging.transport.update_queue import Intake
from bot.storage import StorageError
from bot.storage.drivers import AwayError

_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
_PROXIED_PORT = 8080
_LARGEST = 1_000_000
"""Bytes. Telegram's updates have a few thousand; more isn't Telegram."""

_REQUEST_SECONDS = 10.0
"""For a caller to send a whole request; Telegram sends one in milliseconds."""

MOST_CONNECTIONS = 100
"""At once; Telegram opens forty at most, unless told otherwise. Beyond it, who has been sending for longest goes."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where Telegram brings updates: the address that it is told, the secret that it sends along, and where to listen.

    Without a `port` that is 8080 behind a proxy, which has the certificate of an https address; and for a plain http
    address, a Bot API server of one's own, the port that the address names.
    """

    url: str
    secret: str | None = None
    host: str = "127.0.0.1"
    port: int | None = None

    @property
    def listens_on(self) -> int:
        parts = urlsplit(self.url)
        return self.port or (parts.port if parts.scheme == "http" else None) or _PROXIED_PORT


class Webhook:
    def __init__(self, endpoint: Endpoint, queue: Intake, shutdown: Shutdown, monitoring: Monitoring) -> None:
        self._endpoint = endpoint
        self.url = endpoint.url
        # Telegram is told it at every start, so one that nobody chose may change every time.
        self.secret = endpoint.secret or secrets.token_urlsafe(32)
        self._queue = queue
        self._shutdown = shutdown
        self._monitoring = monitoring

    def open(self) -> AbstractAsyncContextManager[None]:
        """Listen while the block lasts. Raises UserError where the port is taken."""
        host, port = self._endpoint.host, self._endpoint.listens_on
        address = Address(host, port, "the webhook", "BAYAN_WEBHOOK_LISTEN")
        return serving(self.application(), address, self._shutdown, _Guarded)

    def application(self) -> Starlette:
        """The web application; what isn't the webhook is for whoever watches the container."""
        path = urlsplit(self.url).path or "/"
        return Starlette(routes=[Route(path, self._receive, methods=["POST"]), *self._monitoring.probes()])

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
        except ClientDisconnect:
            return Response(status_code=400)
        if not isinstance(number, int):
            return PlainTextResponse("not an update", 400)
        try:
            await self._queue.receive(raw, at_once=True)
        except StorageError as error:
            if not isinstance(error, AwayError):  # else Telegram, or the proxy, brings it again, here or elsewhere
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


class _Guarded(H11Protocol):
    """A connection whose caller has to send a whole request in time, and of which there are no more than so many."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._since = self.loop.time()
        self._check = self.loop.call_later(_REQUEST_SECONDS, self._end_if_slow)
        if len(self.connections) > MOST_CONNECTIONS:
            others = (one for one in self.connections if isinstance(one, _Guarded) and one._is_sending)
            min(others, key=lambda one: one._since, default=self).transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        self._check.cancel()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        self._since = self.loop.time()
        super().on_response_complete()

    @property
    def _is_sending(self) -> bool:
        """The request isn't whole yet."""
        return self.conn.their_state in (h11.IDLE, h11.SEND_BODY)

    def _end_if_slow(self) -> None:
        left = _REQUEST_SECONDS - (self.loop.time() - self._since)
        if self._is_sending and left <= 0:
            self.transport.abort()
        else:
            self._check = self.loop.call_later(max(left, 0.1), self._end_if_slow)
