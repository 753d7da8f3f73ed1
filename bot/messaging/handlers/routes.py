"""Which update goes to which handler: one table."""

from __future__ import annotations

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

from bot.messaging.handlers.buttons import Buttons
from bot.messaging.handlers.commands import Commands
from bot.messaging.handlers.digest import Digest
from bot.messaging.handlers.follow import Following
from bot.messaging.handlers.groups import Groups
from bot.messaging.handlers.handover import Handovers
from bot.messaging.handlers.holds import Holds
from bot.messaging.handlers.inline import Inline
from bot.messaging.handlers.keep import Keeping
from bot.messaging.handlers.middleware import Callback, Handler, Middleware
from bot.messaging.handlers.questions import Meant, Questions
from bot.messaging.handlers.releases import Releases
from bot.messaging.handlers.staff import Staff
from bot.messaging.session import Services, Sessions
from bot.storage import Answered

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
_OTHER = ~_WORDS & ~filters.StatusUpdate.ALL


Route = BaseHandler[Any, Any, None]


def routes(services: Services, sessions: Sessions) -> list[Route]:
    """The first that matches handles an update; the last one takes what is left, so that no row stays pending."""
    via, meant = Middleware(services, sessions), _WORDS & Meant(services)
    questions, commands = Questions(services, sessions), Commands(services, sessions)
    inline, groups, holds = Inline(services), Groups(services), Holds(services, sessions)
    digest = Digest(services, sessions)
    keeping, handovers = Keeping(services, sessions), Handovers(services, sessions)
    releases = Releases(services, sessions)
    more = {**holds.presses, **digest.presses, **keeping.presses, **releases.presses}
    buttons = Buttons(services, sessions, more)

    def to_office(handler: Handler) -> Handler:
        return keeping.before(handovers.before(handler))

    asked = via.conversing("message", questions.message, questions.is_alarm, in_reply=to_office(questions.message))
    is_known = questions.is_in_an_album_that_was_answered
    not_text = via.conversing(
        "not text", questions.not_text, is_ignored=is_known, in_reply=to_office(questions.not_text)
    )
    edited = via.conversing("edit", questions.edited, questions.is_alarm, in_reply=to_office(questions.edited))
    by_name = _commands(via, commands, Following(services, sessions), releases)
    return [
        *(CommandHandler(name, run, _NEW) for name, run in by_name.items()),
        CommandHandler("ask", via.conversing("ask", questions.message, questions.is_alarm), _NEW & meant),
        *_staff(via, Staff(services, sessions, groups), holds, digest, _NEW & filters.User(services.staff)),
        MessageHandler(_POSTED & meant, asked),
        MessageHandler(_NEW & filters.COMMAND & _PRIVATE, via.conversing("command", commands.unknown)),
        MessageHandler(_NEW & meant & ~filters.COMMAND, asked),
        MessageHandler(_NEW & _OTHER & _PRIVATE, not_text),
        MessageHandler(_EDITED & meant, edited),
        CallbackQueryHandler(via.conversing("button", buttons.pressed)),
        InlineQueryHandler(via.inline(inline.query)),
        ChosenInlineResultHandler(via.plain(inline.chosen)),
        MessageReactionHandler(via.plain(buttons.reacted)),
        ChatMemberHandler(via.plain(groups.membership), ChatMemberHandler.MY_CHAT_MEMBER),
        MessageHandler(filters.UpdateType.GUEST_MESSAGE, via.inline(inline.guest)),
        TypeHandler(Update, via.plain(_ignored)),
    ]


def _commands(via: Middleware, commands: Commands, following: Following, releases: Releases) -> dict[str, Callback]:
    runs = {
        "start": commands.open(commands.start),
        "help": commands.help,
        "topics": commands.open(commands.topics),
        "quote": commands.open(commands.quote),
        "contact": commands.open(commands.contact),
        "factsheet": commands.open(commands.factsheet),
        "releases": releases.list,
        "language": commands.language,
        "privacy": commands.privacy,
        "forget": commands.forget,
        "follow": following.follow,
        "following": following.following,
        "unfollow": following.unfollow,
    }
    return {name: via.conversing("command", run) for name, run in runs.items()}


def _staff(via: Middleware, staff: Staff, holds: Holds, digest: Digest, by_staff: filters.BaseFilter) -> list[Route]:
    runs = {
        "stats": staff.stats,
        "unanswered": staff.unanswered,
        "reload": staff.reload,
        "hold": holds.hold,
        "release": holds.release,
        "digest": digest.digest,
    }
    private = {name: via.conversing("staff", run) for name, run in runs.items()}
    return [
        *(CommandHandler(name, run, by_staff & _PRIVATE) for name, run in private.items()),
        CommandHandler("forbid", via.conversing("staff", staff.forbid), by_staff & _GROUPS),
    ]


async def _ignored(_: Update) -> Answered:
    return Answered("ignored")
