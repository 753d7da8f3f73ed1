"""The command menus and the bot's description, in both languages; set only where they aren't so already."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterable

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import BadRequest, TelegramError

from bot.bayan import Bayan
from bot.facts.factbase import Language
from bot.locales import Argument

_PRIVATE = ("start", "topics", "quote", "contact", "factsheet", "ask", "language", "privacy", "forget", "help")
_GROUP = ("ask", "topics", "quote", "contact", "factsheet", "help")
_STAFF = ("stats", "unanswered", "reload")

_CODES = {None: Language.EN, "ar": Language.AR}
"""Telegram's code -> ours. None is everyone whose own language has no menu."""

_LONG, _SHORT = 512, 120
"""As many characters as Telegram takes."""

logger = logging.getLogger(__name__)


async def set_menus(bot: Bot, bayan: Bayan, staff: Iterable[int]) -> None:
    """Bring menus and descriptions up to date. A bot without a menu still answers, so trouble is only logged."""
    try:
        for code, language in _CODES.items():
            await _commands(bot, bayan, BotCommandScopeAllPrivateChats(), _PRIVATE, code, language)
            await _commands(bot, bayan, BotCommandScopeAllGroupChats(), _GROUP, code, language)
            for member in staff:
                with contextlib.suppress(BadRequest):  # has never written to the bot
                    await _commands(bot, bayan, BotCommandScopeChat(member), (*_PRIVATE, *_STAFF), code, language)
            await _descriptions(bot, bayan, code, language)
    except TelegramError as error:
        logger.warning("The menus couldn't be set: %s", type(error).__name__)


async def _commands(
    bot: Bot, bayan: Bayan, scope: BotCommandScope, names: Iterable[str], code: str | None, language: Language
) -> None:
    commands = tuple(BotCommand(name, bayan.sentence(language, f"command-{name}")) for name in names)
    if await bot.get_my_commands(scope, code) != commands:
        await bot.set_my_commands(commands, scope, code)


async def _descriptions(bot: Bot, bayan: Bayan, code: str | None, language: Language) -> None:
    release = bayan.base.release
    names: dict[str, Argument] = {
        "title": release.title[language],
        "publisher": release.publisher[language],
        "date": release.issued,
    }
    long = bayan.sentence(language, "bot-description", **names)[:_LONG]
    short = bayan.sentence(language, "bot-short-description", **names)[:_SHORT]
    if (await bot.get_my_description(code)).description != long:
        await bot.set_my_description(long, code)
    if (await bot.get_my_short_description(code)).short_description != short:
        await bot.set_my_short_description(short, code)
