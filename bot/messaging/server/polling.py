"""Asking Telegram for updates: by the one process, or by that of several replicas which leads."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from hashlib import sha256
from typing import Any

from telegram.error import InvalidToken
from telegram.ext import Application

from bot.messaging.handlers.routes import ALLOWED_UPDATES
from bot.messaging.liveness import Liveness, Shutdown, Stopped
from bot.storage.lease import Lease

_POLL_SECONDS = 30
_GOODBYE_SECONDS = 4.0
"""For the last word to Telegram."""

_Application = Application[Any, Any, Any, Any, Any, Any]

logger = logging.getLogger(__name__)


class Polling:
    def __init__(self, application: _Application, shutdown: Shutdown, liveness: Liveness) -> None:
        assert application.updater is not None  # noqa: S101 - the builder made it
        self._updater = application.updater
        self._shutdown = shutdown
        self._liveness = liveness

    async def start(self) -> None:
        await self._updater.start_polling(
            timeout=_POLL_SECONDS,
            bootstrap_retries=-1,
            allowed_updates=ALLOWED_UPDATES,
            error_callback=self._liveness.troubled,
        )

    async def stop(self) -> None:
        # In an outage the updater sleeps up to half a minute and can't be woken; where the token was taken back, it
        # says so once more.
        with contextlib.suppress(TimeoutError, InvalidToken):
            async with asyncio.timeout(_GOODBYE_SECONDS):
                if self._updater.running:  # also where its start was broken off
                    await self._updater.stop()

    async def where_it_leads(self, lease: Lease, bot: int) -> None:
        """Poll for as long as this replica leads; another one takes over where it dies, or is cut off."""
        lease.run_for(_office(bot))
        while True:
            await lease.news()
            if lease.leads and not self._updater.running:
                logger.info("This replica polls now")
                with contextlib.suppress(Stopped):
                    await self._shutdown.unless_asked(self.start())
            elif self._updater.running and not lease.leads:
                logger.warning("This replica polls no longer")
                await self.stop()


def _office(bot: int) -> int:
    """The number of a bot's lock among all advisory locks of a database."""
    return int.from_bytes(sha256(f"bayan polls for {bot}".encode()).digest()[:8], signed=True)
