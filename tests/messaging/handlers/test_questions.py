from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.bayan import Bayan, Turn
from bot.dialogue.context import Context
from bot.simulator import acts
from bot.simulator.messages import Message
from tests.messaging.harness import Running, buttons, push, running, send, text, until
from tests.storage.conftest import Clock


async def test_a_question_gets_its_fact_and_the_row_says_what_was_answered(bot: Running) -> None:
    answer = await bot.ask("When was it?")

    assert "10–11 November 2021" in text(answer)
    assert "Release of \u206815 November 2021\u2069" in text(answer)
    [row] = await bot.logged()
    assert (row.question, row.kind, row.facts, row.language) == ("When was it?", "answer", ("dates",), "en")
    assert (row.surface, row.chat_kind) == ("message", "private")
    assert row.seconds is not None


async def test_an_arabic_question_gets_an_arabic_answer_and_buttons(bot: Running) -> None:
    answer = await bot.ask("متى؟", person=1002)

    assert text(answer).startswith("عُقدت")
    assert buttons(answer)["المشاركون"] == "fact:participants"


async def test_no_call_is_spent_on_typing_where_the_answer_is_ready(bot: Running) -> None:
    await bot.ask("When?")

    assert not bot.calls("sendChatAction")


async def test_the_words_of_a_person_in_danger_are_not_kept(bot: Running) -> None:
    answer = await bot.ask("they took my passport")

    assert "112" in text(answer)
    [row] = await bot.logged()
    assert (row.facts, row.question) == (("safeguarding",), None)


async def test_two_messages_of_one_person_are_answered_in_order(bot: Running) -> None:
    user, chat = bot.person(1002)
    for word in ("when", "who", "venue", "hello", "when"):
        acts.write(bot.world, user, chat, word)
    await until(lambda: len(bot.said(chat)) == 5)

    firsts = [text(message).split()[0] for message in bot.said(chat)]
    assert firsts == ["The", "From", "The", "Hello.", "The"]


async def test_the_conversation_is_kept_between_messages(bot: Running) -> None:
    await bot.ask("متى؟")

    assert "\u0621" <= text(await bot.ask("123"))[0] <= "\u064a"  # digits have no language: the last one counts


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"voice": {"file_id": "f", "file_unique_id": "u", "duration": 3}}, "voice messages"),
        ({"location": {"latitude": 29.3, "longitude": 47.9}}, "use locations"),
        (
            {
                "sticker": {
                    "file_id": "f", "file_unique_id": "u", "type": "regular", "width": 1, "height": 1,
                    "is_animated": False, "is_video": False,
                }
            },
            "only read text",
        ),
        ({"dice": {"emoji": "🎲", "value": 3}}, "only read text"),
    ],
)  # fmt: skip
async def test_what_is_not_text_gets_a_friendly_answer(bot: Running, content: dict[str, Any], said: str) -> None:
    assert said in text(await send(bot, content))


async def test_an_album_gets_one_answer(bot: Running) -> None:
    _, chat = bot.person(1002)
    photo = {"photo": [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}], "media_group_id": "7"}
    await send(bot, photo)
    push(bot, photo)
    await bot.logged(2)

    assert len(bot.said(chat)) == 1


PHOTO = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]


async def test_an_album_whose_caption_comes_first_gets_one_answer(bot: Running) -> None:
    _, chat = bot.person(1002)
    album = {"photo": PHOTO, "media_group_id": "8"}
    await send(bot, {**album, "caption": "when was this?"})
    push(bot, album)
    await bot.logged(2)

    assert ["10–11 November" in text(message) for message in bot.said(chat)] == [True]


async def test_an_album_whose_caption_comes_later_has_its_answer_drawn_over(bot: Running) -> None:
    _, chat = bot.person(1002)
    album = {"photo": PHOTO, "media_group_id": "9"}
    first = await send(bot, album)
    push(bot, {**album, "message_id": 5_000_001, "caption": "when was this?"})
    await bot.logged(2)

    assert [message.id for message in bot.said(chat)] == [first.id]
    assert "10–11 November" in text(bot.said(chat)[0])


async def test_a_caption_is_a_question(bot: Running) -> None:
    photo = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]

    assert "10–11 November" in text(await send(bot, {"photo": photo, "caption": "when was this?"}))


@pytest.mark.parametrize("kind", ["business_message", "edited_business_message"])
async def test_other_kinds_of_messages_are_left_alone(bot: Running, kind: str) -> None:
    _, chat = bot.person(1002)
    push(bot, {"text": "when?"}, kind)
    await bot.ask("hello")

    assert [text(message) for message in bot.said(chat)] == ["Hello."]


async def test_another_bot_is_not_answered(bot: Running) -> None:
    _, chat = bot.person(1002)
    push(bot, {"from": {"id": 99, "is_bot": True, "first_name": "Echo"}, "text": "when?"})
    await bot.logged()

    assert bot.said(chat) == []


