"""What people do, through the HTTP interface, and which of it the bot is told."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from bot.simulator import AnswerShown, Simulator
from bot.simulator.files import Upload
from bot.simulator.keyboard import read_markup
from bot.simulator.people import GROUP
from bot.simulator.text.entities import Formatted
from bot.simulator.world import World
from tests.http import local_client

from .helpers import PNG, call, until

Json = dict[str, Any]
NOURA = "/people/1001/chats/1001"
IN_GROUP = f"/people/1003/chats/{GROUP}"
EVERYTHING = ["message", "edited_message", "callback_query", "message_reaction", "my_chat_member", "inline_query"]


@pytest.fixture
async def people(simulator: Simulator) -> AsyncIterator[httpx.AsyncClient]:
    await call(simulator, "getUpdates", allowed_updates=EVERYTHING)
    async with local_client(base_url=simulator.url) as client:
        yield client


def told(world: World) -> list[Json]:
    """The updates that wait for the bot, without their ids."""
    return [{k: v for k, v in update.json.items() if k != "update_id"} for update in world.updates.pending]


async def write(people: httpx.AsyncClient, place: str, text: str, reply_to: int | None = None) -> Json:
    answer = await people.post(f"{place}/messages", json={"text": text, "reply_to": reply_to})
    assert answer.status_code == 201, answer.text
    message: Json = answer.json()
    return message


async def test_who_there_is(people: httpx.AsyncClient) -> None:
    found = (await people.get("/people/")).json()
    assert found["bot"]["username"] == "BayanPressBot"
    seats = [(seat["person"]["language_code"], seat["chat"]["type"]) for seat in found["seats"]]
    assert seats == [("ar", "private"), ("en", "private"), ("ar", "supergroup")]


async def test_a_message_and_its_edit_reach_the_bot(people: httpx.AsyncClient, world: World) -> None:
    message = await write(people, NOURA, "متى؟")
    await people.put(f"{NOURA}/messages/{message['message_id']}", json={"text": "أين؟"})
    await people.put(f"{NOURA}/messages/{message['message_id']}", json={"text": "أين؟"})
    first, second = told(world)
    assert (first["message"]["text"], second["edited_message"]["text"]) == ("متى؟", "أين؟")
    assert "edit_date" in second["edited_message"]
    (shown,) = (await people.get(NOURA)).json()["messages"]
    assert shown["text"] == "أين؟"


async def test_what_a_person_types_is_never_html(people: httpx.AsyncClient) -> None:
    assert (await write(people, NOURA, "<b>x</b>"))["text"] == "<b>x</b>"


async def test_a_reply_carries_the_message_it_answers(people: httpx.AsyncClient, world: World) -> None:
    first = await write(people, NOURA, "متى؟")
    await write(people, NOURA, "وأين؟", first["message_id"])
    assert told(world)[1]["message"]["reply_to_message"]["text"] == "متى؟"


async def test_a_photo_a_place_and_a_contact_reach_the_bot(people: httpx.AsyncClient, world: World) -> None:
    picture = {"name": "a.png", "content": base64.b64encode(PNG).decode()}
    for body in (
        {"photo": picture, "caption": "القاعة"},
        {"location": {"latitude": 29.4, "longitude": 48}},
        {"contact": {"phone_number": "+96500000001", "first_name": "Dana", "own": True}},
    ):
        assert (await people.post("/people/1001/chats/1001/messages", json=body)).status_code == 201
    photo, place, contact = (update.json["message"] for update in world.updates.pending[-3:])
    assert (photo["photo"][0]["width"], photo["caption"]) == (3, "القاعة")
    assert place["location"] == {"latitude": 29.4, "longitude": 48}
    assert contact["contact"]["user_id"] == 1001
    broken = {"photo": {"name": "a.png", "content": base64.b64encode(b"x").decode()}}
    answer = await people.post("/people/1001/chats/1001/messages", json=broken)
    assert (answer.status_code, answer.json()["error"]) == (404, "the photo is no PNG, JPEG or GIF")


async def test_a_message_tells_which_update_brought_it_to_the_bot(people: httpx.AsyncClient, world: World) -> None:
    heard = (await people.post("/people/1001/chats/1001/messages", json={"text": "متى؟"})).json()
    assert heard["cause"] == world.updates.pending[-1].id
    group = f"/people/1003/chats/{world.group.id}/messages"
    assert (await people.post(group, json={"text": "to nobody"})).json()["cause"] is None


async def test_a_press_waits_for_the_bots_answer(people: httpx.AsyncClient, simulator: Simulator, world: World) -> None:
    markup = read_markup({"inline_keyboard": [[{"text": "x", "callback_data": "fact:dates"}]]})
    message = world.say(world.chats[1001], world.bot, Formatted("x"), markup=markup)

    async def answer() -> None:
        await until(lambda: told(world))
        query = told(world)[0]["callback_query"]
        await call(simulator, "answerCallbackQuery", callback_query_id=query["id"], text="حسنًا")

    answering = asyncio.create_task(answer())
    pressed = await people.post(f"{NOURA}/messages/{message.id}/press", json={"data": "fact:dates"})
    await answering
    assert pressed.json()["answer"] == {"text": "حسنًا", "show_alert": False, "url": ""}
    wrong = await people.post(f"{NOURA}/messages/{message.id}/press", json={"data": "other"})
    assert (wrong.status_code, wrong.json()) == (404, {"error": "that message has no such button"})


async def test_a_reaction_is_told_in_private_and_not_in_a_group(people: httpx.AsyncClient, world: World) -> None:
    private = world.say(world.chats[1001], world.bot, Formatted("x"))
    public = world.say(world.group, world.bot, Formatted("x"))
    await people.put(f"{NOURA}/messages/{private.id}/reaction", json={"emoji": "👎"})
    await people.put(f"{NOURA}/messages/{private.id}/reaction", json={"emoji": ""})
    await people.put(f"{IN_GROUP}/messages/{public.id}/reaction", json={"emoji": "👎"})
    given, taken = (update["message_reaction"] for update in told(world))
    assert given["new_reaction"] == taken["old_reaction"] == [{"type": "emoji", "emoji": "👎"}]
    assert given["old_reaction"] == taken["new_reaction"] == []
    assert world.messages[GROUP, public.id].reactions == {1003: ("👎",)}


async def test_a_blocked_bot_is_refused_until_the_person_writes_again(
    people: httpx.AsyncClient, simulator: Simulator, world: World
) -> None:
    await write(people, NOURA, "متى؟")
    await people.put("/people/1001/block", json={"blocked": True})
    refused = await call(simulator, "sendMessage", chat_id=1001, text="x")
    assert refused["description"] == "Forbidden: bot was blocked by the user"
    await write(people, NOURA, "عدت")
    assert (await call(simulator, "sendMessage", chat_id=1001, text="x"))["ok"]
    left, back = (update["my_chat_member"] for update in told(world) if "my_chat_member" in update)
    assert (left["new_chat_member"]["status"], back["new_chat_member"]["status"]) == ("kicked", "member")


@pytest.mark.parametrize(
    ("text", "reaches"),
    [
        ("صباح الخير", False),
        ("متى الورشة؟ @someoneelse", False),
        ("/ask متى", True),
        ("/ask@BayanPressBot متى", True),
        ("/ask@OtherBot متى", False),
        ("متى يا @bayanpressbot؟", True),
        ("a/ask b", False),
    ],
)
async def test_in_a_group_the_bot_hears_only_what_is_meant_for_it(
    people: httpx.AsyncClient, world: World, text: str, reaches: bool
) -> None:
    await write(people, IN_GROUP, text)
    assert [update["message"]["text"] for update in told(world)] == ([text] if reaches else [])


async def test_in_a_group_a_reply_to_the_bot_is_heard_and_one_to_a_person_is_not(
    people: httpx.AsyncClient, world: World
) -> None:
    answer = world.say(world.group, world.bot, Formatted("x"))
    said = await write(people, IN_GROUP, "صباح الخير")
    await write(people, IN_GROUP, "وأين؟", answer.id)
    await write(people, f"/people/1001/chats/{GROUP}", "نعم", said["message_id"])
    assert [update["message"]["text"] for update in told(world)] == ["وأين؟"]


async def test_starting_over_empties_the_chat_and_tells_the_bot_nothing(
    people: httpx.AsyncClient, world: World
) -> None:
    await write(people, NOURA, "متى؟")
    before = told(world)
    await people.post(f"{NOURA}/start-over", json={})
    assert (await people.get(NOURA)).json()["messages"] == []
    assert told(world) == before


async def test_inline_results_are_shown_and_one_is_chosen(
    people: httpx.AsyncClient, simulator: Simulator, world: World
) -> None:
    asking = asyncio.create_task(people.post(f"{NOURA}/inline", json={"text": "متى"}))
    await until(lambda: told(world))
    query = told(world)[0]["inline_query"]
    assert (query["query"], query["from"]["language_code"], query["chat_type"]) == ("متى", "ar", "sender")
    content = {"message_text": "<b>نعم</b>", "parse_mode": "HTML"}
    results = [{"type": "article", "id": "dates", "title": "متى", "input_message_content": content}]
    await call(simulator, "answerInlineQuery", inline_query_id=query["id"], results=results)
    found = (await asking).json()
    assert [result["title"] for result in found["answer"]["results"]] == ["متى"]
    chosen = await people.post(f"{NOURA}/inline/{found['id']}", json={"result": "dates", "text": "متى"})
    message = chosen.json()
    assert (message["text"], message["via_bot"]["username"], message["from"]["id"]) == ("نعم", "BayanPressBot", 1001)
    again = await people.post(f"{NOURA}/inline/{found['id']}", json={"result": "other"})
    assert again.status_code == 404


async def test_why_asks_the_bots_side_with_the_update_that_was_answered() -> None:
    asked: list[AnswerShown] = []

    async def explain(shown: AnswerShown) -> Json:
        asked.append(shown)
        return {"facts": ["dates"]}

    async with (
        Simulator(explain=explain) as simulator,
        local_client(base_url=simulator.url) as people,
    ):
        first = await write(people, NOURA, "متى؟")
        await write(people, NOURA, "أين؟")
        updates = (await call(simulator, "getUpdates"))["result"]
        sent = [
            await call(simulator, "sendMessage", chat_id=1001, text="جواب", **reply)
            for reply in ({"reply_parameters": {"message_id": first["message_id"]}}, {})
        ]
        answers = [await people.get(f"{NOURA}/messages/{one['result']['message_id']}/why") for one in sent]
        refused = await people.get(f"{NOURA}/messages/{first['message_id']}/why")
    assert [shown.update_id for shown in asked] == [update["update_id"] for update in updates]
    assert [shown.text for shown in asked] == ["جواب", "جواب"]
    assert answers[0].json()["explanation"] == {"facts": ["dates"]}
    assert 0 <= answers[0].json()["seconds"] < 5
    assert refused.status_code == 404


async def test_events_come_as_they_happen_and_go_on_after_a_break(people: httpx.AsyncClient, world: World) -> None:
    await write(people, NOURA, "متى؟")
    await write(people, NOURA, "أين؟")
    async with people.stream("GET", "/events", headers={"Last-Event-ID": "1"}) as stream:
        assert stream.headers["content-type"] == "text/event-stream; charset=utf-8"
        lines = stream.aiter_lines()
        data = [line async for line in _until_data(lines)][-1]
        assert json.loads(data.removeprefix("data: "))["message"]["text"] == "أين؟"
        world.feed.publish("typing", 1001, action="typing")
        data = [line async for line in _until_data(lines)][-1]
        assert json.loads(data.removeprefix("data: ")) == {"id": 3, "kind": "typing", "chat": 1001, "action": "typing"}


async def _until_data(lines: AsyncIterator[str]) -> AsyncIterator[str]:
    async for line in lines:
        yield line
        if line.startswith("data: "):
            return


async def test_calls_can_be_asked_for_by_method_and_number(people: httpx.AsyncClient, simulator: Simulator) -> None:
    await call(simulator, "getMe")
    await call(simulator, "sendMessage", chat_id=5, text="x")
    (kept,) = (await people.get("/calls", params={"method": "sendmessage"})).json()["calls"]
    assert (kept["arguments"], kept["code"]) == ({"chat_id": 5, "text": "x"}, 400)
    assert kept["answer"]["description"] == "Bad Request: chat not found"
    later = (await people.get("/calls", params={"after": kept["id"]})).json()["calls"]
    assert later == []
    await people.delete("/calls")
    assert (await people.get("/calls")).json()["calls"] == []


async def test_files_are_saved_not_run(people: httpx.AsyncClient, world: World) -> None:
    page = world.files.add(Upload("a.html", b"<script>", "text/html"))
    picture = world.files.add(Upload("a.png", PNG, "image/png"), "photo", (3, 2))
    answer = await people.get(f"/files/{page.id}")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"] == "attachment"
    assert (await people.get(f"/files/{picture.id}")).headers["content-type"] == "image/png"


@pytest.mark.parametrize(
    ("path", "body", "code", "error"),
    [
        ("/people/1/chats/1/messages", {"text": "x"}, 404, "no such person"),
        ("/people/1001/chats/1002/messages", {"text": "x"}, 404, "no such chat of this person's"),
        (f"{NOURA}/messages", {"text": 5}, 400, "“text” must be a text"),
        (f"{NOURA}/messages", {"text": " "}, 400, "Bad Request: text must be non-empty"),
        (f"{NOURA}/messages", {"text": "x", "reply_to": 9}, 404, "no such message in this chat"),
        (f"{NOURA}/messages", ["x"], 400, "the body must be a JSON object"),
    ],
)
async def test_mistakes_are_one_sentence(
    people: httpx.AsyncClient, path: str, body: object, code: int, error: str
) -> None:
    answer = await people.post(path, json=body)
    assert (answer.status_code, answer.json()) == (code, {"error": error})


async def test_other_sites_can_neither_write_nor_read(people: httpx.AsyncClient, world: World) -> None:
    form = await people.post(f"{NOURA}/messages", content='{"text": "x"}', headers={"Content-Type": "text/plain"})
    assert form.json() == {"error": "the body must be application/json"}
    assert (await people.get("/people/", headers={"Host": "evil.example"})).status_code == 400
    policy = (await people.get("/")).headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'")
    assert world.history(1001) == []
