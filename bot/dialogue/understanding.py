"""What the dialogue asks of whoever understands language: the matcher, or a stand-in in tests."""

from __future__ import annotations

from typing import Protocol

from bot.language.read import Question
from bot.matching.parts import InLight
from bot.matching.ranking import Mentions, Ranked, Ranking


class Understanding(Protocol):
    """Reads a message, takes it apart, ranks the facts that it may ask for. Pure: the same in, the same out."""

    def read(self, text: str) -> Question: ...

    def parts(self, whole: Ranked, in_light: InLight) -> tuple[Ranked, ...]: ...

    def rank(self, question: Question) -> Ranking: ...

    def asks_with(self, word: str) -> bool:
        """Whether people ask for an entry with this normalised word, or another form of it."""
        ...

    def mentions(self, question: Question, entry_id: str) -> Mentions: ...

    def rest(self) -> None:
        """Give memory back that only those who ask need."""
        ...
