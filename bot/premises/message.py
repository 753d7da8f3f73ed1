"""What the readers of premises look at."""

from __future__ import annotations

from dataclasses import dataclass

from bot.premises.subjects import Spoken
from bot.premises.tokens import Token


@dataclass(frozen=True, slots=True)
class Message:
    """What the comparisons look at: the text, its words, what it speaks of and the entries that answer it, or (not
    `sure`) that it may be about. `idle` are the words that say
    nothing of their own."""

    text: str
    tokens: tuple[Token, ...]
    spoken: Spoken
    entry_ids: tuple[str, ...]
    known_elsewhere: frozenset[int] = frozenset()
    sure: bool = True
    idle: frozenset[int] = frozenset()

    def word(self, position: int) -> str:
        return self.tokens[position].word if 0 <= position < len(self.tokens) else ""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The words that characters `start` to `end` are in: the first, and the one behind the last."""
        covered = [at for at, token in enumerate(self.tokens) if token.start < end and token.end > start]
        return (covered[0], covered[-1] + 1) if covered else (0, 0)
