"""An echo bot written with another library runs against the simulator as it is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command, CommandStart
from aiogram.types import BufferedInputFile, CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from bot.simulator import Simulator, acts
from bot.simulator.people import Chat, User
from bot.simulator.world import World

from .helpers import until

HERE = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="again", callback_data="again")]])


def echo() -> Dispatcher:
    dispatcher = Dispatcher()

    @dispatcher.message(CommandStart())
    async def start(message: Message) -> None:
        await message.answer("<b>Echo</b>", parse_mode="HTML")

    @dispatcher.message(Command("file"))
    async def file(message: Message) -> None:
        await message.answer_document(BufferedInputFile(b"%PDF", "a.pdf"), caption="<i>here</i>", parse_mode="HTML")

    @dispatcher.message()
    async def repeat(message: Message) -> None:
        await message.reply(message.text or "", reply_markup=HERE)

    @dispatcher.edited_message()
    async def edited(message: Message) -> None:
        await message.answer(f"edited: {message.text}")

    @dispatcher.callback_query()
    async def pressed(query: CallbackQuery) -> None:
        assert isinstance(query.message, Message)
        await query.message.edit_text("pressed")
        await query.answer("done")

    return dispatcher


@pytest.fixture
async def echoing(simulator: Simulator) -> AsyncIterator[None]:
    server = TelegramAPIServer.from_base(simulator.url)
    bot = Bot(simulator.token, session=AiohttpSession(api=server))
    dispatcher = echo()
    polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, polling_timeout=1))
    await until(lambda: simulator.service.poll.is_waiting)
    yield
    await dispatcher.stop_polling()
    await polling


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
