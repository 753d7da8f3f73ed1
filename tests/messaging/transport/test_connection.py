"""The client against a server of its own: what goes out, what comes back, and what each trouble becomes."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from telegram import InputFile
from telegram.error import NetworkError, TimedOut
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.messaging.transport.connection import AiohttpRequest

TOKEN_URL = "bot1:secret/sendMessage"


class Telegram:
    """Keeps what it is sent, and answers after `seconds`."""

    def __init__(self) -> None:
        self.forms: list[dict[str, object]] = []
        self.seconds = 0.0
        self.asked: list[str] = []

    async def answer(self, request: web.Request) -> web.Response:
        self.asked.append(str(request.url))
        await asyncio.sleep(self.seconds)
        form = await request.post()
        self.forms.append(
            {name: field.file.read() if isinstance(field, web.FileField) else field for name, field in form.items()}
        )
        return web.Response(text='{"ok": true}', status=200)


@asynccontextmanager
async def served(telegram: Telegram) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", telegram.answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def client(seconds: float = 5) -> AsyncIterator[AiohttpRequest]:
    found = AiohttpRequest(read_timeout=seconds, write_timeout=seconds, connect_timeout=seconds, pool_timeout=seconds)
    await found.initialize()
    try:
        yield found
    finally:
        await found.shutdown()


def data(**parameters: object) -> RequestData:
    return RequestData([RequestParameter.from_input(name, value) for name, value in parameters.items()])


async def test_words_in_any_script_and_a_file_arrive_as_they_were() -> None:
    telegram = Telegram()
    async with served(telegram) as address, client() as request:
        words = "متى؟ & <b>50 %</b> =+"
        code, body = await request.do_request(f"{address}/{TOKEN_URL}", "POST", data(text=words, chat_id=7))
        file = InputFile(io.BytesIO(b"%PDF"), "sheet.pdf")
        await request.do_request(f"{address}/{TOKEN_URL}", "POST", data(document=file, caption=words))

    assert (code, body) == (200, b'{"ok": true}')
    assert telegram.forms == [{"text": words, "chat_id": "7"}, {"document": b"%PDF", "caption": words}]


async def test_what_takes_too_long_is_timed_out_by_the_calls_own_limit_where_it_has_one() -> None:
    telegram = Telegram()
    telegram.seconds = 0.5
    async with served(telegram) as address, client() as request:
        with pytest.raises(TimedOut):
            await request.do_request(f"{address}/{TOKEN_URL}", "POST", read_timeout=0.05)
        assert (await request.do_request(f"{address}/{TOKEN_URL}", "POST"))[0] == 200


async def test_a_server_that_is_gone_is_a_network_error_without_the_token() -> None:
    async with served(Telegram()) as address:
        pass
    async with client() as request:
        with pytest.raises(NetworkError) as caught:
            await request.do_request(f"{address}/{TOKEN_URL}", "POST")
    assert "secret" not in str(caught.value)


async def test_the_environments_proxy_is_used_and_so_are_its_exceptions(monkeypatch: pytest.MonkeyPatch) -> None:
    proxy, telegram = Telegram(), Telegram()
    async with served(proxy) as through, served(telegram) as address:
        monkeypatch.setenv("http_proxy", through)
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        async with client() as request:
            await request.do_request(f"http://telegram.invalid/{TOKEN_URL}", "POST")
            await request.do_request(f"{address}/{TOKEN_URL}", "POST")

    assert [len(proxy.asked), len(telegram.asked)] == [1, 1]
    assert "telegram.invalid" in proxy.asked[0]
