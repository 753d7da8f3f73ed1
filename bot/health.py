"""Is the bot of these settings at work? Asked from outside, by a container's health check."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot import clock
from bot.settings import Settings
from bot.storage import StorageError
from bot.storage.database import Database
from bot.storage.heartbeat import Heartbeat


def trouble(settings: Settings) -> str | None:
    """Why the bot isn't well, in one line; None where it is alive and its database answers."""
    address = settings.database
    if "://" not in address and not Path(address).expanduser().is_file():
        return f"no bot runs here: there is no database at {address}"
    try:
        felt = asyncio.run(_is_felt(address, _bot(settings)))
    except StorageError as error:
        return str(error)
    return None if felt else "the bot isn't running, or hears nothing from Telegram"


async def _is_felt(address: str, bot: int) -> bool:
    database = Database(address)
    try:
        return await Heartbeat(database, bot, clock.now).is_felt()
    finally:
        await database.close()


def _bot(settings: Settings) -> int:
    """The bot that `bayan run` starts: the token's, or that of the chat page."""
    if settings.telegram_bot_token:
        token = settings.telegram_bot_token.reveal()
    else:
        from bot.simulator import TOKEN as token  # noqa: N811 - a web server that Telegram's bot doesn't need here
    return int(token.partition(":")[0])
