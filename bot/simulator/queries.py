"""Presses and inline queries that wait for the bot's answer."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.people import Chat, User

Json = dict[str, Any]
CALLBACK_SECONDS = 60.0
"""How long a press can be answered here; Telegram doesn't document its own limit."""
INLINE_SECONDS = 10.0
"""Inline queries expire within seconds."""


@dataclass(slots=True)
class Query:
    """`answer` is None until the bot answers; `answered` tells who waits for it."""

    id: str
    person: User
    chat: Chat
    at: float
    lifetime: float
    answer: Json | None = None
    answered: asyncio.Event = field(default_factory=asyncio.Event)

    def is_open(self, now: float) -> bool:
        return now - self.at <= self.lifetime

    def give(self, answer: Json) -> None:
        self.answer = answer
        self.answered.set()
