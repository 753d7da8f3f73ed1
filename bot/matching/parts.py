"""A message that asks two or three things -> its questions, in order.

Every place where a message could come apart is tried: at the end of a sentence, at a comma, at "and". It comes apart
where both sides stand on their own, that is, where each asks for something else with good confidence. So a list of two
ministries or "IOM and the committee" stays whole: both of its sides ask for the same, or one of them for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bot.language.question import Question
from bot.matching.ranking import Ranking

MOST_PARTS = 3
STANDS_ALONE = 0.55
"""The least probability of each side's likeliest fact; `bayan evaluate` shows what splitting gains and costs."""
_MOST_CUTS = 8
"""Cuts tried in one message: beyond these it is a story, and its parts are no longer questions."""
_SHORTEST_SPLIT = 2

_CUT = re.compile(
    r"""
      [?؟!;؛\n]+                                    # the end of a question
    | \.(?=\s)                                      # or of a sentence
    | [,،+&/]                                       # a comma, a sign that joins
    | \s(?:and\ also|and|n|plus|also|then)\s        # a word that joins: English,
    | \s(?:w|wa|wo|ou|o|w\ kaman|kaman|bardo)\s     # Arabizi,
    | \s(?:وكمان|كمان|وبعد|وايضا|وأيضا|و)\s          # Arabic,
    | \s(?=و[\u0621-\u064a]{2})                     # or the letter that joins, which belongs to its word
    """,
    re.VERBOSE | re.IGNORECASE,
)

Read = Callable[[str], Question]
Rank = Callable[[Question], Ranking]


def split(question: Question, read: Read, rank: Rank, most: int = MOST_PARTS) -> tuple[Question, ...]:
    """The parts, each a question that stands on its own; the question itself where it is one."""
    if most < 2 or len(question.words) < _SHORTEST_SPLIT:
        return (question,)
    best: tuple[float, Question, Question] | None = None
    for left, right in _sides(question.text, read):
        strength = _independence(rank(left), rank(right))
        if strength >= STANDS_ALONE and (best is None or strength > best[0]):
            best = strength, left, right
    if best is None:
        return (question,)
    _, left, right = best
    first = split(left, read, rank, most - 1)
    return (*first, *split(right, read, rank, most - len(first)))


def _sides(text: str, read: Read) -> Iterator[tuple[Question, Question]]:
    for cut, _ in zip(_CUT.finditer(text), range(_MOST_CUTS), strict=False):
        left, right = read(text[: cut.start()]), read(text[cut.end() :])
        if left.words and right.words:
            yield left, right


def _independence(left: Ranking, right: Ranking) -> float:
    """How surely both sides ask something, each something else; 0 where they ask the same."""
    first, second = left.candidates[0], right.candidates[0]
    return 0.0 if first.id == second.id else min(first.confidence, second.confidence)
