"""Telegram's limits, its "later", and broken connections: what is in hand waits a little, and is tried again."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from aiolimiter import AsyncLimiter
from telegram import Update
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import AIORateLimiter

from bot.messaging.liveness import Shutdown, Stopped
from bot.messaging.metrics import SENDS
from bot.messaging.transport.delivery import UnreachableError
from bot.storage.claims import Claim, present
from bot.storage.inbox import Inbox

_DELAYS = (0.5, 1.0, 2.0, 4.0)
"""Seconds before each new try. An answer that arrives twice is better than one that doesn't arrive."""

_SHORT_SECONDS = 5.0
"""A "later" that is waited for on the spot; a longer one is for the caller, who may do something else meanwhile."""

_FIRST_WAIT, _LONGEST_WAIT = 5.0, 30.0
_BURST = 4
"""Messages sent at once where many wait: those on their way when the process is killed are sent twice. The rest follows
one after another, as often as Telegram allows."""

aside: ContextVar[bool] = ContextVar("aside", default=False)
"""Whether the present task sends what nobody is waiting for: answers go first."""

_PATIENCE = 1.0
"""Seconds that such a send lets answers go first; with people asking all the time it must get its turn, too."""

_UNLIMITED = 64
"""Where a replica may send any number. As many as it sends and hasn't recorded yet may be sent again where it dies, and
a busy server takes its time to record them: so no more are begun before."""

_SENDS, _ACTION = ("send", "edit"), "sendChatAction"
"""What a person sees, by how it begins; and what is over before a second try."""
_Answer = bool | dict[str, Any] | list[dict[str, Any]]
_T = TypeVar("_T")

logger = logging.getLogger(__name__)


class InHand:
    """An update that is being answered. `has_sent` is set once something of the answer is on its way: it is finished
    even where the bot is to stop, for to begin again would send it twice.
    """

    def __init__(self, update_id: int, on_hold: Callable[[InHand], None], claim: Claim | None = None) -> None:
        self.update_id = update_id
        self.claim = claim
        self.has_sent = False
        self.settled = asyncio.Event()
        """It is done, or waits for Telegram."""
        self._on_hold = on_hold
        self._slot: asyncio.Semaphore | None = None

    async def take(self, slots: asyncio.Semaphore) -> None:
        """Wait for one of the slots, and keep it from the send until the row is completed."""
        if self._slot is None:
            await slots.acquire()
            self._slot = slots

    def give_back(self) -> None:
        """Let another one be sent."""
        slot, self._slot = self._slot, None
        if slot is not None:
            slot.release()

    def hold(self) -> None:
        """It waits for Telegram from now on: another one may be taken in hand."""
        self.give_back()
        if not self.settled.is_set():
            self.settled.set()
            self._on_hold(self)


in_hand: ContextVar[InHand | None] = ContextVar("in_hand", default=None)
"""The update for which the present task works."""


