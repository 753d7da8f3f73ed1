"""Which update goes to which surface: one table, and the acknowledgement of what was done."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    ChosenInlineResultHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    MessageReactionHandler,
    TypeHandler,
    filters,
)

from bot.messaging.buttons import Buttons
from bot.messaging.commands import Commands
from bot.messaging.conversation import Conversation
from bot.messaging.elsewhere import Elsewhere
from bot.messaging.manners import Manners
from bot.messaging.questions import Questions
from bot.messaging.services import Services
from bot.messaging.staff import Staff
from bot.storage import Answered

Surface = Callable[[Update], Awaitable[Answered]]
Handler = BaseHandler[Any, Any, None]

ALLOWED_UPDATES = (
    "message",
    "edited_message",
    "callback_query",
    "inline_query",
    "chosen_inline_result",
    "message_reaction",
    "my_chat_member",
    "guest_message",
    "channel_post",
    "edited_channel_post",
)
"""Always passed: Telegram keeps what a bot asked for last, perhaps years ago."""

# Without these, filters also let through edits and other people's business chats.
_NEW = filters.UpdateType.MESSAGE
_POSTED = filters.UpdateType.CHANNEL_POST
_EDITED = filters.UpdateType.EDITED_MESSAGE | filters.UpdateType.EDITED_CHANNEL_POST
_PRIVATE = filters.ChatType.PRIVATE
_GROUPS = filters.ChatType.GROUPS
_WORDS = filters.TEXT | filters.CAPTION


def handlers(services: Services, conversation: Conversation) -> list[Handler]:
    """The first that matches handles an update; the last one takes what is left, so that no row stays pending."""
    manners = Manners(services.now)
    questions = Questions(services, conversation, manners)
    buttons = Buttons(services, conversation, manners)
    elsewhere = Elsewhere(services)
    done = Acknowledged(services)
    staff, by_staff = Staff(services, conversation), _NEW & filters.User(services.staff)
    return [
        *(CommandHandler(name, done(run), _NEW) for name, run in _commands(services, conversation, questions).items()),
        *(CommandHandler(name, done(run), by_staff & _PRIVATE) for name, run in _staff(staff).items()),
        CommandHandler("forbid", done(staff.forbid), by_staff & _GROUPS),
        MessageHandler(_POSTED & _WORDS, done(questions.message)),
        MessageHandler(_NEW & filters.COMMAND & _PRIVATE, done(Commands(services, conversation).unknown)),
        MessageHandler(_NEW & _WORDS & ~filters.COMMAND, done(questions.message)),
        MessageHandler(_NEW & _PRIVATE & ~filters.StatusUpdate.ALL & ~_WORDS, done(questions.not_text)),
        MessageHandler(_EDITED & _WORDS, done(questions.edited)),
        CallbackQueryHandler(done(buttons.pressed)),
        InlineQueryHandler(done(elsewhere.inline)),
        ChosenInlineResultHandler(done(elsewhere.chosen)),
        MessageReactionHandler(done(elsewhere.reacted)),
        ChatMemberHandler(done(elsewhere.membership), ChatMemberHandler.MY_CHAT_MEMBER),
        MessageHandler(filters.UpdateType.GUEST_MESSAGE, done(elsewhere.guest)),
        TypeHandler(Update, done(_ignored)),
    ]


def _commands(services: Services, conversation: Conversation, questions: Questions) -> dict[str, Surface]:
    commands = Commands(services, conversation)
    return {
        "start": commands.start,
        "help": commands.help,
        "topics": commands.topics,
        "ask": questions.ask,
        "quote": commands.quote,
        "contact": commands.contact,
        "factsheet": commands.factsheet,
        "language": commands.language,
        "privacy": commands.privacy,
        "forget": commands.forget,
    }


def _staff(staff: Staff) -> dict[str, Surface]:
    return {"stats": staff.stats, "unanswered": staff.unanswered, "reload": staff.reload}


async def _ignored(_: Update) -> Answered:
    return Answered("ignored")


class Acknowledged:
    """Makes a handler of a surface: the row is completed when the work is done, and not if it fails."""

    def __init__(self, services: Services) -> None:
        self._inbox = services.storage.inbox

    def __call__(self, surface: Surface) -> Callable[[Update, Any], Coroutine[Any, Any, None]]:
        async def callback(update: Update, _: Any) -> None:
            started = time.perf_counter()
            answered = await surface(update)
            await self._inbox.complete(update.update_id, answered, time.perf_counter() - started)

        return callback
