"""Between the application and the handlers: who sent an update, how their conversation stands, whether they are to slow
down, whether it comes too late; and when it is done, its row is completed.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import replace
from datetime import timedelta
from typing import Any

from telegram import Update
from telegram.error import TelegramError

from bot.bayan import Turn
from bot.messaging.handlers.placing import Placing
from bot.messaging.metrics import ANSWERED, OTHER, SECONDS
from bot.messaging.replies.sentences import said, words
from bot.messaging.sender import sender_of
from bot.messaging.services import Services
from bot.messaging.session import Request, Sessions
from bot.messaging.throttle import INLINE_SHARE, Pace, SharedThrottle, Throttle
from bot.messaging.transport.raw_update import received_at
from bot.storage import Answered
from bot.storage.records import FLOOD

Handler = Callable[[Request], Awaitable[Answered]]
Callback = Callable[[Update, Any], Coroutine[Any, Any, None]]

_FRESH = timedelta(minutes=1)
"""For so long a press or an inline query is waited for; after a restart, or behind an outage, it is dropped."""


def _never(_: Request) -> bool:
    return False


class Middleware:
    def __init__(self, services: Services, sessions: Sessions) -> None:
        self._services = services
        self._sessions = sessions
        self._placing = Placing(services)
        storage = services.storage
        shared = None if storage.claims is None else storage.log
        self._throttle = Throttle(services.now) if shared is None else SharedThrottle(services.now, shared)

    def conversing(
        self,
        surface: str,
        handler: Handler,
        is_urgent: Callable[[Request], bool] = _never,
        is_ignored: Callable[[Request], bool] = _never,
    ) -> Callback:
        """A handler of what somebody sends in a chat. `surface` is what it came in by, for the log. What is urgent is
        answered at any pace.
        """

        async def handle(update: Update) -> Answered:
            sender = sender_of(update, self._services.storage.pseudonyms)
            if sender is None:
                return Answered(surface)
            context = await self._placing.place(update, sender, await self._sessions.load(sender))
            request = Request(update, sender, context, surface)
            if is_ignored(request):
                return Answered(surface)
            with self._placing.reading(sender, context):
                pace = await self._throttle.pace(sender.person)
                if pace is Pace.ANSWER or is_urgent(request):
                    return await handler(request)
                return await self._slow_down(request, pace)

        return self.plain(handle)

    def inline(self, handler: Callable[[Update, Pace], Awaitable[Answered]]) -> Callback:
        """A handler of what comes from other people's chats, which itself says to slow down."""

        async def handle(update: Update) -> Answered:
            user = update.effective_user
            if user is None or user.is_bot:
                return Answered("inline")
            pace = await self._throttle.pace(self._services.storage.pseudonyms.person(user.id), INLINE_SHARE)
            return await handler(update, pace)

        return self.plain(handle)

    def plain(self, handler: Callable[[Update], Awaitable[Answered]]) -> Callback:
        """A handler of what has no chat to answer in. The row is completed when the work is done, not if it fails."""

        async def callback(update: Update, _: Any) -> None:
            started = time.perf_counter()
            with self._services.steady():
                answered = Answered("late", failure="late") if self._is_late(update) else await handler(update)
            await self._services.storage.inbox.complete(update.update_id, answered, time.perf_counter() - started)
            ANSWERED.labels(answered.kind or OTHER).inc()
            SECONDS.observe((self._services.now() - received_at(update)).total_seconds())

        return callback

    def _is_late(self, update: Update) -> bool:
        is_short_lived = update.callback_query or update.inline_query or update.guest_message
        return bool(is_short_lived) and self._services.now() - received_at(update) > _FRESH

    async def _slow_down(self, request: Request, pace: Pace) -> Answered:
        slowed, query, bayan = (
            Answered(request.surface, failure=FLOOD),
            request.update.callback_query,
            self._services.bayan,
        )
        if pace is Pace.SILENCE:
            return slowed
        if query is not None:
            with contextlib.suppress(TelegramError):
                await query.answer(words(bayan, request.context, "slow-down"))
            return slowed
        turn = Turn(said(bayan, request.context, "slow-down"), request.context)
        return replace(await self._sessions.reply(request, turn), failure=FLOOD)