async def test_danger_is_answered_at_any_pace(bot: Running) -> None:
    user, chat = bot.person(1002)
    for _ in range(22):
        acts.write(bot.world, user, chat, "hello")
    acts.write(bot.world, user, chat, "they took my passport")
    await bot.logged(23)

    assert "112" in text(bot.said(chat)[-1])


async def test_commands_and_presses_have_a_pace_and_the_pause_is_told_once(bot: Running) -> None:
    user, chat = bot.person(1002)
    answer = await bot.ask("when?")
    for _ in range(19):
        acts.write(bot.world, user, chat, "/topics")
    await bot.logged(20)
    notice = await bot.press(answer, buttons(answer)["Participants"])
    for _ in range(10):
        acts.write(bot.world, user, chat, "/topics")
    await bot.logged(31)

    assert "faster than I can answer" in notice
    assert len(bot.said(chat)) == 20


async def test_more_than_twenty_messages_a_minute_bring_a_pause_told_once(bot: Running) -> None:
    user, chat = bot.person(1002)
    for _ in range(24):
        acts.write(bot.world, user, chat, "hello")
    rows = await bot.logged(24)

    said = [text(message) for message in bot.said(chat)]
    assert said.count("Hello.") == 20
    assert len(said) == 21
    assert "faster than I can answer" in said[-1]
    assert [row.failure for row in rows].count("flood") == 4


async def test_a_person_who_blocked_the_bot_is_no_error(bot: Running, caplog: pytest.LogCaptureFixture) -> None:
    user, _chat = bot.person(1002)
    await bot.ask("hello")
    acts.block(bot.world, user)
    push(bot, {"text": "when?"})
    rows = await bot.logged(3)

    assert [row.failure for row in rows if row.question == "when?"] == ["unreachable"]
    assert "ERROR" not in caplog.text


async def test_a_long_answer_comes_page_by_page_to_its_end(bot: Running) -> None:
    user, chat = bot.person(1002)
    acts.write(bot.world, user, chat, "everything")
    await bot.logged()
    while more := buttons(bot.said(chat)[-1]).get("More"):
        read = len(bot.said(chat))
        await bot.press(bot.said(chat)[-1], more)
        await until(lambda read=read: len(bot.said(chat)) > read)

    said = bot.said(chat)
    assert len(said) > 2
    whole = "\n".join(text(message) for message in said)
    assert all(f"Line {number} of" in whole for number in range(120))


async def test_a_reply_to_an_older_answer_speaks_of_that_one(bot: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    user, chat = bot.person(1002)
    older = await bot.ask("when?")
    await bot.ask("who?")
    await bot.logged(2)
    seen: list[tuple[str, ...]] = []
    answer = Bayan.answer

    def watched(self: Bayan, words: str, context: Context, now: datetime) -> Turn:
        seen.append(context.entry_ids)
        return answer(self, words, context, now)

    monkeypatch.setattr(Bayan, "answer", watched)
    await bot.ask("and?")
    acts.write(bot.world, user, chat, "and?", older.id)
    await bot.logged(4)

    assert seen == [("participants",), ("dates",)]


def question(bot: Running, number: int = 0) -> Message:
    user, chat = bot.person(1002)
    return [message for message in bot.world.history(chat.id) if message.sender == user][number]


def edit(bot: Running, new: str) -> None:
    user, chat = bot.person(1002)
    acts.edit(bot.world, user, chat, question(bot).id, new)


async def test_an_edited_question_edits_its_answer(bot: Running) -> None:
    answer = await bot.ask("when?")
    edit(bot, "who?")
    await until(lambda: "Ministry of Health" in text(bot.said(answer.chat)[-1]))

    assert [message.id for message in bot.said(answer.chat)] == [answer.id]
    rows = await bot.logged(2)
    assert (rows[1].surface, rows[1].question) == ("edit", "who?")


async def test_the_same_answer_again_is_no_error(bot: Running) -> None:
    answer = await bot.ask("when?")
    edit(bot, "when was it?")
    await bot.logged(2)

    assert [message.id for message in bot.said(answer.chat)] == [answer.id]


async def test_a_long_answer_edited_to_a_short_one_loses_its_rest(bot: Running) -> None:
    answer = await bot.ask("everything")
    await bot.logged()
    edit(bot, "when?")
    await bot.logged(2)

    assert ["10–11 November" in text(message) for message in bot.said(answer.chat)] == [True]


async def test_an_answer_that_was_deleted_comes_anew_and_says_why(bot: Running) -> None:
    answer = await bot.ask("when?")
    await bot.logged()
    bot.world.remove(answer)
    edit(bot, "who?")
    again = await bot.answer(answer.chat, 0)

    assert "Ministry of Health" in text(again)
    assert "You edited your question" in text(again)


async def test_after_an_hour_the_answer_comes_anew(path: Path) -> None:
    clock = Clock()
    async with running(path, now=clock) as bot:
        answer = await bot.ask("when?")
        await bot.logged()
        clock.wind(minutes=61)
        edit(bot, "who?")
        again = await bot.answer(answer.chat, 1)

    assert "You edited your question" in text(again)
