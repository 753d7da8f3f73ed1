"""The bot's line to Telegram: its requests, its limits, and the name under which Telegram knows us.

The requests go over aiohttp: a third of the processor time that they take over httpx, python-telegram-bot's default.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode, urlsplit
from urllib.request import getproxies, proxy_bypass

from aiohttp import ClientError, ClientSession, ClientTimeout, DummyCookieJar, FormData, TCPConnector
from telegram.error import NetworkError, TimedOut
from telegram.ext import ExtBot
from telegram.request import BaseRequest, RequestData

from bot.errors import UserError
from bot.messaging.liveness import Liveness, Shutdown
from bot.messaging.transport.retry import RetryingLimiter
from bot.messaging.updates import Json, wrapped

_CONNECTIONS = 64
TELEGRAMS_LIMIT = 30
"""Messages a second to all chats together (Telegram's FAQ for bots)."""

_REFUSED = (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND)
_SECONDS: dict[str, Any] = {"connect_timeout": 5.0, "read_timeout": 10.0, "write_timeout": 10.0, "pool_timeout": 10.0}

REFUSED = UserError("Telegram doesn't know TELEGRAM_BOT_TOKEN; copy it from BotFather once more")

_FORM = "application/x-www-form-urlencoded"
_DNS_SECONDS = 300
_FILE_SECONDS = 20.0
"""In place of the write timeout where a file is sent, as python-telegram-bot has it."""


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


class AiohttpRequest(BaseRequest):
    """As HTTPXRequest: the same limits, time-outs (in seconds), errors and proxies of the environment."""

    def __init__(
        self,
        *,
        connection_pool_size: int = 1,
        read_timeout: float,
        write_timeout: float,
        connect_timeout: float,
        pool_timeout: float,
    ) -> None:
        self._connections = connection_pool_size
        self._read, self._write, self._connect, self._pool = read_timeout, write_timeout, connect_timeout, pool_timeout
        self._session: ClientSession | None = None
        self._proxies: dict[str, str | None] = {}

    @property
    def read_timeout(self) -> float:
        return self._read

    async def initialize(self) -> None:
        if self._session is None:
            connector = TCPConnector(limit=self._connections, ttl_dns_cache=_DNS_SECONDS)
            self._session = ClientSession(connector=connector, cookie_jar=DummyCookieJar())

    async def shutdown(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(  # the names are python-telegram-bot's
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """The status and the body of the answer. Raises TimedOut and NetworkError."""
        if self._session is None:
            raise RuntimeError("this request is not initialized")
        body, headers = _body(request_data)
        write = _FILE_SECONDS if isinstance(body, FormData) else self._write
        timeout = _timeout(
            _given(read_timeout, self._read),
            _given(write_timeout, write),
            _given(connect_timeout, self._connect),
            _given(pool_timeout, self._pool),
        )
        try:
            async with self._session.request(
                method, url, data=body, headers=headers, timeout=timeout, proxy=self._proxy(url)
            ) as response:
                return response.status, await response.read()
        except TimeoutError as error:
            raise TimedOut from error
        except (ClientError, OSError) as error:
            # Nothing of the error's own words: they have the address in them, and with it the token.
            raise NetworkError(f"aiohttp.{type(error).__name__}") from error

    def _proxy(self, url: str) -> str | None:
        """The environment's proxy for a host, looked up once."""
        parts = urlsplit(url)
        if parts.netloc not in self._proxies:
            is_direct = proxy_bypass(parts.hostname or "")
            self._proxies[parts.netloc] = None if is_direct else getproxies().get(parts.scheme)
        return self._proxies[parts.netloc]


def _body(data: RequestData | None) -> tuple[bytes | FormData | None, dict[str, str]]:
    headers = {"User-Agent": BaseRequest.USER_AGENT}
    if data is None:
        return None, headers
    files = data.multipart_data if data.contains_files else None
    if not files:
        return urlencode(data.json_parameters).encode(), {**headers, "Content-Type": _FORM}
    # Otherwise aiohttp percent-encodes a file's Arabic name, and that is what Telegram shows.
    form = FormData(quote_fields=False)
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in files.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form, headers


def _given(seconds: Any, default: float) -> float | None:
    """The time-out of this call; that of all calls in place of python-telegram-bot's sign for none."""
    return seconds if seconds is None or isinstance(seconds, int | float) else default


def _timeout(read: float | None, write: float | None, connect: float | None, pool: float | None) -> ClientTimeout:
    """aiohttp has no limit for writing alone: all together may take as long as its parts."""
    parts = (read, write, connect, pool)
    return ClientTimeout(
        total=None if None in parts else sum(part for part in parts if part is not None),
        connect=None if pool is None or connect is None else pool + connect,
        sock_connect=connect,
        sock_read=read,
    )


class CarefulRequest(AiohttpRequest):
    """An answer that is no JSON, half of one or a proxy's page, is a broken connection, whatever its status; nothing of
    it is logged, for it may hold what people wrote.
    """

    async def do_request(self, *arguments: Any, **options: Any) -> tuple[int, bytes]:
        code, payload = await super().do_request(*arguments, **options)
        if code in _REFUSED and not _is_telegrams(payload):
            # python-telegram-bot would take it for Telegram's word that the token is wrong, and poll no longer.
            raise NetworkError(f"Status {code}, and not from Telegram")
        return code, payload

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
        if code in _REFUSED:
            self._refused()
        if code == HTTPStatus.OK:
            self._liveness.heard()
        return code, payload


def _is_telegrams(payload: bytes) -> bool:
    with contextlib.suppress(NetworkError):
        return "error_code" in CarefulRequest.parse_json_payload(payload)
    return False
