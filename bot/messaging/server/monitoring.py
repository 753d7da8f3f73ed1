"""For whoever watches the bot: is it alive, can it take updates, and the figures, each at an address of its own."""

from __future__ import annotations

import asyncio

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.dialogue.statements import content_hash
from bot.messaging.metrics import OLDEST, REGISTRY, WAITING, knowledge_in_use
from bot.messaging.session import Services
from bot.storage import StorageError

_DATABASE_SECONDS = 2.0
"""The longest that a database which is to answer may take to say what waits."""


class Monitoring:
    """/health says 200 until the bot is to stop; /readyz only while its database answers, too; /metrics, where
    `figures`, has the figures in Prometheus' form.
    """

    def __init__(self, services: Services) -> None:
        self._services = services

    def probes(self) -> list[Route]:
        """For a port that others reach: nothing but yes and no."""
        return [
            Route("/health", self._health, methods=["GET"]),
            Route("/readyz", self._ready, methods=["GET"]),
        ]

    def application(self) -> Starlette:
        """For a port of its own."""
        return Starlette(routes=[*self.probes(), Route("/metrics", self._metrics, methods=["GET"])])

    async def _health(self, _: Request) -> Response:
        is_stopping = self._services.shutdown.is_asked
        return PlainTextResponse("stopping", 503) if is_stopping else PlainTextResponse("ok")

    async def _ready(self, _: Request) -> Response:
        if self._services.shutdown.is_asked:
            return PlainTextResponse("stopping", 503)
        if not await self._counts_what_waits():
            return PlainTextResponse("the database doesn't answer", 503)
        return PlainTextResponse("ready")

    async def _metrics(self, _: Request) -> Response:
        if not await self._counts_what_waits():
            for gauge in (WAITING, OLDEST):
                gauge.set(float("nan"))
        bayan = self._services.bayan
        knowledge_in_use(content_hash(bayan.base, bayan.locales))
        return Response(generate_latest(REGISTRY), media_type=CONTENT_TYPE_LATEST)

    async def _counts_what_waits(self) -> bool:
        try:
            async with asyncio.timeout(_DATABASE_SECONDS):
                backlog = await self._services.storage.inbox.backlog()
        except (StorageError, TimeoutError):
            return False
        waited = (self._services.now() - backlog.oldest).total_seconds() if backlog.oldest else 0.0
        WAITING.set(backlog.waiting)
        OLDEST.set(max(waited, 0.0))
        return True
