"""Between the application and the handlers: who sent an update, how their conversation stands, whether they are to slow
down; and when it is done, its row is completed.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import replace
from typing import Any

from telegram import Update

from bot.bayan import Turn
from bot.messaging.replies.sentences import said
from bot.messaging.sender import sender_of
from bot.messaging.services import Services
from bot.messaging.session import Request, Sessions
from bot.messaging.throttle import Pace, Throttle
from bot.storage import Answered

Handler = Callable[[Request], Awaitable[Answered]]
Callback = Callable[[Update, Any], Coroutine[Any, Any, None]]


class Middleware:
    def __init__(self, services: Services, sessions: Sessions) -> None:
        self._services = services
        self._sessions = sessions
        self._throttle = Throttle(services.now)

    def conversing(self, surface: str, handler: Handler, paced: bool = True) -> Callback:
        """A handler of what somebody sends in a chat. `surface` is what it came in by, for the log."""

        async def handle(update: Update) -> Answered:
            sender = sender_of(update, self._services.storage.pseudonyms)
            if sender is None:
                return Answered(surface)
            request = Request(update, sender, await self._sessions.load(sender), surface)
            pace = self._throttle.pace(sender.person) if paced else Pace.ANSWER
            return await handler(request) if pace is Pace.ANSWER else await self._slow_down(request, pace)

        return self.plain(handle)

    def plain(self, handler: Callable[[Update], Awaitable[Answered]]) -> Callback:
        """A handler of what has no chat to answer in. The row is completed when the work is done, not if it fails."""

        async def callback(update: Update, _: Any) -> None:
            started = time.perf_counter()
            answered = await handler(update)
            await self._services.storage.inbox.complete(update.update_id, answered, time.perf_counter() - started)

        return callback

    async def _slow_down(self, request: Request, pace: Pace) -> Answered:
        query = request.update.callback_query
        if query is not None:
            await query.answer()
        elif pace is Pace.SAY_SO:
            sentence = said(self._services.bayan, request.context, "slow-down")
            return replace(await self._sessions.reply(request, Turn(sentence, request.context)), failure="flood")
        return Answered(request.surface, failure="flood")
