"""The Bot API over HTTP: /bot<token>/<method> and /file/bot<token>/<path>."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from bot.simulator import refusals
from bot.simulator.arguments import Arguments, read_arguments
from bot.simulator.faults import Cut, Trouble
from bot.simulator.methods import carry_out
from bot.simulator.refusals import Refusal
from bot.simulator.service import Service


class CutResponse(Response):
    """Promises a body and never sends it: the server then closes the connection."""

    async def __call__(self, _: Scope, __: Receive, send: Send) -> None:
        headers = [(b"content-type", b"application/json"), (b"content-length", b"1000")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})


_PAGE = "<html><head><title>{code}</title></head><body><h1>{code}</h1><hr>proxy</body></html>"


class BotApi:
    def __init__(self, service: Service) -> None:
        self._service = service
        service.courier.answered = self.reply

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/bot{token}/{method}", self.call, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", self.download, methods=["GET"]),
        ]

    async def call(self, request: Request) -> Response:
        """Carry out a method, with the trouble that was asked for, and keep the call."""
        name = request.path_params["method"]
        started, at = time.perf_counter(), self._service.world.now()
        arguments = Arguments({})
        trouble = Trouble()
        try:
            arguments = await read_arguments(request)
            trouble = self._service.faults.draw(name, arguments.integer("chat_id") or None)
            await asyncio.sleep(trouble.delay)
            if trouble.refusal is not None:
                raise trouble.refusal
            code, answer = 200, dict[str, Any]()
            if trouble.page is None and trouble.cut is not Cut.BEFORE:
                self._check(request.path_params["token"])
                answer = await carry_out(self._service, name, arguments)
        except Refusal as refusal:
            code, answer = refusal.code, refusal.json()
        response = _response(trouble, code, answer)
        code = 0 if isinstance(response, CutResponse) else response.status_code
        took = time.perf_counter() - started
        self._service.calls.add(name, at, arguments.loggable(), code, answer, took)
        return response

    async def reply(self, headers: Mapping[str, str], body: bytes) -> None:
        """What a webhook answered: a method in it is carried out; the bot doesn't learn how that went."""

        async def receive() -> dict[str, object]:
            return {"type": "http.request", "body": body, "more_body": False}

        raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
        scope = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "headers": raw}
        started, at = time.perf_counter(), self._service.world.now()
        arguments = Arguments({})
        name = ""
        try:
            arguments = await read_arguments(Request(scope, receive))
            name = str(arguments.values.pop("method", ""))
            if not name:
                return
            code, answer = 200, await carry_out(self._service, name, arguments)
        except Refusal as refusal:
            if not name:  # an answer that is no call, such as “ok”
                return
            code, answer = refusal.code, refusal.json()
        took = time.perf_counter() - started
        self._service.calls.add(name, at, arguments.loggable(), code, answer, took)

    async def download(self, request: Request) -> Response:
        self._check(request.path_params["token"])
        file = self._service.world.files.at(request.path_params["path"])
        if file is None:
            return JSONResponse(refusals.NOT_FOUND.refuse().json(), 404)
        return Response(file.content, media_type="application/octet-stream")

    def _check(self, token: str) -> None:
        number, colon, _ = token.partition(":")
        if not colon or not number.isdigit() or number.startswith("0"):
            raise refusals.TOKEN_INVALID.refuse()
        if token != self._service.token:
            raise refusals.UNAUTHORIZED.refuse()


def _response(trouble: Trouble, code: int, answer: dict[str, Any]) -> Response:
    """The answer as it gets through: whole, half, not at all, or a proxy's page in its place."""
    if trouble.page is not None:
        return HTMLResponse(_PAGE.format(code=trouble.page), trouble.page)
    if trouble.cut in (Cut.BEFORE, Cut.AFTER):
        return CutResponse()
    whole = JSONResponse(answer, code)
    if trouble.cut is None:
        return whole
    body = bytes(whole.body)
    return Response(body[: len(body) // 2], code, media_type="application/json")
