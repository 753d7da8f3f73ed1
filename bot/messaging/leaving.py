"""Leaving a group that staff forbid."""

from __future__ import annotations

import contextlib

from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden

from bot.dialogue.context import Context
from bot.messaging.html import pieces
from bot.messaging.sentences import said
from bot.messaging.services import Services


async def leave(services: Services, chat_id: int, context: Context) -> None:
    """Say where the bot can be asked instead, where it may write, and go."""
    bot = services.bot
    reply = said(services.bayan, context, "group-forbidden", username=f"@{bot.username}")
    with contextlib.suppress(BadRequest, Forbidden):
        await bot.send_message(chat_id, pieces(reply)[0].html, parse_mode=ParseMode.HTML)
    with contextlib.suppress(BadRequest, Forbidden):  # put out already
        await bot.leave_chat(chat_id)
