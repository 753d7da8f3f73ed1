"""Between the application and the handlers: who sent an update, how their conversation stands, at which of several
releases it is, whether they are to slow down, whether it comes too late; and when it is done, its row is completed.

One measure says how much of what one person sends is answered, for messages, commands, presses and inline queries.
"""

from __future__ import annotations

import contextlib
import time
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from telegram import Update
from telegram.error import TelegramError

from bot.bayan import Turn
from bot.dialogue.context import Context
from bot.messaging.metrics import ANSWERED, OTHER, SECONDS
from bot.messaging.replies.formatting import RELEASE_MARK
from bot.messaging.replies.sentences import said, words
from bot.messaging.session import Request, Services, Sessions
from bot.messaging.updates import Sender, received_at, sender_of
from bot.releases.shelf import Reader, reading
from bot.storage import Answered
from bot.storage.query_log import QueryLog
from bot.storage.records import FLOOD

Handler = Callable[[Request], Awaitable[Answered]]
Callback = Callable[[Update, Any], Coroutine[Any, Any, None]]

_FRESH = timedelta(minutes=1)
"""For so long a press or an inline query is waited for; after a restart, or behind an outage, it is dropped."""

MOST_MESSAGES = 20
WINDOW = timedelta(minutes=1)
"""More than 20 messages a minute from one person is no conversation; a command or a press counts as much."""

INLINE_SHARE = 0.2
"""Of a message: Telegram sends an inline query at each pause in typing, some five for a question."""

_REMEMBERED = int(MOST_MESSAGES / INLINE_SHARE) + 1
_KEPT = 10_000
"""People remembered at once; the one heard of longest ago goes first."""

_START = "/start"
_ENTRY = "_"
"""Between a release and an entry in a link: neither Telegram nor an id forbids the one, or has the other."""


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
        in_reply: Handler | None = None,
    ) -> Callback:
        """A handler of what somebody sends in a chat. `surface` is what it came in by, for the log. What is urgent is
        answered at any pace. `in_reply` handles what is written in reply to a message, where that makes a difference.
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
                    if in_reply and update.effective_message and update.effective_message.reply_to_message:
                        return await in_reply(request)
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


class Pace(Enum):
    ANSWER = "answer"
    SAY_SO = "say so"
    SILENCE = "silence"


@dataclass(slots=True)
class _Person:
    times: deque[tuple[datetime, float]] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))
    is_told: bool = False


class Throttle:
    """In memory: after a restart everyone may write again, which harms nobody. For one process."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._people: OrderedDict[str, _Person] = OrderedDict()

    async def pace(self, person: str, share: float = 1.0) -> Pace:
        """What to do with what has just come, `share` of a message: answer it, ask for a pause (once), or stay
        silent.
        """
        now = self._now()
        self._forget(now)
        found = self._people.setdefault(person, _Person())
        self._people.move_to_end(person)
        while found.times and now - found.times[0][0] >= WINDOW:
            found.times.popleft()
        found.times.append((now, share))
        if sum(each for _, each in found.times) <= MOST_MESSAGES:
            found.is_told = False
            return Pace.ANSWER
        if found.is_told:
            return Pace.SILENCE
        found.is_told = True
        return Pace.SAY_SO

    def _forget(self, now: datetime) -> None:
        """Who has been silent for a minute begins anew; where too many write, so does who was heard of longest ago."""
        while self._people:
            longest = next(iter(self._people.values()))
            if len(self._people) < _KEPT and now - longest.times[-1][0] < WINDOW:
                return
            self._people.popitem(last=False)


class SharedThrottle:
    """The same measure for several replicas, whichever of them answered: from the rows of what was answered lately."""

    def __init__(self, now: Callable[[], datetime], log: QueryLog) -> None:
        self._now = now
        self._log = log

    async def pace(self, person: str, share: float = 1.0) -> Pace:
        """As `Throttle.pace`. Raises StorageError where the database is gone."""
        lately = await self._log.lately(person, self._now() - WINDOW, INLINE_SHARE, _REMEMBERED)
        if lately.share + share <= MOST_MESSAGES:
            return Pace.ANSWER
        return Pace.SILENCE if lately.was_told else Pace.SAY_SO


class Placing:
    def __init__(self, services: Services) -> None:
        self._services = services

    async def place(self, update: Update, sender: Sender, context: Context) -> Context:
        """The conversation, turned to the release that the update speaks of: that of a button, a link, an answer to
        which it is a reply, a topic; else the one that it was at.
        """
        if (link := link_of(update)) is not None:
            return context.turned_to(link[0])
        name = _marked(update) or await self._pointed(update, sender) or await self._tied(sender)
        return context.turned_to(name) if name else context

    @contextmanager
    def reading(self, sender: Sender, context: Context) -> Iterator[None]:
        """What is answered within the block is what this sender may know of. Others read along in a group, so that
        staff, too, are told there what everybody is."""
        is_staff = sender.is_private and sender.user_id in self._services.staff
        before = reading.set(Reader(is_staff, context.release))
        try:
            with self._services.steady():
                yield
        finally:
            reading.reset(before)

    async def _pointed(self, update: Update, sender: Sender) -> str | None:
        """The release of the answer that a press stands under, or that a message replies to."""
        message = update.effective_message
        replied = message.reply_to_message if message else None
        number = sender.message if update.callback_query else replied.message_id if replied else None
        if number is None:
            return None
        storage = self._services.storage
        sent = await storage.answers.at(sender.place, number)
        logged = await storage.log.find(sent.update_id) if sent else None
        return logged.release if logged else None

    async def _tied(self, sender: Sender) -> str | None:
        if sender.thread is None:
            return None
        return await self._services.storage.topics.release(sender.place, sender.thread)


def link_of(update: Update) -> tuple[str | None, str] | None:
    """The release and the entry of a link, `NAME`, `ENTRY` or `NAME_ENTRY`; what isn't known can be either. None where
    it is no link: nothing but /start itself is at the newest."""
    message = update.effective_message
    text = (message.text or "") if message and not update.callback_query else ""
    command, _, argument = text.partition(" ")
    if command.partition("@")[0] != _START:
        return None
    argument = argument.strip()
    release, mark, entry = argument.rpartition(_ENTRY)
    return (release, entry) if mark else (argument or None, argument)


def _marked(update: Update) -> str | None:
    """The key of the release that a button says it is about."""
    data = (update.callback_query.data if update.callback_query else None) or ""
    return data.rpartition(RELEASE_MARK)[2] if RELEASE_MARK in data else None


def unmarked(data: str) -> str:
    """What a button does, without the release."""
    return data.partition(RELEASE_MARK)[0]
