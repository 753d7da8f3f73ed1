"""What a conversation keeps of a turn."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.dialogue.context import Context
from bot.dialogue.decision import Decision, Restart
from bot.dialogue.reply import Kind
from bot.facts.factbase import Language
from bot.facts.ids import COURTESIES, THANKS
from bot.language.question import Spoken


def remember(context: Context, decision: Decision, spoken: Spoken | None, now: datetime) -> Context:
    """The context after a turn; `spoken` is None where a button was pressed rather than a message written."""
    language: Language | None = spoken.reply_language if spoken else None
    return replace(
        context,
        spoken=language or context.spoken,
        facts=_subject(context, decision),
        offered=decision.offered,
        misses=decision.miss,
        at=now,
        thanked=THANKS in decision.facts,
    )


def _subject(context: Context, decision: Decision) -> tuple[str, ...]:
    """What is being talked of. Somebody who is thanked, or wasn't understood, still talks of the same."""
    if isinstance(decision.leading, Restart):
        return ()
    if decision.kind in (Kind.CLARIFY, Kind.UNKNOWN):
        return context.facts
    spoken_of = tuple(fact for fact in decision.facts if fact not in COURTESIES)
    return spoken_of or context.facts