class RetryingLimiter(AIORateLimiter):
    """No more than Telegram allows, `per_second` to all chats (0: no limit), and each call tried a few times. `refused`
    is told where Telegram doesn't know the token (any more). Once the bot is to stop, no answer is begun. `others` says
    how many other processes send as the same bot now, with which the limit is shared.
    """

    def __init__(
        self, shutdown: Shutdown, refused: Callable[[], None], per_second: int, others: Callable[[], int]
    ) -> None:
        super().__init__(overall_max_rate=0, max_retries=0)
        self._per_second = per_second
        self._others = others
        self._shared_with: int | None = None
        self._slots = asyncio.Semaphore(_BURST if per_second else _UNLIMITED)
        self._shutdown = shutdown
        self._refused = refused
        self._answers = 0
        self._quiet = asyncio.Event()
        self._quiet.set()

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, _Answer]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> _Answer:
        self._share()

        async def begin(*arguments: Any, **options: Any) -> _Answer:
            hand = await self._begin(endpoint)
            try:
                return await callback(*arguments, **options)
            except Exception:
                if hand is not None:
                    hand.give_back()
                raise

        for delay in (*_DELAYS, None):
            try:
                async with self._turn(endpoint):
                    answer = await super().process_request(begin, args, kwargs, endpoint, data, rate_limit_args)
            except Exception as error:
                seconds = self._seconds(error, delay, endpoint)
                SENDS.labels("failed" if seconds is None else "again").inc()
                if seconds is None:
                    raise
                logger.warning("%s: %s; again in %s s", endpoint, type(error).__name__, seconds)
            else:
                SENDS.labels("ok").inc()
                return answer
            await asyncio.sleep(seconds)
        raise AssertionError("the last try returns or raises")

    def _share(self) -> None:
        others = self._others()
        if self._per_second and others != self._shared_with:
            self._shared_with = others
            self._base_limiter = AsyncLimiter(_BURST, _BURST * (1 + others) / self._per_second)

    @asynccontextmanager
    async def _turn(self, endpoint: str) -> AsyncIterator[None]:
        """What nobody waits for is sent when no answer is; of it one is under way at a time."""
        if aside.get():
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_PATIENCE):
                    await self._quiet.wait()
            yield
            return
        is_answer = endpoint.startswith(_SENDS) and endpoint != _ACTION
        self._answers += is_answer
        if is_answer:
            self._quiet.clear()
        try:
            yield
        finally:
            self._answers -= is_answer
            if not self._answers:
                self._quiet.set()

    async def _begin(self, endpoint: str) -> InHand | None:
        """What is answered by this call. Raises Stopped where the bot is to stop and nothing of the answer is on its
        way, and ClaimLostError where another replica may be answering.
        """
        hand = in_hand.get()
        if hand is None or not endpoint.startswith(_SENDS) or endpoint == _ACTION:
            return None
        if hand.claim is not None:
            await hand.take(self._slots)
        if self._shutdown.is_asked and not hand.has_sent:
            raise Stopped
        if hand.claim is not None:
            await hand.claim.sure()
        hand.has_sent = True
        return hand

    def _seconds(self, error: Exception, delay: float | None, endpoint: str) -> float | None:
        """How long to wait before the next try; None where there is none."""
        if endpoint == _ACTION:
            return None
        if isinstance(error, RetryAfter):
            seconds = seconds_of(error)
            return seconds if delay is not None and seconds <= _SHORT_SECONDS else None
        if isinstance(error, InvalidToken):
            # 401; a 404 is a method that an older Bot API server doesn't have.
            if "unauthorized" in str(error).lower():
                self._refused()
            return None
        return delay if is_passing(error) else None


def is_passing(error: Exception) -> bool:
    """Whether time may heal it: the network, a server in trouble, an answer that isn't Telegram's."""
    if isinstance(error, BadRequest):  # a NetworkError by inheritance
        return False
    return isinstance(error, NetworkError)


def seconds_of(later: RetryAfter) -> float:
    """For how long Telegram asks to be left alone."""
    wait = later.retry_after
    return float(wait) if isinstance(wait, int | float) else wait.total_seconds()


class ForgottenError(Exception):
    """Its person had everything deleted while an answer waited."""


class Waiting:
    """An answer waits for Telegram for as long as that takes: minutes, hours, over restarts."""

    def __init__(self, inbox: Inbox, shutdown: Shutdown) -> None:
        self._inbox = inbox
        self._shutdown = shutdown

    async def until_final(self, update: Update, send: Callable[[], Awaitable[_T]], *, is_kept: bool = True) -> _T:
        """Send until it is done or refused for good. `is_kept`: the update's row is there until then.

        Raises UnreachableError for a press, which is late after a few seconds; Stopped where the bot stops meanwhile;
        ForgottenError; TelegramError for what is refused.
        """
        wait = _FIRST_WAIT
        claim = present.get()
        if claim is not None and claim.is_blamed:
            claim.is_blamed = False
            await self._inbox.acquit(update.update_id)
            claim.cleared.set()
        while True:
            try:
                return await send()
            except (RetryAfter, NetworkError) as error:
                if not isinstance(error, RetryAfter) and not is_passing(error):
                    raise
                if update.callback_query:
                    raise UnreachableError from error
                seconds = seconds_of(error) if isinstance(error, RetryAfter) else wait
                logger.warning("Update %d waits %.0f s: %s", update.update_id, seconds, type(error).__name__)
            wait = min(_LONGEST_WAIT, wait * 2)
            await self._pause(update.update_id, seconds, is_kept)

    async def _pause(self, update_id: int, seconds: float, is_kept: bool) -> None:
        if (hand := in_hand.get()) is not None:
            hand.hold()
        await self._inbox.hold(update_id)
        await self._shutdown.unless_asked(asyncio.sleep(seconds))
        if is_kept and not await self._inbox.hold(update_id):
            raise ForgottenError


async def until_done(action: Callable[[], Awaitable[_T]], what: str) -> _T:
    """Carry out something that the bot can't start without, however long the network is away.

    Raises InvalidToken, and whatever else Telegram refuses for good.
    """
    wait = 1.0
    while True:
        try:
            return await action()
        except (InvalidToken, BadRequest):
            raise
        except TelegramError as error:
            logger.warning("%s: %s; again in %.0f s", what, type(error).__name__, wait)
            await asyncio.sleep(wait)
            wait = min(_LONGEST_WAIT, wait * 2)
