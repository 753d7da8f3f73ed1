"""The bot's line to Telegram: clients, limits, and the names under which Telegram knows us."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from telegram.error import NetworkError
from telegram.ext import ExtBot

from bot.errors import UserError
from bot.messaging.shutdown import Shutdown
from bot.messaging.transport.http_client import AiohttpRequest
from bot.messaging.transport.liveness import Liveness
from bot.messaging.transport.raw_update import Json, wrapped
from bot.messaging.transport.retry import RetryingLimiter

_CONNECTIONS = 64
TELEGRAMS_LIMIT = 30
"""Messages a second to all chats together (Telegram's FAQ for bots)."""

_REFUSED = (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND)
_SECONDS: dict[str, Any] = {"connect_timeout": 5.0, "read_timeout": 10.0, "write_timeout": 10.0, "pool_timeout": 10.0}

REFUSED = UserError("Telegram doesn't know TELEGRAM_BOT_TOKEN; copy it from BotFather once more")


def connect(
    token: str,
    api_url: str,
    shutdown: Shutdown,
    liveness: Liveness | None = None,
    per_second: int = TELEGRAMS_LIMIT,
    others: Callable[[], int] = lambda: 0,
) -> ExtBot[int]:
    """The bot at a Bot API server; `shutdown` is asked for where the server stops knowing the token, and `liveness`
    is told of each poll that it answers. It gets `per_second` messages at most, any number with 0, from this process
    and so many `others` together.
    """
    liveness = liveness or Liveness()
    return _Bot(
        token,
        base_url=f"{api_url}/bot",
        base_file_url=f"{api_url}/file/bot",
        request=CarefulRequest(connection_pool_size=_CONNECTIONS, **_SECONDS),
        get_updates_request=UpdatesRequest(lambda: shutdown.ask(REFUSED), liveness, **_SECONDS),
        rate_limiter=RetryingLimiter(shutdown, lambda: shutdown.ask(REFUSED), per_second, others),
    )


class _Bot(ExtBot[int]):
    """Closes its connections even where it is stopped while it connects."""

    async def shutdown(self) -> None:
        await super().shutdown()
        for request in self._request:
            await request.shutdown()


def bot_id(token: str) -> int:
    """The bot's Telegram id, which its token begins with."""
    return int(token.partition(":")[0])


class CarefulRequest(AiohttpRequest):
    """An answer that is no JSON, half of one or a proxy's page, is a broken connection; nothing of it is logged, for it
    may hold what people wrote.
    """

    @staticmethod
    def parse_json_payload(payload: bytes) -> Json:
        try:
            answer = json.loads(payload)
        except (ValueError, RecursionError):
            raise NetworkError("The answer is no JSON") from None
        if not isinstance(answer, dict):
            raise NetworkError("The answer is no JSON object")
        return answer


class UpdatesRequest(CarefulRequest):
    """The request for getUpdates. `refused` is told where Telegram doesn't know the token (any more): the updater
    would end its polling without a word and leave the program running. `liveness` is told of every poll, and of every
    proper answer.
    """

    def __init__(self, refused: Callable[[], None], liveness: Liveness, **options: Any) -> None:
        super().__init__(**options)
        self._refused = refused
        self._liveness = liveness

    @staticmethod
    def parse_json_payload(payload: bytes) -> Json:
        answer = CarefulRequest.parse_json_payload(payload)
        result = answer.get("result")
        if isinstance(result, list):
            updates = (wrapped(one) for one in result if isinstance(one, dict))
            answer["result"] = [one for one in updates if one is not None]
        return answer

    async def do_request(self, *arguments: Any, **options: Any) -> tuple[int, bytes]:
        self._liveness.asked()
        code, payload = await super().do_request(*arguments, **options)
        if code in _REFUSED and _is_telegrams(payload):
            self._refused()
        if code == HTTPStatus.OK:
            self._liveness.heard()
        return code, payload


def _is_telegrams(payload: bytes) -> bool:
    with contextlib.suppress(NetworkError):
        return "error_code" in CarefulRequest.parse_json_payload(payload)
    return False
