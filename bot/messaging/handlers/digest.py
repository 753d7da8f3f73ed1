"""/digest: whether a member of staff hears of what is asked, once a day and when something piles up."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable, Mapping
from datetime import date, timedelta

from telegram.error import TelegramError

from bot.dialogue.reply import Block, BlockKind, Button, Reply
from bot.messaging.replies.sentences import service, words
from bot.messaging.session import Request, Services, Sessions
from bot.messaging.staff_news import HOUR
from bot.storage import Answered

DIGEST = "digest"
_ON, _OFF = "on", "off"

Press = Callable[[Request, str], Awaitable[Answered]]


class Digest:
    def __init__(self, services: Services, sessions: Sessions) -> None:
        self._services = services
        self._sessions = sessions
        self.presses: Mapping[str, Press] = {DIGEST: self._press}

    async def digest(self, request: Request) -> Answered:
        """Say whether they hear of it, with a button that changes it; `on` and `off` behind the command do, too."""
        message = request.update.effective_message
        said = ((message.text if message else None) or "").split()[1:]
        if said in ([_ON], [_OFF]):
            return await self._change(request, said[0])
        readers = {one.staff for one in await self._services.storage.staff_news.readers()}
        return await self._sessions.tell(request, self._state(request, request.sender.user_id in readers))

    async def _press(self, request: Request, wish: str) -> Answered:
        query = request.update.callback_query
        is_allowed = request.sender.is_private and request.sender.user_id in self._services.staff
        notice = "" if is_allowed else words(self._services.bayan, request.context, "stale-button")
        if query is not None:
            with contextlib.suppress(TelegramError):  # a press that is too old to be answered
                await query.answer(notice or None)
        return Answered(request.surface, failure="stale button") if notice else await self._change(request, wish)

    async def _change(self, request: Request, wish: str) -> Answered:
        news, staff = self._services.storage.staff_news, request.sender.user_id
        if wish == _ON:
            await news.subscribe(staff, request.context.languages[0], self._last_day())
        else:
            await news.unsubscribe(staff)
        return await self._sessions.tell(request, self._state(request, wish == _ON))

    def _last_day(self) -> date:
        """The last day whose digest somebody who asks now isn't to get: today's comes only if its hour is ahead."""
        here = self._services.now().astimezone(self._services.bayan.base.release.timezone)
        return here.date() if here.hour >= HOUR else here.date() - timedelta(days=1)

    def _state(self, request: Request, is_reader: bool) -> Reply:
        bayan, language = self._services.bayan, request.context.languages[0]
        text = bayan.sentence(language, "digest-is-on" if is_reader else "digest-is-off", hour=f"{HOUR:02}:00")
        label = bayan.sentence(language, "button-digest-off" if is_reader else "button-digest-on")
        button = Button(label, f"{DIGEST}:{_OFF if is_reader else _ON}")
        return service((Block(BlockKind.TEXT, text),), language, (button,))
