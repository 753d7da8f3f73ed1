"""A message that asks two or three things -> its questions, in order.

Every place where a message could come apart is tried: the end of a sentence, a comma, an "and". Whether it does is a
logistic regression over what the matcher says of both sides and of the whole: each side must ask for something else
with good confidence, and the whole must seem to ask for both. So a list of two ministries stays whole, and so does a
question behind the story that led to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import exp, log

from bot.language.question import Question
from bot.matching.ranking import Ranking

MOST_PARTS = 3
_MOST_CUTS = 8
"""Cuts tried in one message: beyond these it is a story, and its parts are no longer questions."""
_LEAST = 1e-4

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
_SENTENCE_END = frozenset("?؟!;؛.\n")
_COMMA = frozenset(",،")

Read = Callable[[str], Question]
Rank = Callable[[Question], Ranking]


@dataclass(frozen=True, slots=True)
class Cut:
    """A place where a message may come apart; `evidence` is in the order of `Separation`'s weights."""

    left: Question
    right: Question
    asked: tuple[str, str]
    evidence: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Separation:
    """The weights of the logistic regression: fitted by `python -m bench.calibrate`, printed there."""

    bias: float
    sides: float
    """Weight of the log-odds of the less confident side."""
    support: float
    """Weight of the log of the probability that the whole gives to the less likely of the two."""
    whole: float
    """Weight of the whole's own confidence."""
    sentence_end: float
    comma: float
    one_word: float
    """Weight of a side that is a single word."""

    def probability(self, evidence: tuple[float, ...]) -> float:
        """How likely it is that two things are asked."""
        weights = (self.sides, self.support, self.whole, self.sentence_end, self.comma, self.one_word)
        return 1 / (1 + exp(-self.bias - sum(w * e for w, e in zip(weights, evidence, strict=True))))


SEPARATION = Separation(-1.6, 0.7, 0.23, 0.48, -0.94, -1.51, 0.04)


def split(question: Question, read: Read, rank: Rank, most: int = MOST_PARTS) -> tuple[Question, ...]:
    """The parts, each a question that stands on its own; the question itself where it is one."""
    if most < 2:
        return (question,)
    likely = ((SEPARATION.probability(cut.evidence), cut) for cut in cuts(question, read, rank))
    surest, best = max(likely, key=lambda pair: pair[0], default=(0.0, None))
    if best is None or surest < 0.5:
        return (question,)
    first = split(best.left, read, rank, most - 1)
    return (*first, *split(best.right, read, rank, most - len(first)))


def cuts(question: Question, read: Read, rank: Rank) -> Iterator[Cut]:
    """Every cut both of whose sides ask something, each something else, with what speaks for it."""
    places = [place for place, _ in zip(_CUT.finditer(question.text), range(_MOST_CUTS), strict=False)]
    whole = rank(question) if places else None
    for place in places:
        left, right = read(question.text[: place.start()]), read(question.text[place.end() :])
        if whole is None or not left.words or not right.words:
            continue
        first, second = rank(left).candidates[0], rank(right).candidates[0]
        if first.id != second.id:
            sides = min(first.confidence, second.confidence)
            supported = {candidate.id: candidate.confidence for candidate in whole.candidates}
            evidence = (
                log((sides + _LEAST) / (1 - sides + _LEAST)),
                log(min(supported[first.id], supported[second.id]) + _LEAST),
                whole.candidates[0].confidence,
                float(not _SENTENCE_END.isdisjoint(place.group())),
                float(not _COMMA.isdisjoint(place.group())),
                float(min(len(left.words), len(right.words)) == 1),
            )
            yield Cut(left, right, (first.id, second.id), evidence)
