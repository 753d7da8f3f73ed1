"""A bot from start to stop: connect, replay, receive, and end without losing anything."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING, Any

from telegram.error import BadRequest, InvalidToken, TelegramError
from telegram.ext import Application, ApplicationBuilder, ExtBot

from bot.errors import UserError
from bot.messaging.handlers.errors import ErrorHandler
from bot.messaging.handlers.routes import ALLOWED_UPDATES, routes
from bot.messaging.replies.menus import set_menus
from bot.messaging.services import Services
from bot.messaging.session import Sessions
from bot.messaging.shutdown import Shutdown, Stopped
from bot.messaging.transport.connection import REFUSED
from bot.messaging.transport.liveness import Liveness
from bot.messaging.transport.processor import Processor
from bot.messaging.transport.replay import Replay
from bot.messaging.transport.retry import until_done
from bot.messaging.transport.update_queue import UpdateQueue

_POLL_SECONDS = 30
_GOODBYE_SECONDS = 4.0
"""For the last word to Telegram."""
_GRACE_SECONDS = 8.5
"""For answers under way, from the moment when the bot is to stop: SIGTERM must be over within ten seconds."""

_Application = Application[Any, Any, Any, Any, Any, Any]

if TYPE_CHECKING:  # who polls needs no web server
    from bot.messaging.server.webhook import Endpoint, Webhook

logger = logging.getLogger(__name__)


class Server:
    """Serves until its shutdown is asked for; then raises the shutdown's error, if it has one."""

    def __init__(
        self,
        services: Services,
        bot: ExtBot[int],
        webhook: Endpoint | None = None,
        liveness: Liveness | None = None,
    ) -> None:
        """`webhook` is where Telegram brings updates; None polls. `liveness` is that with which the bot was made."""
        self._services = services
        self._shutdown: Shutdown = services.shutdown
        self._liveness = liveness or Liveness()
        self._queue = UpdateQueue(services.storage, bot, services.shutdown, services.now)
        self._processor = Processor(self._queue.done, self._queue.hold)
        self._webhook = _webhook(webhook, self._queue, self._shutdown) if webhook else None
        self._application: _Application = (
            ApplicationBuilder().bot(bot).update_queue(self._queue).concurrent_updates(self._processor).build()
        )
        sessions = Sessions(services)
        self._application.add_handlers(routes(services, sessions))
        self._application.add_error_handler(ErrorHandler(services, sessions).handle)

    async def serve(self) -> None:
        with contextlib.suppress(Stopped):
            async with AsyncExitStack() as stack:
                await stack.enter_async_context(self._connected())
                await self._shutdown.unless_asked(
                    set_menus(self._services.bot, self._services.bayan, self._services.staff)
                )
                await stack.enter_async_context(self._handling())
                await self._shutdown.unless_asked(self._replay())
                await stack.enter_async_context(self._receiving())
                await stack.enter_async_context(self._beating())
                logger.info("Ready")
                await self._shutdown.wait()
        if self._shutdown.error:
            raise self._shutdown.error

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[None]:
        try:
            await self._shutdown.unless_asked(until_done(self._application.initialize, "Connecting to Telegram"))
        except (InvalidToken, Stopped) as error:
            await self._services.bot.shutdown()
            raise REFUSED if isinstance(error, InvalidToken) else error from None
        bot = self._services.bot
        logger.info(
            "Connected as @%s; in groups it sees %s",
            bot.username,
            "all messages" if bot.bot.can_read_all_group_messages else "only what is meant for it (privacy mode)",
        )
        try:
            yield
        finally:
            with contextlib.suppress(TelegramError):
                await self._application.shutdown()

    @asynccontextmanager
    async def _handling(self) -> AsyncIterator[None]:
        await self._application.start()
        try:
            yield
        finally:
            await self._queue.close()
            await self._processor.close(self._shutdown.left_of(_GRACE_SECONDS))
            await self._application.stop()

    async def _replay(self) -> None:
        await Replay(self._application, self._queue, self._processor, self._services.storage).run()

    @asynccontextmanager
    async def _receiving(self) -> AsyncIterator[None]:
        if self._webhook is not None:
            async with self._webhook.open():
                await self._shutdown.unless_asked(until_done(self._set_webhook, "Setting the webhook"))
                yield
            return
        updater = self._application.updater
        assert updater is not None  # noqa: S101 - the builder made it
        try:
            await self._shutdown.unless_asked(
                updater.start_polling(
                    timeout=_POLL_SECONDS,
                    bootstrap_retries=-1,
                    allowed_updates=ALLOWED_UPDATES,
                    error_callback=self._liveness.troubled,
                )
            )
            yield
        finally:
            # In an outage the updater sleeps up to half a minute and can't be woken; where the token was taken back, it
            # says so once more.
            with contextlib.suppress(TimeoutError, InvalidToken):
                async with asyncio.timeout(_GOODBYE_SECONDS):
                    if updater.running:  # also where its start was broken off
                        await updater.stop()

    def _beating(self) -> AbstractAsyncContextManager[None]:
        return self._liveness.beating(self._services.storage.heartbeat, self._shutdown, polls=self._webhook is None)

    async def _set_webhook(self) -> None:
        assert self._webhook is not None  # noqa: S101 - only called where there is one
        try:
            await self._services.bot.set_webhook(
                self._webhook.url, allowed_updates=ALLOWED_UPDATES, secret_token=self._webhook.secret
            )
        except BadRequest as refusal:
            raise UserError(f"Telegram refused BAYAN_WEBHOOK_URL: {refusal}") from None


def _webhook(endpoint: Endpoint, queue: UpdateQueue, shutdown: Shutdown) -> Webhook:
    from bot.messaging.server.webhook import Webhook

    return Webhook(endpoint, queue, shutdown)
