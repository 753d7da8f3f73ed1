"""A message that asks two or three things -> its questions."""

from __future__ import annotations

from collections.abc import Callable

from bot.language.question import Question
from bot.matching.ranking import Ranking


def split(
    question: Question, read: Callable[[str], Question], rank: Callable[[Question], Ranking]
) -> tuple[Question, ...]:
    """The parts, each a question that stands on its own; the question itself where it is one."""
    return (question,)
