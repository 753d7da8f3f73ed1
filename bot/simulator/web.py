"""The whole as one web application: Bot API, interface for people, tools and the chat page."""

from __future__ import annotations

from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.simulator.bot_api import BotApi
from bot.simulator.explain import Explain
from bot.simulator.people_api import PeopleApi
from bot.simulator.refusals import NOT_FOUND
from bot.simulator.service import Service
from bot.simulator.tools_api import ToolsApi

PAGE = Path(__file__).parent / "page"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-store"),
)


class SafeHeaders:
    """Says with every answer that a browser may load nothing from elsewhere."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                there = {name for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(one for one in _HEADERS if one[0] not in there)]
            await send(message)

        await self.app(scope, receive, send_safely)


def web_app(service: Service, explain: Explain | None, hosts: tuple[str, ...]) -> Starlette:
    """`hosts` are the names that the page may be called by; others are refused (DNS rebinding)."""
    routes: list[BaseRoute] = [
        *BotApi(service).routes(),
        *PeopleApi(service, explain).routes(),
        *ToolsApi(service).routes(),
        Mount("/", StaticFiles(directory=PAGE, html=True)),
    ]
    middleware = [Middleware(TrustedHostMiddleware, allowed_hosts=hosts), Middleware(SafeHeaders)]
    return Starlette(routes=routes, middleware=middleware, exception_handlers={404: _not_found, 405: _not_found})


async def _not_found(_: Request, __: Exception) -> Response:
    return JSONResponse(NOT_FOUND.refuse().json(), 404)
