"""What a conversation remembers between two turns: ids and times, never a person's words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.facts.factbase import Language

SILENCE = timedelta(minutes=30)
"""After this long without a word a conversation has ended (design: Behaviour)."""


@dataclass(frozen=True, slots=True)
class Context:
    """The state of one person's conversation in one chat.

    `interface` is the language of their Telegram, `chosen` what they set with /language, `spoken` the language
    of their last message. `facts` are what was last spoken of: a greeting, thanks or a miss doesn't change them.
    `offered` are the ids of the last reply's buttons where it asked back, `misses` how many replies in a row were
    unknown or asked back, and `thanked` whether the last one answered thanks.
    """

    interface: Language | None = None
    chosen: Language | None = None
    spoken: Language | None = None
    facts: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    misses: int = 0
    at: datetime | None = None
    thanked: bool = False

    def alive(self, now: datetime) -> bool:
        return self.at is not None and now - self.at <= SILENCE

    def fresh(self) -> Context:
        """A new conversation of the same person: what was talked of is forgotten, their languages are not."""
        return Context(interface=self.interface, chosen=self.chosen, spoken=self.spoken)

    def at_time(self, now: datetime) -> Context:
        """The conversation as it stands now: a fresh one where it has ended."""
        return self if self.alive(now) else self.fresh()

    def choose(self, language: Language) -> Context:
        """The person set their language: it counts until their next message speaks for itself."""
        return replace(self, chosen=language, spoken=language)
