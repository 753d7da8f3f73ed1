"""The HTTP interface for tests and the curious: calls made, faults to meet, the stream of events."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from bot.simulator.body import BodyError, json_body
from bot.simulator.faults import Cut, Trouble, read_plan
from bot.simulator.refusals import Refusal, too_many_requests
from bot.simulator.service import Service

_KNOWN = {
    "method", "chat_id", "times", "delay", "error_code", "description", "retry_after", "cut", "page",
}  # fmt: skip
_STREAM = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


class ToolsApi:
    def __init__(self, service: Service) -> None:
        self._service = service

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/calls", self.calls, methods=["GET"]),
            Route("/calls", self.clear_calls, methods=["DELETE"]),
            Route("/faults", self.faults, methods=["GET"]),
            Route("/faults", self.set_faults, methods=["PUT"]),
            Route("/faults/next", self.fail_next, methods=["POST"]),
            Route("/faults/next", self.clear_next, methods=["DELETE"]),
            Route("/faults/unreachable", self.go_away, methods=["POST"]),
            Route("/files/{file}", self.file, methods=["GET"]),
            Route("/events", self.events, methods=["GET"]),
        ]

    async def calls(self, request: Request) -> Response:
        after = request.query_params.get("after", "0")
        calls = self._service.calls.of(request.query_params.get("method", ""), int(after) if after.isdigit() else 0)
        return JSONResponse({"calls": [call.json() for call in calls]})

    async def clear_calls(self, _: Request) -> Response:
        self._service.calls.clear()
        return JSONResponse({})

    async def faults(self, _: Request) -> Response:
        return JSONResponse(self._service.faults.plan.json())

    async def set_faults(self, request: Request) -> Response:
        """Replace the plan; an empty object means no faults."""
        try:
            self._service.faults.set(read_plan(await json_body(request)))
        except (ValueError, BodyError) as error:
            return JSONResponse({"error": str(error)}, 400)
        return JSONResponse(self._service.faults.plan.json())

    async def fail_next(self, request: Request) -> Response:
        """{"method", "chat_id", "times", "delay", and one of "error_code" (with "description" or "retry_after"), "cut",
        "page"}, each of which may be missing; `times` null is until it is ended."""
        try:
            body = await json_body(request)
            chat, times = body.get("chat_id"), body.get("times", 1)
            self._service.faults.fail_next(
                str(body.get("method", "")),
                _trouble(body),
                chat=None if chat is None else int(str(chat)),
                times=None if times is None else int(str(times)),
            )
        except (ValueError, BodyError) as error:
            return JSONResponse({"error": f"not understood: {error}"}, 400)
        return JSONResponse({})

    async def clear_next(self, _: Request) -> Response:
        self._service.faults.clear_next()
        return JSONResponse({})

    async def go_away(self, request: Request) -> Response:
        """{"seconds"}: nobody listens for so long; connections are refused and open ones break off."""
        try:
            seconds = float(str((await json_body(request)).get("seconds")))
        except (ValueError, BodyError) as error:
            return JSONResponse({"error": f"not understood: {error}"}, 400)
        self._service.go_away(seconds)
        return JSONResponse({})

    async def file(self, request: Request) -> Response:
        """A file that the bot sent. Whatever it is, the browser saves it and never runs it."""
        file = self._service.world.files.get(request.path_params["file"])
        if file is None:
            return JSONResponse({"error": "no such file"}, 404)
        way = "inline" if file.size else "attachment"
        kind = file.type if file.size and file.type.startswith("image/") else "application/octet-stream"
        return Response(file.content, media_type=kind, headers={"Content-Disposition": way})

    async def events(self, request: Request) -> Response:
        """Server-sent events, from the number after `after` (or Last-Event-ID) on."""
        after = request.headers.get("last-event-id") or request.query_params.get("after", "")
        last = self._service.world.feed.last_id
        start = min(int(after), last) if after.isdigit() else last
        return StreamingResponse(self._stream(start), media_type="text/event-stream", headers=_STREAM)

    async def _stream(self, after: int) -> AsyncIterator[str]:
        with self._service.world.feed.reader(after) as events:
            yield "retry: 1000\n\n"
            while (event := await events.get()) is not None:
                yield f"id: {event.id}\ndata: {json.dumps(event.json(), ensure_ascii=False)}\n\n"


def _trouble(body: dict[str, object]) -> Trouble:
    """Raises ValueError for what isn't understood, a misspelt name too."""
    if unknown := sorted(set(body) - _KNOWN):
        raise ValueError(f"“{unknown[0]}” (known: {', '.join(sorted(_KNOWN))})")
    delay = float(str(body.get("delay", 0)))
    cut = Cut(str(body["cut"])) if "cut" in body else None
    page = int(str(body["page"])) if "page" in body else None
    refusal = None
    if "error_code" in body:
        code = int(str(body["error_code"]))
        refusal = Refusal(code, str(body.get("description", HTTPStatus(code).phrase)))
        if code == 429:
            refusal = too_many_requests(int(str(body.get("retry_after", 1))))
    return Trouble(delay, refusal, cut, page)
