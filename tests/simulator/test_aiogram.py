"""An echo bot written with another library runs against the simulator as it is."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.simulator import Simulator, acts
from bot.simulator.people import Chat, User
from bot.simulator.world import World

from .helpers import until


@pytest.fixture
async def echoing(simulator: Simulator) -> AsyncIterator[None]:
    from tests.simulator.aiogram_echo import at_work  # seconds, for the one process that runs this

    async with at_work(simulator):
        yield


def said(world: World, chat: Chat) -> list[str]:
    return [message.body.text for message in world.history(chat.id) if message.sender == world.bot and message.body]


@pytest.mark.usefixtures("echoing")
async def test_an_aiogram_bot_echoes_edits_and_answers_presses(world: World, noura: User, chat: Chat) -> None:
    await until(lambda: said(world, chat) == ["Echo"])
    question = acts.write(world, noura, chat, "متى؟ <b>")
    await until(lambda: len(said(world, chat)) == 2)
    answer = world.history(chat.id)[-1]
    assert answer.reply_to is not None
    assert (said(world, chat)[-1], answer.reply_to.id) == ("متى؟ <b>", question.id)
    acts.edit(world, noura, chat, question.id, "أين؟")
    await until(lambda: said(world, chat)[-1] == "edited: أين؟")
    acts.write(world, noura, chat, "/file")
    await until(lambda: world.history(chat.id)[-1].media)
    assert world.history(chat.id)[-1].json()["document"]["file_name"] == "a.pdf"
    query = acts.press(world, noura, chat, answer.id, "again")
    await until(lambda: query.answer)
    assert query.answer == {"text": "done", "show_alert": False, "url": ""}
    assert said(world, chat)[1] == "pressed"
