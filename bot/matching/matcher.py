"""The matcher: reads a message, takes it apart, ranks the facts that it may ask for."""

from __future__ import annotations

import logging
import shutil
import subprocess
import sys
from hashlib import sha256
from operator import itemgetter
from pathlib import Path

from bot.errors import UserError
from bot.facts.factbase import FactBase
from bot.facts.ids import SAFEGUARDING, UNKNOWN
from bot.language.question import Question
from bot.language.read import LONGEST_READ, Reader
from bot.language.vocabulary import Vocabulary
from bot.matching.calibration import CALIBRATION, Calibration
from bot.matching.features import FINGERPRINT, FloatArray
from bot.matching.focus import SHARE, asking_clause
from bot.matching.mentions import Roll
from bot.matching.parts import Splitter
from bot.matching.ranking import Mentions, Ranked, Ranking, candidate_of
from bot.matching.safeguarding import alarms
from bot.matching.weights import Weights

_NO_MENTIONS = Mentions()
_log = logging.getLogger(__name__)


class Matcher:
    """Facts for questions, over one fact base and the weights learnt from its phrasings."""

    def __init__(self, base: FactBase, weights: Weights, calibration: Calibration = CALIBRATION) -> None:
        self._weights = weights
        self._calibration = calibration
        self._reader = Reader(weights.lexicon, Vocabulary.of(base.vocabulary))
        self._reject, self._danger = map(weights.intents.index, (UNKNOWN, SAFEGUARDING))
        asking = frozenset(group.id for group in base.vocabulary if group.asks)
        self.splitter = Splitter(self.read, self.rank, asking, weights.lexicon.__contains__)
        self._rolls = {entry.id: Roll(entry.listing) for entry in base.entries.values() if entry.listing}

    @classmethod
    def open(cls, base: FactBase, cache: Path) -> Matcher:
        """The matcher of a base; learns its phrasings first where no run on this machine has (about a minute).

        Raises UserError where the learning fails, naming its last words.
        """
        return cls(base, open_weights(base, cache))

    def read(self, text: str) -> Question:
        return self._reader.read(text)

    def parts(self, whole: Ranked) -> tuple[Ranked, ...]:
        """The questions that a message asks, in order; the message itself where it asks one."""
        return self.splitter.split(whole)

    @property
    def intents(self) -> tuple[str, ...]:
        """The entries' ids and `unknown`, in the order of the scores."""
        return self._weights.intents

    def scores(self, question: Question) -> FloatArray:
        """What a ranking rests on: a score for each intent, in which the clause that asks counts for more."""
        return self._focused(question, self._weights.scores(question))

    def _focused(self, question: Question, scores: FloatArray) -> FloatArray:
        clause = asking_clause(question.text[:LONGEST_READ])
        if clause is None:
            return scores
        return (1 - SHARE) * scores + SHARE * self._weights.scores(self.read(clause))

    def rank(self, question: Question) -> Ranking:
        """Every fact with its probability, likeliest first."""
        whole = self._weights.scores(question)
        scores = self._focused(question, whole)
        alarm = bool(question.words) and alarms(max(float(whole[self._danger]), float(scores[self._danger])))
        probabilities = self._calibration.probabilities(scores, self._reject).tolist()
        unknown = probabilities[self._reject]
        found = [*map(candidate_of, zip(self._weights.intents, probabilities, strict=True))]
        del found[self._reject]
        found.sort(key=itemgetter(1), reverse=True)
        return Ranking(tuple(found), unknown, alarm)

    def mentions(self, question: Question, entry_id: str) -> Mentions:
        """Which members of an entry's list the question names; none where the entry has no list."""
        roll = self._rolls.get(entry_id)
        return roll.mentions(question) if roll else _NO_MENTIONS


def open_weights(base: FactBase, cache: Path) -> Weights:
    """The weights of a base's phrasings from the cache, learnt first where they aren't there or are damaged."""
    folder = cache / f"weights-{_key(base)}"
    try:
        return Weights.open(folder)
    except (OSError, ValueError, KeyError):
        _log.info("Learning the phrasings of %s, once; this takes about a minute.", base.folder)
    shutil.rmtree(folder, ignore_errors=True)
    _learn(base.folder, folder)
    return Weights.open(folder)


def _key(base: FactBase) -> str:
    """Changes with all that training sees: features, phrasings, vocabulary, labels; not with an answer's wording."""
    labels = [(entry.id, entry.label) for entry in base.entries.values()]
    return sha256(repr((FINGERPRINT, base.phrasings_hash, labels)).encode()).hexdigest()[:24]


def _learn(knowledge: Path, folder: Path) -> None:
    command = [sys.executable, "-P", "-m", "bot.matching.train", str(knowledge), str(folder)]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own module
    if finished.returncode:
        last = finished.stderr.strip().splitlines()[-1:] or [f"exit code {finished.returncode}"]
        raise UserError(f"Learning the phrasings of {knowledge} failed: {last[0]}")
