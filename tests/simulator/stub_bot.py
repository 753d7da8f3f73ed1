"""A scripted bot that talks plain HTTP to the simulator: enough for the page to have something to show."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

import httpx

from bot.simulator import AnswerShown, Simulator
from tests.http import local_client

Json = dict[str, Any]

ENGLISH = (
    "<b>When</b>\nThe first workshop ran on 10–11 November 2021, the second on 14–15 November 2021.\n"
    "<blockquote>“The workshops build on a long partnership.”</blockquote>\n"
    "<i>Release of 15 November 2021, paragraph 4</i>"
)
ARABIC = (
    "<b>متى</b>\nعُقدت الورشة الأولى يومي 10 و11 نوفمبر 2021، والثانية يومي 14 و15 نوفمبر 2021.\n"
    "للمزيد يمكن مراسلة ⁨press@example.org⁩ أو طلب /factsheet\n"
    "<i>البيان الصادر في 15 نوفمبر 2021، الفقرة 4</i>"
)
ENGLISH_BUTTONS = [["How many workshops?", "Who took part?"], ["The release date"]]
ARABIC_BUTTONS = [["كم ورشة؟", "من شارك؟"], ["تاريخ البيان"]]
EXPLANATION: Json = {
    "kind": "answer",
    "language": "en",
    "facts": ["dates"],
    "confidence": 0.93,
    "candidates": [
        {"id": "dates", "confidence": 0.93},
        {"id": "release-date", "confidence": 0.04},
        {"id": "workshop-count", "confidence": 0.02},
    ],
    "seconds": 0.0042,
    "logged": {"question": "When were the workshops?", "person": "9f2c…e1", "kept until": "2027-02-21"},
    "paragraphs": [4],
}


async def explain(shown: AnswerShown) -> Json | None:
    return {**EXPLANATION, "answered": shown.text[:12]} if "10" in shown.text else None


@contextlib.asynccontextmanager
async def stub_bot(simulator: Simulator) -> AsyncIterator[StubBot]:
    async with local_client(base_url=f"{simulator.url}/bot{simulator.token}/", timeout=30) as client:
        bot = StubBot(client)
        await bot.introduce()
        task = asyncio.create_task(bot.run())
        try:
            yield bot
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task


class StubBot:
    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client
        self._answers: dict[int, int] = {}

    async def call(self, method: str, **arguments: Any) -> Any:
        answer = (await self._client.post(method, json=arguments)).json()
        assert answer["ok"], answer
        return answer["result"]

    async def introduce(self) -> None:
        english = [("start", "What this bot does"), ("topics", "All topics"), ("quote", "The quotation")]
        arabic = [("start", "ما الذي يفعله البوت"), ("topics", "كل المواضيع"), ("quote", "الاقتباس")]
        for language, commands in (("", english), ("ar", arabic)):
            listed = [{"command": name, "description": words} for name, words in commands]
            await self.call("setMyCommands", commands=listed, language_code=language)
        await self.call("setMyDescription", description="Answers questions about the press release, in two languages.")
        await self.call("setMyDescription", description="يجيب عن الأسئلة حول البيان الصحفي بلغتين.", language_code="ar")
        await self.call("setMyName", name="بيان", language_code="ar")

    async def run(self) -> None:
        offset = 0
        while True:
            for update in await self.call("getUpdates", offset=offset, timeout=20, allowed_updates=[]):
                offset = update["update_id"] + 1
                kind = next(key for key in update if key != "update_id")
                await getattr(self, f"on_{kind}")(update[kind])

    async def on_message(self, message: Json) -> None:
        chat = message["chat"]["id"]
        await self.call("sendChatAction", chat_id=chat, action="typing")
        message.setdefault("text", "")  # a photo, a place or a contact
        if message["text"].startswith("/factsheet"):
            files = {"document": ("release-15-november-2021.pdf", b"%PDF-1.4 stub", "application/pdf")}
            caption = {"chat_id": str(chat), "caption": "<b>The release</b>, as a file", "parse_mode": "HTML"}
            await self._client.post("sendDocument", data=caption, files=files)
            return
        await asyncio.sleep(0.15)
        sent = await self.call("sendMessage", chat_id=chat, **answer_to(message))
        self._answers[message["message_id"]] = sent["message_id"]

    async def on_edited_message(self, message: Json) -> None:
        answer = self._answers[message["message_id"]]
        text = f"Edited: {message['text']}"
        await self.call("editMessageText", chat_id=message["chat"]["id"], message_id=answer, text=text)

    async def on_callback_query(self, query: Json) -> None:
        await self.call("answerCallbackQuery", callback_query_id=query["id"], text="One moment")
        await self.call("sendMessage", chat_id=query["message"]["chat"]["id"], text=f"Pressed: {query['data']}")

    async def on_inline_query(self, query: Json) -> None:
        content = {"message_text": f"<b>{query['query']}</b>: 10 November 2021", "parse_mode": "HTML"}
        result = {"type": "article", "id": "dates", "title": "When", "description": "10–11 and 14–15 November"}
        results = [result | {"input_message_content": content}]
        await self.call("answerInlineQuery", inline_query_id=query["id"], results=results, cache_time=0)

    async def on_chosen_inline_result(self, _: Json) -> None:
        return

    on_my_chat_member = on_chosen_inline_result


def answer_to(message: Json) -> Json:
    """The scripted answer, in the language of the question's first letter."""
    is_arabic = any("\u0600" <= letter <= "\u06ff" for letter in message["text"])
    rows = ARABIC_BUTTONS if is_arabic else ENGLISH_BUTTONS
    keyboard = [[{"text": label, "callback_data": f"fact:{label[:12]}"} for label in row] for row in rows]
    answer: Json = {
        "text": ARABIC if is_arabic else ENGLISH,
        "parse_mode": "HTML",
        "reply_markup": {"inline_keyboard": keyboard},
    }
    if message["chat"]["type"] != "private":
        answer["reply_parameters"] = {"message_id": message["message_id"]}
    return answer
