"""Which of several releases an update is at, and what its sender may know of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from telegram import Update

from bot.dialogue.context import Context
from bot.messaging.replies.keyboards import RELEASE_MARK
from bot.messaging.sender import Sender
from bot.messaging.services import Services
from bot.releases.reader import Reader, reading

_START = "/start"
_ENTRY = "_"
"""Between a release and an entry in a link: neither Telegram nor an id forbids the one, or has the other."""


class Placing:
    def __init__(self, services: Services) -> None:
        self._services = services

    async def place(self, update: Update, sender: Sender, context: Context) -> Context:
        """The conversation, turned to the release that the update speaks of: that of a button, a link, an answer to
        which it is a reply, a topic; else the one that it was at.
        """
        if (link := link_of(update)) is not None:
            return context.turned_to(link[0])
        name = _marked(update) or await self._pointed(update, sender) or await self._tied(sender)
        return context.turned_to(name) if name else context

    @contextmanager
    def reading(self, sender: Sender, context: Context) -> Iterator[None]:
        """What is answered within the block is what this sender may know of. Others read along in a group, so that
        staff, too, are told there what everybody is."""
        is_staff = sender.is_private and sender.user_id in self._services.staff
        before = reading.set(Reader(is_staff, context.release))
        try:
            with self._services.steady():
                yield
        finally:
            reading.reset(before)

    async def _pointed(self, update: Update, sender: Sender) -> str | None:
        """The release of the answer that a press stands under, or that a message replies to."""
        message = update.effective_message
        replied = message.reply_to_message if message else None
        number = sender.message if update.callback_query else replied.message_id if replied else None
        if number is None:
            return None
        storage = self._services.storage
        sent = await storage.answers.at(sender.place, number)
        logged = await storage.log.find(sent.update_id) if sent else None
        return logged.release if logged else None

    async def _tied(self, sender: Sender) -> str | None:
        if sender.thread is None:
            return None
        return await self._services.storage.topics.release(sender.place, sender.thread)


def link_of(update: Update) -> tuple[str | None, str] | None:
    """The release and the entry of a link, `NAME`, `ENTRY` or `NAME_ENTRY`; what isn't known can be either. None where
    it is no link: nothing but /start itself is at the newest."""
    message = update.effective_message
    text = (message.text or "") if message and not update.callback_query else ""
    command, _, argument = text.partition(" ")
    if command.partition("@")[0] != _START:
        return None
    argument = argument.strip()
    release, mark, entry = argument.rpartition(_ENTRY)
    return (release, entry) if mark else (argument or None, argument)


def _marked(update: Update) -> str | None:
    """The key of the release that a button says it is about."""
    data = (update.callback_query.data if update.callback_query else None) or ""
    return data.rpartition(RELEASE_MARK)[2] if RELEASE_MARK in data else None


def unmarked(data: str) -> str:
    """What a button does, without the release."""
    return data.partition(RELEASE_MARK)[0]
