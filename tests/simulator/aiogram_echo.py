"""An echo bot written with aiogram, which takes seconds to import: only the test of it does."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command, CommandStart
from aiogram.types import BufferedInputFile, CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from bot.simulator import Simulator
from tests.simulator.helpers import until

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


@contextlib.asynccontextmanager
async def at_work(simulator: Simulator) -> AsyncIterator[None]:
    """The bot, asking the simulator for updates until the end of the block."""
    server = TelegramAPIServer.from_base(simulator.url)
    bot = Bot(simulator.token, session=AiohttpSession(api=server))
    dispatcher = echo()
    polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, polling_timeout=1))
    await until(lambda: simulator.service.poll.is_waiting)
    yield
    await dispatcher.stop_polling()
    await polling
