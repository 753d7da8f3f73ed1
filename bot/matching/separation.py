"""What speaks for two questions where a message could come apart, weighed into one probability."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from math import log
from operator import attrgetter, mul

from bot.language.read import Question
from bot.matching.joints import Kind
from bot.matching.ranking import Ranked

_LEAST = 1e-4
_LEAST_SHARE = 1e-7
_FIRST_WORDS = 2
_BRIEF = 1
_TERSE = 3
_QUESTION_MARKS = ("?", "؟")
MOST_BY_SIDES = 7.7
"""The most that what two sides ask for by themselves (`weaker`, `shared`, `shared_back`, `leans`) had to add to the
log-odds of a cut of the whole for a message to come apart: `python -m bench.separation` prints it."""
_TOLD = frozenset({Kind.STOP, Kind.COMMA})
_ENDS = frozenset({Kind.STOP, Kind.MARK})
_PRONOUNS = frozenset(
    """
    he she it they him her his hers its them their theirs this that these those huwa howa heya hiya homma hom
    هو هي هم هذا هذه هاي هاد هدا ده دي دول عنده عندها عندهم له لها لهم كان كانت كانوا
    """.split()
)
_SUFFIXED = re.compile("(?:[^ا]ه|ها|هم|هما|هن|و)$")
"""How an Arabic word ends that has a pronoun in it, or a verb that says nobody's name."""
_DEFINITE = re.compile(
    r"""^\W*(?: the|that|this|those|these|his|her|their|i\ mean | el|il|elli|ya3ni
    | ال|هذا|هذه|هذي|هذيك|ذاك|هداك|اللي|الي|اقصد|أقصد|يعني|قصدي )""",
    re.IGNORECASE | re.VERBOSE,
)
"""How a thing begins that both sides know."""
_IT = frozenset({"it", "this", "that", "them", "these", "those"})
_FIRST_PERSON = frozenset(
    """
    i im ive ill id me my mine we were weve our us myself
    انا احنا نحن حنا اني عندي عندنا معي معنا زميلي زميلتي صديقي مديري ودي بدي ابي ابغي عايز عايزه محتاج محتاجه
    لازم سمعت شفت قريت قرات كتبت ana e7na ihna 3endi 3ndi
    """.split()
)
"""Who speaks of themselves tells a story, where nothing is asked in it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for two questions at a joint: logarithms, and 1.0 or 0.0 for what is so or not."""

    weaker: float
    """Log-odds of the less confident side."""
    support: float
    """Log of the probability that the two together give to the less likely of the two."""
    place: float
    """Log of the place of the less likely of the two among all entries, by what the two together say."""
    shared: float
    """Log of the probability that the first side gives to what the second asks, …"""
    shared_back: float
    """… and the other way."""
    whole: float
    """Log-odds of what the two together ask for."""
    both_ask: float
    """Each side has a question word."""
    asks_before: float
    """Only the first side has one."""
    opens_wanting: float
    """The second side begins with a wish: "give me", «أريد»."""
    afterthought: float
    """Behind a comma the second side only says whom or what the first side's question is about: "how old is he, the one
    who spoke"."""
    leans: float
    """The second side asks for something else behind the first than alone."""
    brief: float
    """The second side is a single word, …"""
    brief_before: float
    """… or the first side."""
    stop: float
    """A full stop stands between them, …"""
    comma: float
    """… or a comma, …"""
    sign: float
    """… or a sign that joins, …"""
    waw: float
    """… or the letter of a word, …"""
    with_word: float
    """… or a word that may be a preposition, …"""
    bare: float
    """… or nothing at all, …"""
    numbered: float
    """… or the next number."""
    wants_before: float
    """The first side wishes, and has no question word."""
    terse: float
    """A comma stands between a few words and a few more: a list."""
    told_after: float
    """The second side asks and wishes nothing, behind the end of a sentence: a question and a remark."""
    told_before: float
    """The first side asks nothing, and a question mark ends the second: a story and its question."""
    tells_before: float
    """The first side speaks of who asks, and asks nothing."""
    tells_after: float
    """So does the second."""


_numbers = attrgetter(*(each.name for each in fields(Evidence)))


@dataclass(frozen=True, slots=True)
class Separation:
    """The logistic regression, fitted by `python -m bench.calibrate`."""

    bias: float
    weights: Evidence

    def log_odds(self, evidence: Evidence) -> float:
        """How likely it is that two things are asked: above 0 likelier than not."""
        return self.bias + float(sum(map(mul, _numbers(self.weights), _numbers(evidence))))


