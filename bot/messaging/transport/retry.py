"""When Telegram says "later", or the network fails: wait and try again."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

from telegram.error import BadRequest, InvalidToken, NetworkError, TelegramError
from telegram.ext import AIORateLimiter

_FLOOD_RETRIES = 3
_NETWORK_DELAYS = (0.5, 1.0, 2.0, 4.0)
"""Seconds before each new try. An answer that arrives twice is better than one that doesn't arrive."""

_LONGEST_WAIT = 30.0
_Answer = bool | dict[str, Any] | list[dict[str, Any]]
_T = TypeVar("_T")

logger = logging.getLogger(__name__)


class RetryingLimiter(AIORateLimiter):
    """Telegram's limits, its 429, and broken connections; `per_second` is the most to all chats, 0 for no limit."""

    def __init__(self, per_second: int) -> None:
        super().__init__(overall_max_rate=per_second, max_retries=_FLOOD_RETRIES)

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, _Answer]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> _Answer:
        for delay in (*_NETWORK_DELAYS, None):
            try:
                return await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)
            except BadRequest:  # a NetworkError by inheritance, but nothing that time heals
                raise
            except NetworkError as error:
                if delay is None or endpoint == "sendChatAction":
                    raise
                logger.warning("%s: %s; again in %s s", endpoint, type(error).__name__, delay)
                await asyncio.sleep(delay)
        raise AssertionError("the last try returns or raises")


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
