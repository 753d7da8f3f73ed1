"""Telegram's refusals, word for word: one case for each rule, tried on each method that declares it."""

from __future__ import annotations

import json
import re

import pytest

from bot.simulator import Simulator
from bot.simulator.methods import METHODS
from tests.http import local_client
from tests.simulator.refused import CASES, ELSEWHERE, OLD, UPLOADS, Json, article, button
from tests.simulator.setting import broken, prepare

from .helpers import call


@pytest.mark.parametrize("method", [method.name for method in METHODS.values() if method.rules])
async def test_refuses_word_for_word_all_that_it_declares(simulator: Simulator, method: str) -> None:
    setting = prepare(simulator)
    expected, found = {}, {}
    for rule in METHODS[method.lower()].rules:
        if rule in ELSEWHERE or rule in UPLOADS:
            continue
        prefix = {400: "Bad Request", 403: "Forbidden"}[rule.code]
        words = CASES[rule][1].replace("{kind}", re.sub("(?<=.)([A-Z])", r" \1", method.removeprefix("send")).lower())
        expected[rule.when] = {"ok": False, "error_code": rule.code, "description": f"{prefix}: {words}"}
        found[rule.when] = await call(simulator, method, **broken(setting, method, rule))
    assert found == expected


@pytest.mark.parametrize(
    ("result", "reason"),
    [
        (article(id=None), 'Can\'t find field "id"'),
        (article(title=None), 'Can\'t find field "title"'),
        (article(type="dance"), 'type "dance" is unsupported for the inline query result'),
        (article(input_message_content={"message_text": ""}), "Message text is empty"),
        (
            article(**button(text="x")),
            "Can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
    ],
)
async def test_a_broken_inline_result_is_refused_with_its_reason(
    simulator: Simulator, result: Json, reason: str
) -> None:
    prepare(simulator)
    answer = await call(simulator, "answerInlineQuery", inline_query_id="5", results=json.dumps([result]))
    assert answer["description"] == f"Bad Request: can't parse inline query result: {reason}"


@pytest.mark.parametrize(
    ("method", "content", "words"),
    [
        ("sendDocument", b"", "file must be non-empty"),
        ("sendPhoto", b"", "file must be non-empty"),
        ("sendPhoto", b"no picture", "IMAGE_PROCESS_FAILED"),
    ],
)
async def test_a_broken_upload_is_refused(simulator: Simulator, method: str, content: bytes, words: str) -> None:
    prepare(simulator)
    name = method.removeprefix("send").lower()
    async with local_client() as client:
        url = f"{simulator.url}/bot{simulator.token}/{method}"
        answer = await client.post(url, data={"chat_id": "1001"}, files={name: ("a", content)})
    assert (answer.status_code, answer.json()["description"]) == (400, f"Bad Request: {words}")


@pytest.mark.parametrize(
    ("path", "code", "description"),
    [
        ("/bot42:wrong/getMe", 401, "Unauthorized"),
        ("/botwrong/getMe", 401, "Unauthorized: invalid token specified"),
        ("/bot{token}/dance", 404, "Not Found: method not found"),
        ("/bot{token}/sendPoll", 501, "Not Implemented: the simulator doesn't have sendPoll"),
        ("/nowhere", 404, "Not Found"),
        ("/file/bot{token}/documents/nothing", 404, "Not Found"),
    ],
)
async def test_wrong_token_and_unknown_method(simulator: Simulator, path: str, code: int, description: str) -> None:
    async with local_client() as client:
        answer = await client.get(simulator.url + path.format(token=simulator.token))
    assert answer.json() == {"ok": False, "error_code": code, "description": description}
    assert answer.status_code == code


async def test_4096_units_are_still_taken(simulator: Simulator) -> None:
    prepare(simulator)
    assert (await call(simulator, "sendMessage", chat_id=1001, text="😀" * 2048))["ok"]
    long_tags = "<b>" + "x" * 4096 + "</b>"
    assert (await call(simulator, "sendMessage", chat_id=1001, text=long_tags, parse_mode="HTML"))["ok"]


async def test_a_press_waits_a_minute_and_no_longer(simulator: Simulator) -> None:
    prepare(simulator)
    simulator.service.world.queries["5"].at -= 61
    answer = await call(simulator, "answerCallbackQuery", callback_query_id="5")
    assert answer["description"] == f"Bad Request: {OLD}"


async def test_half_a_surrogate_pair_is_no_text(simulator: Simulator) -> None:
    prepare(simulator)
    body, headers = '{"chat_id": 1001, "text": "\\ud83d"}', {"Content-Type": "application/json"}
    async with local_client() as client:
        url = f"{simulator.url}/bot{simulator.token}/sendMessage"
        answer = await client.post(url, content=body, headers=headers)
    assert answer.json()["description"] == "Bad Request: strings must be encoded in UTF-8"
