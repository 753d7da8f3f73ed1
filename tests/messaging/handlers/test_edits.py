from __future__ import annotations

from pathlib import Path

from bot.simulator import acts
from bot.simulator.messages import Message
from tests.messaging.harness import Running, running, text, until
from tests.storage.conftest import Clock


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
