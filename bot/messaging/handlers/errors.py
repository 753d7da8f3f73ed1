"""When something goes wrong: apologise, log where, and keep the person's words out of it."""

from __future__ import annotations

import contextlib
import logging
from typing import Any

from telegram import Update
from telegram.error import InvalidToken, TelegramError
from telegram.ext import CallbackContext

from bot.dialogue.context import Context
from bot.messaging.liveness import Stopped
from bot.messaging.log_redaction import where
from bot.messaging.replies.sentences import said
from bot.messaging.session import Request, Services, Sessions
from bot.messaging.transport.retry import ForgottenError
from bot.messaging.updates import Sender, sender_of
from bot.storage import StorageError
from bot.storage.lease import ClaimLostError

logger = logging.getLogger(__name__)


class ErrorHandler:
    def __init__(self, services: Services, sessions: Sessions) -> None:
        self._services = services
        self._sessions = sessions

    async def handle(self, update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
        """The application's error handler. `update` is None where no update was being handled."""
        error = context.error
        if isinstance(error, StorageError):
            # The row stays pending: the next start answers it.
            self._services.shutdown.ask(error)
            return
        if isinstance(error, Stopped | InvalidToken) and self._services.shutdown.is_asked:
            return  # the same
        if isinstance(error, ForgottenError | ClaimLostError):
            return
        logger.error("%s", where(error))
        if not isinstance(update, Update):
            return
        try:
            await self._services.storage.inbox.fail(update.update_id, type(error).__name__)
            await self._apologise(update)
        except StorageError as gone:
            self._services.shutdown.ask(gone)

    async def _apologise(self, update: Update) -> None:
        sender = sender_of(update, self._services.storage.pseudonyms)
        is_edit = update.edited_message or update.edited_channel_post
        if sender is None or update.message_reaction or (is_edit and not sender.is_private):
            return
        with contextlib.suppress(TelegramError, Stopped):
            known = await self._known(sender)
            reply = said(self._services.bayan, known, "error")
            await self._sessions.tell(Request(update, sender, known, "error"), reply)

    async def _known(self, sender: Sender) -> Context:
        try:
            return await self._sessions.load(sender)
        except StorageError:
            raise
        except Exception:  # whatever went wrong may go wrong again; an apology in the interface's language will do
            return Context(interface=sender.interface)
