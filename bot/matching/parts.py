"""A message that asks two or three things -> its questions, in order.

Every place where a message could come apart is tried: the end of a sentence, a comma, an "and". Whether it does is a
logistic regression over what the matcher says of both sides and of the whole, and over the question words: each side
must ask for something else with good confidence, and the whole must seem to ask for both. So a list of two ministries
stays whole, and so does a question behind the story that led to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass
from math import exp, log

from bot.language.question import Question
from bot.matching.ranking import Ranking

MOST_PARTS = 3
_MOST_CUTS = 8
"""Cuts tried in one message: beyond these it is a story, and its parts are no longer questions."""
_LEAST = 1e-4
_LEAST_SUPPORT = 1e-30
"""Keeps logarithms finite. Far below any real one: among unlikely facts, too, the less unlikely is likelier meant."""
_FIRST_WORDS = 2

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
_STATEMENT_END = "."
_COMMA = frozenset(",،")

Read = Callable[[str], Question]
Rank = Callable[[Question], Ranking]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for two questions at a cut: logarithms, and 1.0 or 0.0 for what is so or not."""

    weaker: float
    """Log-odds of the less confident side."""
    stronger: float
    """Log-odds of the other."""
    support: float
    """Log of the probability that the whole gives to the less likely of the two."""
    statement_end: float
    comma: float
    both_ask: float
    """Each side has a question word."""
    opens_asking: float
    """The second side has one among its first words."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A place where a message may come apart, and what each side asks."""

    left: Question
    right: Question
    asked: tuple[str, str]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Separation:
    """The logistic regression: fitted by `python -m bench.calibrate`, printed there."""

    bias: float
    weights: Evidence

    def probability(self, evidence: Evidence) -> float:
        """How likely it is that two things are asked."""
        weighed = (weight * value for weight, value in zip(astuple(self.weights), astuple(evidence), strict=True))
        return 1 / (1 + exp(-self.bias - sum(weighed)))


SEPARATION = Separation(
    bias=-5.65,
    weights=Evidence(
        weaker=0.54, stronger=0.59, support=0.25, statement_end=-2.29, comma=-1.72, both_ask=0.79, opens_asking=0.94
    ),
)


@dataclass(frozen=True, slots=True)
class Splitter:
    """Takes messages apart with one matcher; `asking` are the vocabulary's groups of question words."""

    read: Read
    rank: Rank
    asking: frozenset[str]

    def split(self, question: Question, most: int = MOST_PARTS) -> tuple[Question, ...]:
        """The parts, each a question that stands on its own; the question itself where it is one."""
        if most < 2:
            return (question,)
        likely = ((SEPARATION.probability(cut.evidence), cut) for cut in self.cuts(question))
        surest, best = max(likely, key=lambda pair: pair[0], default=(0.0, None))
        if best is None or surest < 0.5:
            return (question,)
        first = self.split(best.left, most - 1)
        return (*first, *self.split(best.right, most - len(first)))

    def cuts(self, question: Question) -> Iterator[Cut]:
        """Every cut both of whose sides ask something, each something else, with what speaks for it."""
        places = [place for place, _ in zip(_CUT.finditer(question.text), range(_MOST_CUTS), strict=False)]
        whole = self.rank(question) if places else None
        for place in places:
            left, right = self.read(question.text[: place.start()]), self.read(question.text[place.end() :])
            if whole is not None and left.words and right.words:
                yield from self._cut(left, right, whole, place.group())

    def _cut(self, left: Question, right: Question, whole: Ranking, joint: str) -> Iterator[Cut]:
        first, second = self.rank(left).candidates[0], self.rank(right).candidates[0]
        if first.id == second.id:
            return
        weaker, stronger = sorted((_log_odds(first.confidence), _log_odds(second.confidence)))
        supported = {candidate.id: candidate.confidence for candidate in whole.candidates}
        evidence = Evidence(
            weaker,
            stronger,
            support=log(min(supported[first.id], supported[second.id]) + _LEAST_SUPPORT),
            statement_end=float(_STATEMENT_END in joint),
            comma=float(not _COMMA.isdisjoint(joint)),
            both_ask=float(self._asks(left) and self._asks(right)),
            opens_asking=float(self._asks(right, _FIRST_WORDS)),
        )
        yield Cut(left, right, (first.id, second.id), evidence)

    def _asks(self, question: Question, among_first: int | None = None) -> bool:
        return not self.asking.isdisjoint(question.concepts[:among_first])


def _log_odds(probability: float) -> float:
    return log((probability + _LEAST) / (1 - probability + _LEAST))
