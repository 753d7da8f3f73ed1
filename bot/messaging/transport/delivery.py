"""Sending: a reply goes out whole, in spite of what Telegram refuses."""

from __future__ import annotations

import contextlib
import logging
import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any

from telegram import Bot, InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.messaging.replies.formatting import Piece
from bot.messaging.updates import Sender

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_EPHEMERAL = "ephemeral_message_id"

logger = logging.getLogger(__name__)


class UnreachableError(Exception):
    """The person blocked the bot, or it may not write in the chat: nothing is wrong, and nothing can be said."""


class Refusal(Enum):
    """What a refusal is about. Telegram gives 400 for nearly everything, and a description that differs by server: the
    open Bot API server's is a sentence, Telegram's own servers' a name in capitals.
    """

    UNREACHABLE = auto()
    HTML = auto()
    REPLIED = auto()
    THREAD = auto()
    SAME = auto()
    OTHER = auto()


_SIGNS = {
    Refusal.SAME: r"not modified|message_not_modified",
    Refusal.HTML: r"parse entities|entit(y|ies)_",
    Refusal.REPLIED: r"repl(ied|y message) not found|reply_message_id_invalid",
    Refusal.THREAD: r"thread not found|topic_deleted|topic_id_invalid|msg_thread",
    # The chat, or the right to write there: unknown, no rights, restricted, closed, deactivated.
    Refusal.UNREACHABLE: r"\b(chat|channel|peer|user|topic)_[a-z_]+\b|(chat|user) not found|rights|restricted"
    r"|deactivated|not a member|administrator",
}
"""In the order in which they are looked for."""


def refusal_of(error: TelegramError) -> Refusal:
    """What a refusal is about. 403 is always the chat."""
    if isinstance(error, Forbidden):
        return Refusal.UNREACHABLE
    said = str(error)  # python-telegram-bot makes its capitals small
    return next((kind for kind, sign in _SIGNS.items() if re.search(sign, said, re.IGNORECASE)), Refusal.OTHER)


def _for_one(sender: Sender) -> dict[str, Any] | None:
    """What makes a message of a group be seen by one person only (Bot API 10.3, which python-telegram-bot 22.8 doesn't
    name). An older server doesn't know it and lets everybody see it, and the message has a number then.
    """
    if not sender.quietly:
        return None
    person: dict[str, Any] = {"receiver_user_id": sender.user_id}
    return {"ephemeral_message_parameters": person | ({"callback_query_id": sender.press} if sender.press else {})}


@dataclass(frozen=True, slots=True)
class Delivery:
    bot: Bot

    async def send(self, sender: Sender, piece: Piece, markup: InlineKeyboardMarkup | None) -> int:
        """Send a piece of a reply; the number of the message, 0 where only one person sees it: such a message has none.

        Raises UnreachableError where the chat takes no messages, and TelegramError for what stays broken.
        """
        try:
            message = await self._send(sender, piece, markup)
        except ChatMigrated as moved:  # a group that has just become a supergroup
            message = await self._send(replace(sender, chat_id=moved.new_chat_id), piece, markup)
        return 0 if _EPHEMERAL in message.api_kwargs else message.message_id

    async def edit(self, sender: Sender, message: int, piece: Piece, markup: InlineKeyboardMarkup | None) -> bool:
        """Put a piece in the place of a message of ours; False where that is no longer possible."""
        try:
            await self._edit(sender, message, piece.html, ParseMode.HTML, markup)
        except (BadRequest, Forbidden) as error:
            refusal = refusal_of(error)
            if refusal is Refusal.UNREACHABLE:
                raise UnreachableError from error
            if refusal is Refusal.HTML:
                await self._edit(sender, message, piece.plain, None, markup)
                return True
            return refusal is Refusal.SAME
        return True

    async def delete(self, sender: Sender, message: int) -> None:
        with contextlib.suppress(TelegramError):
            await self.bot.delete_message(sender.chat_id, message)

    async def _send(self, sender: Sender, piece: Piece, markup: InlineKeyboardMarkup | None) -> Message:
        try:
            return await self._post(sender, piece.html, ParseMode.HTML, markup)
        except (BadRequest, Forbidden) as error:
            refusal = refusal_of(error)
            if sender.quietly and refusal is not Refusal.HTML:
                return await self._send(replace(sender, quietly=False), piece, markup)
            if refusal is Refusal.HTML:
                logger.error("Telegram refused the HTML of a reply; it goes out as plain text")
                return await self._post(sender, piece.plain, None, markup)
            if refusal is Refusal.THREAD and sender.thread is not None:
                return await self._send(replace(sender, thread=None), piece, markup)
            if refusal is Refusal.REPLIED and sender.reply_to is not None:
                return await self._send(replace(sender, reply_to=None), piece, markup)
            if refusal is Refusal.UNREACHABLE:
                raise UnreachableError from error
            raise

    async def _post(self, sender: Sender, text: str, mode: str | None, markup: InlineKeyboardMarkup | None) -> Message:
        replied = sender.reply_to
        return await self.bot.send_message(
            sender.chat_id,
            text,
            parse_mode=mode,
            reply_markup=markup,
            message_thread_id=sender.thread,
            reply_parameters=ReplyParameters(replied, allow_sending_without_reply=True) if replied else None,
            link_preview_options=_NO_PREVIEW,
            api_kwargs=_for_one(sender),
        )

    async def _edit(
        self, sender: Sender, message: int, text: str, mode: str | None, markup: InlineKeyboardMarkup | None
    ) -> None:
        await self.bot.edit_message_text(
            text, sender.chat_id, message, parse_mode=mode, reply_markup=markup, link_preview_options=_NO_PREVIEW
        )