@dataclass(frozen=True, slots=True)
class Weigher:
    """Finds the evidence; `asking` are the vocabulary's groups of question words, `wanting` those of wishes."""

    asking: frozenset[str]
    wanting: frozenset[str]

    def weigh(self, left: Ranked, right: Ranked, behind: Ranked, whole: Ranked, kind: Kind) -> Evidence:
        """What speaks for two questions in `left` and `right`; `behind` is the latter in the light of the former, and
        `whole` the two together."""
        first, second = left.ranking.candidates[0], behind.ranking.candidates[0]
        together = whole.ranking.candidates
        places = [place for place, one in enumerate(together) if one.id in (first.id, second.id)]
        return replace(
            self.hope(left.question, right.question, whole, kind),
            weaker=_log_odds(min(first.confidence, second.confidence)),
            support=_log(together[places[-1]].confidence),
            place=log(places[-1]),
            shared=_log(_confidence(left, second.id)),
            shared_back=_log(_confidence(right, first.id)),
            leans=float(right.ranking.candidates[0].id != second.id),
        )

    def hope(self, left: Question, right: Question, whole: Ranked, kind: Kind) -> Evidence:
        """The same before the sides are ranked, did they ask for the two likeliest things of the whole; of what they
        ask for by themselves it says nothing."""
        first, second = whole.ranking.candidates[:2]
        asks, asks_too = self.asks(left), self.asks(right)
        wants, wants_too = self.wants(left), self.wants(right)
        ends_asking = whole.question.text.rstrip().endswith(_QUESTION_MARKS)
        return Evidence(
            weaker=0.0,
            support=_log(second.confidence),
            place=0.0,
            shared=0.0,
            shared_back=0.0,
            whole=_log_odds(first.confidence),
            leans=0.0,
            both_ask=float(asks and asks_too),
            asks_before=float(asks and not asks_too),
            opens_wanting=float(not self.wanting.isdisjoint(right.concepts[:_FIRST_WORDS])),
            afterthought=float(
                kind is Kind.COMMA and asks and not (asks_too or wants_too) and _stands_for(left, right)
            ),
            brief=float(len(right.words) <= _BRIEF),
            brief_before=float(len(left.words) <= _BRIEF),
            stop=float(kind is Kind.STOP),
            comma=float(kind is Kind.COMMA),
            sign=float(kind is Kind.SIGN),
            waw=float(kind is Kind.WAW),
            with_word=float(kind is Kind.WITH),
            bare=float(kind is Kind.BARE),
            numbered=float(kind is Kind.NUMBERED),
            wants_before=float(wants and not asks),
            terse=float(kind is Kind.COMMA and _is_terse(left) and _is_terse(right)),
            told_after=float(kind in _ENDS and not (asks_too or wants_too or ends_asking)),
            told_before=float(kind in _TOLD and ends_asking and not asks),
            tells_before=float(self.tells(left)),
            tells_after=float(self.tells(right)),
        )

    def hope_behind(self, left: Ranked, right: Ranked, whole: Ranked, kind: Kind) -> Evidence:
        """The same before the second side is read in the light of the first, did it ask for what suits best."""
        first, together = left.ranking.candidates[0], whole.ranking.candidates
        place = max(1, next(place for place, one in enumerate(together) if one.id == first.id))
        return replace(
            self.hope(left.question, right.question, whole, kind),
            weaker=_log_odds(first.confidence),
            support=_log(together[place].confidence),
            place=log(place),
            shared=_log(0.0),
            shared_back=_log(_confidence(right, first.id)),
        )

    def asks(self, question: Question, among_first: int | None = None) -> bool:
        """Whether a question has a question word, among its first words or anywhere."""
        return not self.asking.isdisjoint(question.concepts[:among_first])

    def wants(self, question: Question) -> bool:
        """Whether a question says that something is wished for, and not just for what: "I need it for my caption"."""
        return not self.wanting.isdisjoint(question.concepts) and _IT.isdisjoint(question.words)

    def tells(self, question: Question) -> bool:
        """Whether a question speaks of who asks, and asks and wishes nothing: "I only have the Arabic", «عندي موعد»."""
        speaks = not _FIRST_PERSON.isdisjoint(question.typed)
        return speaks and not self.asks(question) and not self.wants(question)


def _is_terse(question: Question) -> bool:
    return len(question.words) <= _TERSE


def _stands_for(left: Question, right: Question) -> bool:
    """Whether the first side leaves open whom or what it is about, and the second begins as a name for that does."""
    words = left.text.rstrip("?؟ ").split()
    open_ended = any(word.casefold().strip("?؟,،") in _PRONOUNS or _SUFFIXED.search(word) for word in words)
    return open_ended and bool(_DEFINITE.match(right.text))


def _confidence(side: Ranked, entry_id: str) -> float:
    return next(one.confidence for one in side.ranking.candidates if one.id == entry_id)


def _log(probability: float) -> float:
    return log(probability + _LEAST_SHARE)


def _log_odds(probability: float) -> float:
    return log((probability + _LEAST) / (1 - probability + _LEAST))
