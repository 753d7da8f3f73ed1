"""A bot from start to stop: connect, replay, receive, and end without losing anything."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from telegram.error import BadRequest, InvalidToken, TelegramError
from telegram.ext import Application, ApplicationBuilder, ExtBot

from bot.bayan import Bayan
from bot.errors import UserError
from bot.messaging.corrections import Corrections
from bot.messaging.handlers.errors import ErrorHandler
from bot.messaging.handlers.routes import ALLOWED_UPDATES, routes
from bot.messaging.liveness import Liveness, Shutdown, Stopped
from bot.messaging.office import Office
from bot.messaging.replies.menus import keep_menus, set_menus
from bot.messaging.server.polling import Polling
from bot.messaging.session import Services, Sessions
from bot.messaging.staff_news import StaffNews
from bot.messaging.transport.claimed_queue import ClaimedQueue
from bot.messaging.transport.connection import REFUSED
from bot.messaging.transport.replay import Replay
from bot.messaging.transport.retry import until_done
from bot.messaging.transport.update_queue import Intake, Processor, UpdateQueue
from bot.storage import StorageError

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
        metrics: tuple[str, int] | None = None,
    ) -> None:
        """`webhook` is where Telegram brings updates; None polls. `liveness` is that with which the bot was made.
        `metrics` is the host and port for the figures; None keeps them.
        """
        self._metrics = metrics
        self._services = services
        self._shutdown: Shutdown = services.shutdown
        self._liveness = liveness or Liveness()
        self._queue = _queue(services, bot)
        self._processor = Processor(self._queue.finished, self._queue.held)
        self._webhook = _webhook(webhook, self._queue, services) if webhook else None
        self._application: _Application = (
            ApplicationBuilder().bot(bot).update_queue(self._queue).concurrent_updates(self._processor).build()
        )
        self.corrections, self.office = Corrections(services), Office(services)
        self.staff_news = StaffNews(services)
        sessions = Sessions(services)
        self._application.add_handlers(routes(services, sessions))
        self._application.add_error_handler(ErrorHandler(services, sessions).handle)

    async def serve(self) -> None:
        with contextlib.suppress(Stopped):
            async with AsyncExitStack() as stack:
                await stack.enter_async_context(self._monitored())
                await stack.enter_async_context(self._connected())
                described = self._services.bayan
                await self._shutdown.unless_asked(set_menus(self._services.bot, described, self._services.staff))
                await stack.enter_async_context(self._leased())
                await stack.enter_async_context(self._handling())
                await self._shutdown.unless_asked(self._begin_with_the_old())
                await stack.enter_async_context(self._receiving())
                await stack.enter_async_context(self._beating())
                await stack.enter_async_context(self._writing())
                await stack.enter_async_context(self._describing(described))
                logger.info("Ready")
                await self._shutdown.wait()
                self._services.storage.database.hurry()
        if self._shutdown.error:
            raise self._shutdown.error

    def _monitored(self) -> AbstractAsyncContextManager[None]:
        if self._metrics is None:
            return contextlib.nullcontext()
        from bot.messaging.server.listening import Address, serving
        from bot.messaging.server.monitoring import Monitoring

        address = Address(*self._metrics, "the metrics", "BAYAN_METRICS_LISTEN")
        return serving(Monitoring(self._services).application(), address, self._shutdown)

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

    @asynccontextmanager
    async def _leased(self) -> AsyncIterator[None]:
        """Be one of the bot's replicas, where there may be several."""
        claims = self._services.storage.claims
        if claims is None:
            yield
            return
        await self._shutdown.unless_asked(claims.lease.start())  # the database may be away
        try:
            yield
        finally:
            with contextlib.suppress(StorageError):  # then the lease runs out by itself
                await claims.release()
                await claims.lease.stop()

    async def _begin_with_the_old(self) -> None:
        """What was accepted earlier and never completed comes first, or is shared with the other replicas."""
        if isinstance(self._queue, ClaimedQueue):
            self._queue.open()
        else:
            await Replay(self._application, self._queue, self._processor, self._services.storage).run()

    @asynccontextmanager
    async def _receiving(self) -> AsyncIterator[None]:
        if self._webhook is not None:
            async with self._webhook.open():
                await self._shutdown.unless_asked(until_done(self._set_webhook, "Setting the webhook"))
                yield
            return
        claims = self._services.storage.claims
        polling = Polling(self._application, self._shutdown, self._liveness)
        leading = asyncio.create_task(polling.where_it_leads(claims.lease, self._services.bot.id)) if claims else None
        try:
            if leading is None:
                await self._shutdown.unless_asked(polling.start())
            yield
        finally:
            if leading is not None:
                leading.cancel()
                await asyncio.gather(leading, return_exceptions=True)
            await polling.stop()

    def _beating(self) -> AbstractAsyncContextManager[None]:
        claims = self._services.storage.claims

        def polls() -> bool:
            return self._webhook is None and (claims is None or claims.lease.leads)

        return self._liveness.beating(self._services.storage.heartbeat, self._shutdown, polls)

    @asynccontextmanager
    async def _describing(self, before: Bayan) -> AsyncIterator[None]:
        """Menus and profile say what can be asked now, and no longer what could be asked `before`: a release opens at
        its hour, or is withdrawn."""
        services = self._services
        describing = asyncio.create_task(keep_menus(services.bot, before, lambda: services.bayan, services.staff))
        try:
            yield
        finally:
            describing.cancel()
            await asyncio.gather(describing, return_exceptions=True)

    @asynccontextmanager
    async def _writing(self) -> AsyncIterator[None]:
        """Say what is to be said unasked. What is under way at the end is finished, else it would be said twice."""
        telling = [asyncio.create_task(one.run()) for one in (self.corrections, self.office, self.staff_news)]
        try:
            yield
        finally:
            await asyncio.wait(telling, timeout=self._shutdown.left_of(_GRACE_SECONDS))
            for task in telling:
                task.cancel()
            await asyncio.gather(*telling, return_exceptions=True)

    async def _set_webhook(self) -> None:
        assert self._webhook is not None  # noqa: S101 - only called where there is one
        try:
            await self._services.bot.set_webhook(
                self._webhook.url, allowed_updates=ALLOWED_UPDATES, secret_token=self._webhook.secret
            )
        except BadRequest as refusal:
            raise UserError(f"Telegram refused BAYAN_WEBHOOK_URL: {refusal}") from None


def _queue(services: Services, bot: ExtBot[int]) -> UpdateQueue | ClaimedQueue:
    storage, others = services.storage, (bot, services.shutdown, services.now)
    return ClaimedQueue(storage, storage.claims, *others) if storage.claims else UpdateQueue(storage, *others)


def _webhook(endpoint: Endpoint, queue: Intake, services: Services) -> Webhook:
    from bot.messaging.server.monitoring import Monitoring
    from bot.messaging.server.webhook import Webhook

    if endpoint.secret is None and services.storage.claims is not None:
        # Telegram sends along what it was told last, and that must suit every replica.
        endpoint = replace(endpoint, secret=services.storage.pseudonyms.webhook_secret())
    return Webhook(endpoint, queue, services.shutdown, Monitoring(services))
