"""Sending: a reply goes out whole, in spite of what Telegram refuses."""

from __future__ import annotations

import contextlib
import logging
from dataclasses import dataclass, replace

from telegram import Bot, InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.messaging.replies.formatting import Piece
from bot.messaging.sender import Sender

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

logger = logging.getLogger(__name__)


class UnreachableError(Exception):
    """The person blocked the bot, or it may not write in the chat: nothing is wrong, and nothing can be said."""


@dataclass(frozen=True, slots=True)
class Delivery:
    bot: Bot

    async def send(
        self, sender: Sender, pieces: tuple[Piece, ...], markup: InlineKeyboardMarkup | None
    ) -> tuple[int, ...]:
        """Send the pieces in order, the buttons under the last; the numbers of the messages.

        Raises UnreachableError where the chat takes no messages, and TelegramError for what stays broken.
        """
        numbers = []
        for piece in pieces:
            is_last = piece is pieces[-1]
            try:
                message = await self._send(sender, piece, markup if is_last else None)
            except ChatMigrated as moved:  # a group that has just become a supergroup
                sender = replace(sender, chat_id=moved.new_chat_id)
                message = await self._send(sender, piece, markup if is_last else None)
            numbers.append(message.message_id)
        return tuple(numbers)

    async def edit(self, sender: Sender, message: int, piece: Piece, markup: InlineKeyboardMarkup | None) -> bool:
        """Put a piece in the place of a message of ours; False where that is no longer possible."""
        try:
            await self._edit(sender, message, piece.html, ParseMode.HTML, markup)
        except BadRequest as refusal:
            if "not modified" in str(refusal):
                return True
            if "parse entities" not in str(refusal):
                return False
            await self._edit(sender, message, piece.plain, None, markup)
        except Forbidden as refusal:
            raise UnreachableError from refusal
        return True

    async def delete(self, sender: Sender, message: int) -> None:
        with contextlib.suppress(BadRequest, Forbidden):
            await self.bot.delete_message(sender.chat_id, message)

    async def _send(self, sender: Sender, piece: Piece, markup: InlineKeyboardMarkup | None) -> Message:
        try:
            return await self._post(sender, piece.html, ParseMode.HTML, markup)
        except Forbidden as refusal:
            raise UnreachableError from refusal
        except BadRequest as refusal:
            said = str(refusal).lower()
            if "parse entities" in said:
                logger.error("Telegram refused the HTML of a reply; it goes out as plain text")
                return await self._post(sender, piece.plain, None, markup)
            if "thread not found" in said:
                return await self._post(replace(sender, thread=None), piece.html, ParseMode.HTML, markup)
            if "not enough rights" in said or "chat not found" in said:
                raise UnreachableError from refusal
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
        )

    async def _edit(
        self, sender: Sender, message: int, text: str, mode: str | None, markup: InlineKeyboardMarkup | None
    ) -> None:
        await self.bot.edit_message_text(
            text, sender.chat_id, message, parse_mode=mode, reply_markup=markup, link_preview_options=_NO_PREVIEW
        )
