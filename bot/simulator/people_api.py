"""The HTTP interface for people: what somebody with Telegram in their hand can see and do."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from bot.simulator import acts
from bot.simulator.acts import ActError
from bot.simulator.body import BodyError, field, json_body
from bot.simulator.explain import AnswerShown, Explain
from bot.simulator.people import Chat, User
from bot.simulator.queries import INLINE_SECONDS
from bot.simulator.refusals import Refusal
from bot.simulator.service import Service

Json = dict[str, Any]
Endpoint = Callable[[Request], Awaitable[Response]]
_IN_CHAT = "/{person:int}/chats/{chat}"


class PeopleApi:
    def __init__(self, service: Service, explain: Explain | None) -> None:
        self._world = service.world
        self._explain = explain

    def routes(self) -> list[BaseRoute]:
        message = _IN_CHAT + "/messages/{message:int}"
        table: tuple[tuple[str, Endpoint, str], ...] = (
            ("/", self.people, "GET"),
            ("/{person:int}/block", self.block, "PUT"),
            (_IN_CHAT, self.chat, "GET"),
            (_IN_CHAT + "/messages", self.write, "POST"),
            (message, self.edit, "PUT"),
            (message + "/press", self.press, "POST"),
            (message + "/reaction", self.react, "PUT"),
            (message + "/why", self.why, "GET"),
            (_IN_CHAT + "/inline", self.inline, "POST"),
            (_IN_CHAT + "/inline/{query}", self.choose, "POST"),
            (_IN_CHAT + "/start-over", self.start_over, "POST"),
        )
        return [Mount("/people", routes=[Route(path, _polite(run), methods=[verb]) for path, run, verb in table])]

    async def people(self, _: Request) -> Response:
        """The bot, and who there is to be: each a person with the chat they sit in."""
        world = self._world
        seats = [
            {"person": seat.person.json(), "chat": seat.chat.json(), "blocked": seat.person.id in world.blocked}
            for seat in world.seats()
        ]
        return JSONResponse({"bot": world.bot.json(), "seats": seats, "explains": self._explain is not None})

    async def chat(self, request: Request) -> Response:
        """What a person sees in a chat: messages, the menu of commands, what the bot says of itself."""
        person, chat = self._place(request)
        profile = self._world.profile
        about = {kind: profile.text(kind, person.language) for kind in ("name", "description", "short_description")}
        return JSONResponse(
            {
                "messages": [message.page_json() for message in self._world.seen_by(person, chat)],
                "commands": profile.menu(chat.id, person.id, chat.is_private, person.language),
                "about": about,
                "last_event": self._world.feed.last_id,
            }
        )

    async def write(self, request: Request) -> Response:
        """A "text"; or a "photo" ({"name", "content" in base64}) with a "caption", a "location", a "contact"."""
        person, chat = self._place(request)
        body = await json_body(request)
        reply_to = field(body, "reply_to", int) if body.get("reply_to") is not None else None
        media = self._media(person, body)
        if media is None:
            message = acts.write(self._world, person, chat, field(body, "text", str), reply_to)
        else:
            message = acts.send(self._world, person, chat, media, str(body.get("caption", "")), reply_to)
        return JSONResponse(message.page_json(), 201)

    def _media(self, person: User, body: Json) -> Json | None:
        if "photo" in body:
            given = field(body, "photo", dict)
            try:
                content = base64.b64decode(field(given, "content", str), validate=True)
            except ValueError as error:
                raise BodyError("“content” must be base64") from error
            return acts.photo(self._world, field(given, "name", str), content)
        if "location" in body:
            given = field(body, "location", dict)
            return {"location": {name: field(given, name, float) for name in ("latitude", "longitude")}}
        if "contact" in body:
            given = field(body, "contact", dict)
            contact = {name: field(given, name, str) for name in ("phone_number", "first_name")}
            return {"contact": contact | ({"user_id": person.id} if given.get("own") else {})}
        return None

    async def edit(self, request: Request) -> Response:
        person, chat = self._place(request)
        text = field(await json_body(request), "text", str)
        message = acts.edit(self._world, person, chat, request.path_params["message"], text)
        return JSONResponse(message.page_json())

    async def press(self, request: Request) -> Response:
        """Waits for the bot's answer to the press; `answer` is null where none came."""
        person, chat = self._place(request)
        data = field(await json_body(request), "data", str)
        query = acts.press(self._world, person, chat, request.path_params["message"], data)
        await _wait(query.answered)
        return JSONResponse({"id": query.id, "answer": query.answer})

    async def react(self, request: Request) -> Response:
        person, chat = self._place(request)
        emoji = field(await json_body(request), "emoji", str)
        message = acts.react(self._world, person, chat, request.path_params["message"], emoji or None)
        return JSONResponse(message.page_json())

    async def inline(self, request: Request) -> Response:
        """Waits for the bot's results; `answer` is null where none came in time."""
        person, chat = self._place(request)
        query = acts.ask_inline(self._world, person, chat, field(await json_body(request), "text", str))
        await _wait(query.answered)
        return JSONResponse({"id": query.id, "answer": query.answer})

    async def choose(self, request: Request) -> Response:
        self._place(request)
        body = await json_body(request)
        result, text = field(body, "result", str), str(body.get("text", ""))
        return JSONResponse(acts.choose(self._world, request.path_params["query"], result, text).page_json(), 201)

    async def block(self, request: Request) -> Response:
        person = self._person(request)
        blocked = field(await json_body(request), "blocked", bool)
        (acts.block if blocked else acts.unblock)(self._world, person)
        return JSONResponse({"blocked": blocked})

    async def start_over(self, request: Request) -> Response:
        _, chat = self._place(request)
        await json_body(request)
        acts.start_over(self._world, chat)
        return JSONResponse({})

    async def why(self, request: Request) -> Response:
        """What the simulator itself knows of an answer, and under `explanation` what the bot's side tells."""
        _, chat = self._place(request)
        message = self._world.find(chat.id, request.path_params["message"])
        if message is None or self._world.bot not in (message.sender, message.via):
            raise ActError("no such answer in this chat")
        text = message.body.text if message.body else ""
        shown = AnswerShown(chat.id, message.id, message.cause, text)
        explanation = await self._explain(shown) if self._explain else None
        found = {"update_id": message.cause, "seconds": message.seconds, "explanation": explanation}
        return JSONResponse(found)

    def _person(self, request: Request) -> User:
        person = self._world.people.get(request.path_params["person"])
        if person is None:
            raise ActError("no such person")
        return person

    def _place(self, request: Request) -> tuple[User, Chat]:
        """A person in a chat of theirs: the group, or their own with the bot."""
        person, chat_id = self._person(request), request.path_params["chat"]
        chat = self._world.chats.get(int(chat_id)) if chat_id.removeprefix("-").isdecimal() else None
        if chat is None or (chat.is_private and chat.id != person.id):
            raise ActError("no such chat of this person's")
        return person, chat


async def _wait(answered: asyncio.Event) -> None:
    try:
        async with asyncio.timeout(INLINE_SECONDS):
            await answered.wait()
    except TimeoutError:
        return


def _polite(run: Endpoint) -> Endpoint:
    """Mistakes of the caller as {"error": one sentence}."""

    async def endpoint(request: Request) -> Response:
        try:
            return await run(request)
        except BodyError as error:
            return _error(400, str(error))
        except Refusal as refusal:
            return _error(400, refusal.description)
        except ActError as error:
            return _error(404, str(error))

    return endpoint


def _error(code: int, sentence: str) -> Response:
    answer: Json = {"error": sentence}
    return JSONResponse(answer, code)
