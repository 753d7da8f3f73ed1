"""Groups: being put there, being forbidden, and leaving."""

from __future__ import annotations

import contextlib

from telegram import ChatMemberUpdated, Update
from telegram.constants import ChatMemberStatus, ChatType, ParseMode
from telegram.error import BadRequest, Forbidden

from bot.dialogue.context import Context
from bot.messaging.replies.formatting import pieces
from bot.messaging.replies.sentences import said
from bot.messaging.session import Services
from bot.messaging.updates import interface_of
from bot.storage import Answered

_OUTSIDE = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)


class Groups:
    def __init__(self, services: Services) -> None:
        self._services = services

    async def membership(self, update: Update) -> Answered:
        """On joining a group: how to be heard there, once, or that staff forbid it. Being blocked, or leaving, needs no
        answer.
        """
        change = update.my_chat_member
        if change is None or change.chat.type not in (ChatType.GROUP, ChatType.SUPERGROUP):
            return Answered("membership")
        old, new = change.old_chat_member.status, change.new_chat_member.status
        if old not in _OUTSIDE or new in _OUTSIDE:
            return Answered("membership")
        context = Context(interface=interface_of(change.from_user))
        if await self._is_forbidden(change):
            await self.leave(change.chat.id, context)
            return Answered("membership")
        bot = self._services.bot
        hears_all = bot.bot.can_read_all_group_messages or new == ChatMemberStatus.ADMINISTRATOR
        greeting = "group-hello" if hears_all else "group-hint"
        reply = said(self._services.bayan, context, greeting, username=f"@{bot.username}")
        with contextlib.suppress(BadRequest, Forbidden):  # a group where only some may write
            await bot.send_message(change.chat.id, pieces(reply)[0].html, parse_mode=ParseMode.HTML)
        return Answered("membership")

    async def _is_forbidden(self, change: ChatMemberUpdated) -> bool:
        """Staff who forbade a group allow it again by adding the bot themselves."""
        storage = self._services.storage
        place = storage.pseudonyms.place(change.chat.id)
        if change.from_user.id in self._services.staff:
            await storage.forbidden.remove(place)
        return await storage.forbidden.has(place)

    async def leave(self, chat_id: int, context: Context) -> None:
        """Say where the bot can be asked instead, where it may write, and go."""
        bot = self._services.bot
        reply = said(self._services.bayan, context, "group-forbidden", username=f"@{bot.username}")
        with contextlib.suppress(BadRequest, Forbidden):
            await bot.send_message(chat_id, pieces(reply)[0].html, parse_mode=ParseMode.HTML)
        with contextlib.suppress(BadRequest, Forbidden):  # put out already
            await bot.leave_chat(chat_id)
