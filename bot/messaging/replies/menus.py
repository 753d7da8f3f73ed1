"""The command menus and the bot's description, in both languages; set only where they aren't so already."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Coroutine, Iterable
from typing import Any

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
from bot.direction import side_by_side
from bot.facts.factbase import Language

_FACTS = ("topics", "quote", "contact", "factsheet", "ask")
_PRIVATE = ("start", *_FACTS, "follow", "following", "unfollow", "language", "privacy", "forget", "help")
_GROUP = ("ask", "topics", "quote", "contact", "factsheet", "help")
_RELEASES = ("releases",)
"""Only where there are several."""
STAFFS_COMMANDS = ("stats", "unanswered", "digest", "hold", "release", "reload")

_CODES = {None: Language.EN, "ar": Language.AR}
"""Telegram's code -> ours. None is everyone whose own language has no menu."""

_LOOK_SECONDS = 2.0
"""Between two looks whether another release can be asked about."""

_LONG, _SHORT = 512, 120
"""As many characters as Telegram takes."""

_EVERY = 1
"""Of so many results that people choose inline the bot is told one."""

logger = logging.getLogger(__name__)


async def set_menus(bot: Bot, bayan: Bayan, staff: Iterable[int]) -> None:
    """Bring menus and descriptions up to date. A bot without a menu still answers, so trouble is only logged."""
    more = _RELEASES if bayan.is_several else ()
    scopes: list[tuple[BotCommandScope, tuple[str, ...]]] = [
        (BotCommandScopeAllPrivateChats(), (*_PRIVATE, *more)),
        (BotCommandScopeAllGroupChats(), (*_GROUP, *more)),
        *((BotCommandScopeChat(member), (*_PRIVATE, *more, *STAFFS_COMMANDS)) for member in staff),
    ]
    work: list[Coroutine[Any, Any, None]] = []
    for code, language in _CODES.items():
        work += [_commands(bot, bayan, scope, names, code, language) for scope, names in scopes]
        if bayan.base.entries:  # else there is no release to describe
            work += [_long_description(bot, bayan, code, language), _short_description(bot, bayan, code, language)]
    if not bot.bot.supports_inline_queries:
        work.append(_inline_mode(bot, bayan))
    for outcome in await asyncio.gather(*work, return_exceptions=True):
        if isinstance(outcome, TelegramError):
            logger.warning("A menu couldn't be set: %s", type(outcome).__name__)
        elif isinstance(outcome, BaseException):
            raise outcome


async def keep_menus(bot: Bot, before: Bayan, current: Callable[[], Bayan], staff: Iterable[int]) -> None:
    """Set them again whenever other releases can be asked about, for ever; `before` is what they were set from."""
    described = _described(before)
    while True:
        await asyncio.sleep(_LOOK_SECONDS)
        if (now := _described(current())) != described:
            described = now
            await set_menus(bot, current(), staff)


def _described(bayan: Bayan) -> tuple[object, ...]:
    release = bayan.base.release
    return bayan.is_several, release.title, release.publisher, release.issued


async def _commands(
    bot: Bot, bayan: Bayan, scope: BotCommandScope, names: Iterable[str], code: str | None, language: Language
) -> None:
    commands = tuple(BotCommand(name, bayan.sentence(language, f"command-{name}")) for name in names)
    with contextlib.suppress(BadRequest):  # a member of staff who has never written to the bot
        if await bot.get_my_commands(scope, code) != commands:
            await bot.set_my_commands(commands, scope, code)


async def _inline_mode(bot: Bot, bayan: Bayan) -> None:
    """Switch inline mode on, and that the bot is told what was chosen: what BotFather does by /setinline and
    /setinlinefeedback.

    The method is of Bot API 10.5, which python-telegram-bot 22.8 doesn't name; where it isn't there, BotFather it is.
    """
    placeholder = side_by_side(bayan.sentence(language, "inline-placeholder") for language in Language)
    settings = {
        "supports_inline_queries": True,
        "inline_query_placeholder": placeholder,
        "inline_feedback_share_denominator": _EVERY,
    }
    try:
        await bot.do_api_request("setMySettings", settings)
    except TelegramError:
        logger.info("Inline mode is off; /setinline in BotFather switches it on")


async def _long_description(bot: Bot, bayan: Bayan, code: str | None, language: Language) -> None:
    message_id = "bot-description-several" if bayan.is_several else "bot-description"
    text = _about(bayan, message_id, language)[:_LONG]
    if (await bot.get_my_description(code)).description != text:
        await bot.set_my_description(text, code)


async def _short_description(bot: Bot, bayan: Bayan, code: str | None, language: Language) -> None:
    text = _about(bayan, "bot-short-description", language)[:_SHORT]
    if (await bot.get_my_short_description(code)).short_description != text:
        await bot.set_my_short_description(text, code)


def _about(bayan: Bayan, message_id: str, language: Language) -> str:
    release = bayan.base.release
    title, publisher = release.title[language], release.publisher[language]
    return bayan.sentence(language, message_id, title=title, publisher=publisher, date=release.issued)
