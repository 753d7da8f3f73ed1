"""What a conversation remembers between two turns: ids and times, never a person's words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.facts.factbase import Language

SILENCE = timedelta(minutes=30)
"""After this long without a word a conversation has ended (design: Behaviour)."""


@dataclass(frozen=True, slots=True)
class Context:
    """The state of one person's conversation in one chat.

    `interface` is the language of their Telegram, `chosen` what they set with /language, `spoken` the language
    of their last message. `facts` and `kind` are those of the last reply, `offered` the ids of its buttons
    where it asked back, `misses` how many replies in a row were unknown or asked back.
    """

    interface: Language | None = None
    chosen: Language | None = None
    spoken: Language | None = None
    facts: tuple[str, ...] = ()
    kind: str | None = None
    offered: tuple[str, ...] = ()
    misses: int = 0
    at: datetime | None = None

    def alive(self, now: datetime) -> bool:
        return self.at is not None and now - self.at <= SILENCE
