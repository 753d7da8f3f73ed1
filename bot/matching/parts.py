"""A message that asks several things -> its questions, in order.

An end mark is stronger than an "and": what ends with a question mark, or a line of its own, is a question by itself
where the matcher is sure of it; a story before it, or a word after it, goes with it. Inside such a question every place
is tried where it could come apart, a comma, an "and". Whether it does is a logistic regression over what the matcher
says of both sides and of the whole, and over the question words: each side must ask for something else with good
confidence, and the whole must seem to ask for both. So a list of two ministries stays whole.
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

MOST_PARTS = 6
"""Parts found in one question: who lists more than these gets the first ones, and can ask again."""
_MOST_CUTS = 8
"""Places tried in one message: beyond these it is a story, and its parts are no longer questions."""
_LEAST = 1e-4
_LEAST_SUPPORT = 1e-4
_FIRST_WORDS = 2
_SURE, _SURELY_NOT = 0.6, 0.9
"""The least probability of what a piece between two end marks asks: that from which a fact is given outright. Surer
still must be that it asks for nothing of ours: the reply says so."""

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
_FIRST_PERSON = frozenset(
    """
    i im ive ill id me my mine we were weve our us myself
    انا احنا نحن حنا اني عندي عندنا معي معنا زميلي زميلتي صديقي مديري ودي بدي ابي ابغي عايز عايزه محتاج محتاجه
    لازم سمعت شفت قريت قرات كتبت ana e7na ihna 3endi 3ndi
    """.split()
)
"""Who speaks of themselves tells a story, where nothing is asked in it."""
_QUESTION_MARKS, _STATEMENT_END, _COMMAS = ("?", "؟"), ".", (",", "،")
_TOLD = (_STATEMENT_END, *_COMMAS)
_END = re.compile(r"(?<=[?؟])(?![?؟!])|(?<=\n)")

Read = Callable[[str], Question]
Rank = Callable[[Question], Ranking]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for two questions at a joint: logarithms, and 1.0 or 0.0 for what is so or not."""

    weaker: float
    """Log-odds of the less confident side."""
    stronger: float
    """Log-odds of the other."""
    support: float
    """Log of the probability that the two together give to the less likely of the two."""
    both_ask: float
    """Each side has a question word."""
    opens_asking: float
    """The second side has one among its first words."""
    statement_end: float
    """A full stop stands between them, …"""
    comma: float
    """… or a comma, …"""
    question_end: float
    """… or a question mark."""
    told_before: float
    """The first side asks nothing, and a question mark ends the second: a story and its question."""
    tells_before: float
    """The first side speaks of who asks, and asks nothing."""
    tells_after: float
    """So does the second."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A place where a message may come apart."""

    left: Ranked
    right: Ranked
    evidence: Evidence

    @property
    def entry_ids(self) -> tuple[str, str]:
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
    says whether a word stands in the phrasings, `danger` is the entry for people in danger."""

    read: Read
    rank: Rank
    asking: frozenset[str]
    knows: Callable[[str], bool]
    danger: str
    separation: Separation

    def split(self, whole: Ranked) -> tuple[Ranked, ...]:
        """The parts, each a question that stands on its own; the whole itself where it is one."""
        return tuple(part for question in self._by_end_marks(whole) for part in self._apart(question, MOST_PARTS))

    def _by_end_marks(self, whole: Ranked) -> tuple[Ranked, ...]:
        """The message cut behind its question marks and lines, as far as each piece asks something of its own."""
        texts = [text for text in _END.split(whole.question.text) if any(map(str.isalnum, text))]
        if not 1 < len(texts) <= _MOST_CUTS:
            return (whole,)
        found: list[Ranked] = []
        before = ""
        for text in texts:
            piece = self._ranked(self.read(text))
            told = found and not text.endswith("\n") and not text.rstrip().endswith(_QUESTION_MARKS)
            if told or not piece.question.words or not (self._sure(piece) or self._asks_something_else(piece)):
                before = f"{before} {text}"  # a story, or what is only understood from what follows
                continue
            found.append(self._ranked(self.read(f"{before} {text}")) if before else piece)
            before = ""
        if len(found) < 2:
            return (whole,)
        if before:
            found[-1] = self._ranked(self.read(f"{found[-1].question.text} {before}"))
        return tuple(found)

    def _apart(self, whole: Ranked, most: int) -> tuple[Ranked, ...]:
        if most < 2:
            return (whole,)
        likely = ((self.separation.probability(cut.evidence), cut) for cut in self.cuts(whole))
        surest, best = max(likely, key=lambda pair: pair[0], default=(0.0, None))
        if best is None or surest < 0.5:
            return (whole,)
        first = self._apart(best.left, most - 1)
        return (*first, *self._apart(best.right, most - len(first)))

    def cuts(self, whole: Ranked) -> Iterator[Cut]:
        """Every cut both of whose sides ask something, each something else, with what speaks for it."""
        text = _with_joints_mended(whole.question)
        for place in islice(_CUT.finditer(text), _MOST_CUTS):
            if self._begins_with_its_own_waw(text[place.end() :]):
                continue
            left, right = self.read(text[: place.start()]), self.read(text[place.end() :])
            if left.words and right.words:
                yield from self._cut(self._ranked(left), self._ranked(right), whole, place.group())

    def _begins_with_its_own_waw(self, text: str) -> bool:
        """Whether the letter waw belongs to the first word itself, as in وين and وزارة: no word is left without it."""
        if not text.startswith(_WAW):
            return False
        words = normalise(text.split(maxsplit=1)[0]).split()
        return bool(words) and words[0].startswith(_WAW) and not self.knows(words[0].removeprefix(_WAW))

    def _ranked(self, question: Question) -> Ranked:
        return Ranked(question, self.rank(question))

    def _cut(self, left: Ranked, right: Ranked, whole: Ranked, joint: str) -> Iterator[Cut]:
        first, second = left.ranking.candidates[0], right.ranking.candidates[0]
        if first.id == second.id or self._doubtful_danger(left) or self._doubtful_danger(right):
            return
        weaker, stronger = sorted((_log_odds(first.confidence), _log_odds(second.confidence)))
        supported = dict(whole.ranking.candidates)
        asks, asks_too = self._asks(left.question), self._asks(right.question)
        ends_asking = whole.question.text.rstrip().endswith(_QUESTION_MARKS)
        evidence = Evidence(
            weaker,
            stronger,
            support=log(min(supported[first.id], supported[second.id]) + _LEAST_SUPPORT),
            both_ask=float(asks and asks_too),
            opens_asking=float(self._asks(right.question, _FIRST_WORDS)),
            statement_end=float(_STATEMENT_END in joint),
            comma=float(joint in _COMMAS),
            question_end=float(joint.startswith(_QUESTION_MARKS)),
            told_before=float(joint in _TOLD and ends_asking and not asks),
            tells_before=float(_tells(left.question) and not asks),
            tells_after=float(_tells(right.question) and not asks_too),
        )
        yield Cut(left, right, evidence)

    def _sure(self, piece: Ranked) -> bool:
        """Whether a piece asks for something of ours, and of nobody's help."""
        return piece.ranking.candidates[0].confidence >= _SURE and not self._doubtful_danger(piece)

    def _asks_something_else(self, piece: Ranked) -> bool:
        """Whether a piece is a question, and the matcher is sure that it is for nothing of ours."""
        question, marked = piece.question, piece.question.text.rstrip().endswith(_QUESTION_MARKS)
        return marked and self._asks(question, _FIRST_WORDS) and piece.ranking.unknown >= _SURELY_NOT

    def _doubtful_danger(self, side: Ranked) -> bool:
        """Whether a call for help seems likeliest and yet isn't heard: nobody is sent to 112 over half a sentence."""
        return side.ranking.candidates[0].id == self.danger and not side.ranking.alarm

    def _asks(self, question: Question, among_first: int | None = None) -> bool:
        return not self.asking.isdisjoint(question.concepts[:among_first])


def _tells(question: Question) -> bool:
    """Whether a question speaks of who asks: "I only have the Arabic", «عندي موعد»."""
    return not _FIRST_PERSON.isdisjoint(question.typed)


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
