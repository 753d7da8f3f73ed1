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
from itertools import islice
from math import exp, log

from bot.language.normalise import normalise
from bot.language.question import Question
from bot.matching.ranking import Ranked, Ranking

MOST_PARTS = 3
_MOST_CUTS = 8
"""Cuts tried in one message: beyond these it is a story, and its parts are no longer questions."""
_LEAST = 1e-4
_LEAST_SUPPORT = 1e-30
"""Keeps logarithms finite. Far below any real one: among unlikely facts, too, the less unlikely is likelier meant."""
_FIRST_WORDS = 2

_CUT = re.compile(
    r"""
      [?؟!;؛\n]+                                                            # the end of a question
    | \.(?=\s)                                                              # or of a sentence
    | [,،+&/]                                                               # a comma, a sign that joins
    | \s(?:and\ also|and|n|plus|also|then|as\ well\ as|along\ with)\s       # a word that joins: English,
    | \san\s(?=(?:the|wh\w+|how|is|are|did|do|can)\b)                       # "and" with its last letter lost,
    | \s(?:w|wa|wo|ou|o|w\ kaman|kaman|bardo)\s|\s(?=w[ae]l\s)              # Arabizi,
    | \s(?:وكمان|كمان|وبعد|وايضا|وأيضا|وو?|ثم|مع|بالإضافة\ إلى|إضافة\ إلى)\s  # Arabic,
    | \s(?=و[\u0621-\u064a\u067e\u0686\u06a4\u06af]{2})                     # or the letter that belongs to its word
    """,
    re.VERBOSE | re.IGNORECASE,
)
_JOINTS = frozenset({"and", "also", "plus", "then"})
"""Joints long enough to be mistyped and mended."""
_WAW = "و"
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
    """A place where a message may come apart."""

    left: Ranked
    right: Ranked
    evidence: Evidence

    @property
    def asked(self) -> tuple[str, str]:
        return self.left.ranking.candidates[0].id, self.right.ranking.candidates[0].id


@dataclass(frozen=True, slots=True)
class Separation:
    """The logistic regression, fitted by `python -m bench.calibrate`."""

    bias: float
    weights: Evidence

    def probability(self, evidence: Evidence) -> float:
        """How likely it is that two things are asked."""
        weighed = (weight * value for weight, value in zip(astuple(self.weights), astuple(evidence), strict=True))
        return 1 / (1 + exp(-self.bias - sum(weighed)))


@dataclass(frozen=True, slots=True)
class Splitter:
    """Takes messages apart with one matcher; `asking` are the vocabulary's groups of question words, `knows`
    says whether a word stands in the phrasings."""

    read: Read
    rank: Rank
    asking: frozenset[str]
    knows: Callable[[str], bool]
    separation: Separation

    def split(self, whole: Ranked, most: int = MOST_PARTS) -> tuple[Ranked, ...]:
        """The parts, each a question that stands on its own; the whole itself where it is one."""
        if most < 2:
            return (whole,)
        likely = ((self.separation.probability(cut.evidence), cut) for cut in self.cuts(whole))
        surest, best = max(likely, key=lambda pair: pair[0], default=(0.0, None))
        if best is None or surest < 0.5:
            return (whole,)
        first = self.split(best.left, most - 1)
        return (*first, *self.split(best.right, most - len(first)))

    def cuts(self, whole: Ranked) -> Iterator[Cut]:
        """Every cut both of whose sides ask something, each something else, with what speaks for it."""
        text = _with_joints_mended(whole.question)
        for place in islice(_CUT.finditer(text), _MOST_CUTS):
            if self._begins_with_its_own_waw(text[place.end() :]):
                continue
            left, right = self.read(text[: place.start()]), self.read(text[place.end() :])
            if left.words and right.words:
                yield from self._cut(self._ranked(left), self._ranked(right), whole.ranking, place.group())

    def _begins_with_its_own_waw(self, text: str) -> bool:
        """Whether the letter waw belongs to the first word itself, as in وين and وزارة: no word is left without it."""
        if not text.startswith(_WAW):
            return False
        words = normalise(text.split(maxsplit=1)[0]).split()
        return bool(words) and words[0].startswith(_WAW) and not self.knows(words[0].removeprefix(_WAW))

    def _ranked(self, question: Question) -> Ranked:
        return Ranked(question, self.rank(question))

    def _cut(self, left: Ranked, right: Ranked, whole: Ranking, joint: str) -> Iterator[Cut]:
        first, second = left.ranking.candidates[0], right.ranking.candidates[0]
        if first.id == second.id:
            return
        weaker, stronger = sorted((_log_odds(first.confidence), _log_odds(second.confidence)))
        supported = dict(whole.candidates)
        evidence = Evidence(
            weaker,
            stronger,
            support=log(min(supported[first.id], supported[second.id]) + _LEAST_SUPPORT),
            statement_end=float(_STATEMENT_END in joint),
            comma=float(not _COMMA.isdisjoint(joint)),
            both_ask=float(self._asks(left.question) and self._asks(right.question)),
            opens_asking=float(self._asks(right.question, _FIRST_WORDS)),
        )
        yield Cut(left, right, evidence)

    def _asks(self, question: Question, among_first: int | None = None) -> bool:
        return not self.asking.isdisjoint(question.concepts[:among_first])


def _with_joints_mended(question: Question) -> str:
    """The text, with "nad" as "and" where typing errors were found in it."""
    text = question.text
    if len(question.typed) == len(question.words):
        for typed, meant in zip(question.typed, question.words, strict=True):
            if meant in _JOINTS and typed != meant:
                text = re.sub(rf"\b{re.escape(typed)}\b", meant, text, flags=re.IGNORECASE)
    return text


def _log_odds(probability: float) -> float:
    return log((probability + _LEAST) / (1 - probability + _LEAST))
