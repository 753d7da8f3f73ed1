"""Which language a reply is written in."""

from __future__ import annotations

from bot.dialogue.context import Context
from bot.facts.factbase import Language
from bot.language.question import Spoken


def reply_language(spoken: Spoken, context: Context) -> Language | None:
    """The question's own; else the person's last, the one they chose, their Telegram's; None means both."""
    if spoken is Spoken.OTHER:
        return None
    return spoken.reply_language or context.spoken or context.chosen or context.interface
