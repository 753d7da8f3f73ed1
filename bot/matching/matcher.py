"""The matcher: reads a message, takes it apart, ranks the facts that it may ask for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

import numpy as np

from bot.facts.factbase import EntryKind, FactBase, Member, MemberList
from bot.facts.fitted import Fitted
from bot.facts.followups import WordGroup
from bot.facts.ids import SAFEGUARDING, UNKNOWN
from bot.language.read import LONGEST_READ, Question, Reader
from bot.language.vocabulary import Vocabulary
from bot.matching.acceptance import Acceptance, Places, signs
from bot.matching.features import FloatArray
from bot.matching.joints import JointReader
from bot.matching.learning import open_weights
from bot.matching.little import Blend, Little
from bot.matching.parts import InLight, Splitter, by_itself
from bot.matching.ranking import Mentions, Ranked, Ranking, candidate_of
from bot.matching.separation import Separation, Weigher
from bot.matching.weights import Weights

_NO_MENTIONS = Mentions()
_BORDER = re.compile(r"(?<=[?؟!;؛])\s*|\n+|(?<=\.)\s+|[,،]\s+|(?<!\s)\s+(?:but|بس|لكن)\s+")
_QUESTION_MARKS = frozenset("?؟")
_FEWEST_WORDS = 2
_BARE = 6.0
"""From here on (Zipf) a word says nothing at all."""
_LEAST = 1e-9
"""Keeps a question that is surely not ours from dividing by nothing."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Scores -> probabilities: Platt's method for many classes, a softmax over the scores, sharpened, with a constant
    for the reject class.

    `sharpness` multiplies every score; `reject` is added to the reject class, for knowledge that has no `Acceptance`.
    """

    sharpness: float
    reject: float

    def probabilities(self, scores: FloatArray, reject_index: int) -> FloatArray:
        """Probabilities that sum to 1, in the order of the scores; of several lines of scores, a line for each."""
        logits = self.sharpness * scores
        logits[..., reject_index] += self.reject
        odds = np.exp(logits - logits.max(axis=-1, keepdims=True))
        probabilities: FloatArray = odds / odds.sum(axis=-1, keepdims=True)
        return probabilities


@dataclass(frozen=True, slots=True)
class Borders:
    """`danger` is the score for safeguarding from which a message counts as a call for help, whole or its question.

    Below the machine's own border (0) on purpose: a needless pointer to 112 costs a journalist one line, a missed one
    may cost a person everything. `bayan evaluate` counts both. From `certain` on it counts whatever the rest says;
    below, only where the chance that the message is ours at all is at least `doubt`, and with the score `together`:
    what hardly sounds like danger must surely be ours. So all 204 calls for help in bench/calibration, bench/exam and
    the questions kept for development are heard, and a third fewer questions to banks get the emergency number.
    `clause` is how much the clause that asks counts beside the whole message: on bench/calibration 0.3 has 161 of 174
    messages of several clauses right, 0 has 145, 0.5 has 155 and 0.7 has 147. Where facts are learnt from little
    (`borders-from-little`, drawn by `python -m bench.releases.fit`), the chance is that of safeguarding among the
    release's own entries.
    """

    danger: float
    certain: float
    doubt: float
    together: float
    clause: float

    def alarms(self, danger: float, ours: float) -> bool:
        """Whether a message with this score for safeguarding and this chance to be ours is a call for help."""
        perhaps = danger >= self.danger and ours >= self.doubt and danger + ours >= self.together
        return danger >= self.certain or perhaps


class Roll:
    """The members of one list by all their names, ready for look-up: "and Health?" after the participants. Whether what
    is said of them is so is asked in bot/premises, by whole names."""

    def __init__(self, listing: MemberList) -> None:
        self._members = {member.id: member for member in listing.members}
        self._others = {member.id: member for member in listing.others}
        self._names = Vocabulary.of(_groups([*listing.members, *listing.others]))

    def mentions(self, question: Question) -> Mentions:
        """The members named, in the order of the question, each once."""
        found = dict.fromkeys(self._names.concepts(question.words))
        named = tuple(self._members[id] for id in found if id in self._members)
        others = tuple(self._others[id] for id in found if id in self._others)
        return Mentions(named, others)


def _groups(members: Iterable[Member]) -> Iterator[WordGroup]:
    for member in members:
        yield WordGroup(member.id, (member.name.en, member.name.ar, *member.aliases))


class Matcher:
    """Facts for questions, over one fact base and the weights learnt from its phrasings."""

    def __init__(self, base: FactBase, weights: Weights, fitted: Fitted | None = None) -> None:
        fitted = fitted or Fitted.load(base.general)
        self._weights = weights
        self._borders = fitted.numbers("borders-from-little" if base.from_little else "borders", Borders)
        self._reader = Reader(weights.lexicon, Vocabulary.of(base.vocabulary))
        (safeguarding,) = base.playing(SAFEGUARDING)
        self._reject, self._danger = map(weights.entry_ids.index, (UNKNOWN, safeguarding.id))
        services = frozenset(
            place
            for place, entry_id in enumerate(weights.entry_ids)
            if place not in (self._reject, self._danger) and base.entries[entry_id].kind is EntryKind.SERVICE
        )
        self._places = Places(self._reject, self._danger, services)
        self._calibration = fitted.numbers("calibration", Calibration)
        self.little = self._from_little(base, fitted) if base.from_little else None
        own = fitted.is_own(base) and not self.little  # other phrasings' trees would take these for strangers
        self._accepted = fitted.numbers("acceptance", Acceptance).ready() if own else None
        self.splitter = self._splitter(base, fitted.numbers("parts", Separation), safeguarding.id)
        self._rolls = {entry.id: Roll(entry.listing) for entry in base.entries.values() if entry.listing}

    @classmethod
    def open(cls, base: FactBase, cache: Path) -> Matcher:
        """The matcher of a base; learns its phrasings first where no run on this machine has (about a minute).

        Raises UserError where the learning fails, naming its last words.
        """
        return cls(base, open_weights(base, cache))

    def read(self, text: str) -> Question:
        return self._reader.read(text)

    def _from_little(self, base: FactBase, fitted: Fitted) -> Little:
        blend, acceptance = fitted.numbers("blend", Blend), fitted.numbers("acceptance-from-little", Acceptance)
        return Little(base, self._weights, blend, acceptance, self._places)

    def _splitter(self, base: FactBase, separation: Separation, danger: str) -> Splitter:
        asking = [group for group in base.vocabulary if group.asks]
        joints = JointReader(Vocabulary.of(asking), self._weights.lexicon.__contains__)
        wanting = frozenset(group.id for group in base.vocabulary if group.wants)
        weigher = Weigher(frozenset(group.id for group in asking), wanting)
        return Splitter(self.read, self.rank_each, joints, weigher, danger, separation)

    def parts(self, whole: Ranked, in_light: InLight = by_itself) -> tuple[Ranked, ...]:
        """The questions that a message asks, in order; the message itself where it asks one."""
        return self.splitter.split(whole, in_light)

    def asks_with(self, word: str) -> bool:
        """Whether a way to ask for an entry has this normalised word, or another form of it."""
        account = self._weights.accounts.of_word(word)
        return not (account.foreign or account.nowhere)

    @property
    def entry_ids(self) -> tuple[str, ...]:
        """The entries' ids and `unknown`, in the order of the scores."""
        return self._weights.entry_ids

    def scores(self, question: Question) -> FloatArray:
        """What a ranking rests on: a score for each entry id, in which the clause that asks counts for more; where
        facts are learnt from little, then for each kind of question."""
        found: FloatArray = self._scores([question])[1][0]
        return found

    def _scores(self, questions: Sequence[Question]) -> tuple[FloatArray, FloatArray]:
        """A line of scores for each question as a whole, and one in which the clause that asks counts for more."""
        clauses = [(place, clause) for place, each in enumerate(questions) if (clause := _clause_of(each)) is not None]
        scores = self._weights.scores_of_each([*questions, *(self.read(clause) for _, clause in clauses)])
        whole, of_clauses = scores[: len(questions)], scores[len(questions) :]
        if not clauses:
            return whole, whole
        focused, share, places = whole.copy(), self._borders.clause, [place for place, _ in clauses]
        focused[places] = (1 - share) * whole[places] + share * of_clauses
        return whole, focused

    def danger(self, question: Question) -> float:
        """The score for safeguarding, of the message as a whole or with the clause that asks counting for more."""
        whole, focused = self._scores([question])
        return float(max(whole[0, self._danger], focused[0, self._danger]))

    def rank(self, question: Question) -> Ranking:
        """Every fact with its probability, likeliest first."""
        return self.rank_each([question])[0]

    def rank_each(self, questions: Sequence[Question]) -> list[Ranking]:
        """The ranking of each question, all looked up at once."""
        whole, focused = self._scores(questions)
        danger = np.maximum(whole[:, self._danger], focused[:, self._danger]).tolist()
        if self.little:
            asked = zip(questions, focused, danger, strict=True)
            return [self._rank_little(self.little, *each) for each in asked]
        probabilities = self._calibration.probabilities(focused, self._reject)
        return [self._ranking(*each) for each in zip(questions, focused, probabilities, danger, strict=True)]

    def _ranking(self, question: Question, scores: FloatArray, probabilities: FloatArray, danger: float) -> Ranking:
        unknown = float(probabilities[self._reject])
        if self._accepted:
            only_asks = question.words and self._only_asks(question)
            accepted = 1.0 if only_asks else self._accepted(self.signs(question, scores))
            probabilities *= accepted / max(1 - unknown, _LEAST)
            unknown = 1 - accepted
        alarm = bool(question.words) and self._borders.alarms(danger, 1 - unknown)
        found = [*map(candidate_of, zip(self._weights.entry_ids, probabilities.tolist(), strict=True))]
        del found[self._reject]
        found.sort(key=itemgetter(1), reverse=True)
        return Ranking(tuple(found), unknown, alarm)

    def _rank_little(self, little: Little, question: Question, scores: FloatArray, danger: float) -> Ranking:
        standing = little.standing(question, scores)
        accepted = little.accepted(question, scores, standing)
        found = [*map(candidate_of, zip(little.entry_ids, (accepted * standing.shares).tolist(), strict=True))]
        found.sort(key=itemgetter(1), reverse=True)
        alarm = bool(question.words) and self._borders.alarms(danger, little.share(standing, self._danger))
        return Ranking(tuple(found), 1 - accepted, alarm)

    def signs(self, question: Question, scores: FloatArray) -> list[float]:
        """What speaks for and against the question's being about the release, as the acceptance weighs it."""
        return signs(question, scores, self._weights.accounts, self._places)

    def _only_asks(self, question: Question) -> bool:
        """Whether a message is nothing but question words ("wain w emta?"): nothing in it could be somebody else's."""
        concepts = question.concepts
        whole = len(concepts) == len(question.words)
        return whole and all(
            concept in self.splitter.weigher.asking
            or len(word) == 1
            or (concept is None and self._weights.accounts.of_word(word).zipf >= _BARE)
            for concept, word in zip(concepts, question.words, strict=True)
        )

    def mentions(self, question: Question, entry_id: str) -> Mentions:
        """Which members of an entry's list the question names; none where the entry has no list."""
        roll = self._rolls.get(entry_id)
        return roll.mentions(question) if roll else _NO_MENTIONS

    def rest(self) -> None:
        """Give the pages of the weights back; whoever asks next gets them from the system, which keeps them at hand."""
        self._weights.rest()


def _clause_of(question: Question) -> str | None:
    return asking_clause(question.text[:LONGEST_READ])


def asking_clause(text: str) -> str | None:
    """The last clause with a question mark, else the last one, for people tell the story first and ask at its end;
    None where the text is a single clause."""
    clauses = [clause for clause in _BORDER.split(text) if len(clause.split()) >= _FEWEST_WORDS]
    if len(clauses) < 2:
        return None
    asking = [clause for clause in clauses if not _QUESTION_MARKS.isdisjoint(clause)]
    return (asking or clauses)[-1]
