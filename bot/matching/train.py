"""Phrasings -> Weights: a linear support vector machine, one border for each entry id against all the others.

Measured against logistic regression, a multi-layer perceptron and nearest neighbours on the same features, it has the
most right at first choice; see docs/matching.md. Run as a program (`python -m bot.matching.train KNOWLEDGE FOLDER`) it
keeps scikit-learn, and the memory that it takes, out of the bot's own process.
"""

from __future__ import annotations

import os
import random
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from bot.facts.factbase import FactBase, Phrasing
from bot.facts.ids import SAFEGUARDING, UNKNOWN
from bot.facts.loader import load
from bot.facts.phrasings import load_kinds, load_phrasings
from bot.language.lexicon import IN_THE_LANGUAGE, NOTHING, Everyday, Lexicon, everyday_frequencies, proper_names
from bot.language.normalise import stem
from bot.language.read import Question, Reader
from bot.language.vocabulary import Vocabulary
from bot.matching.acceptance import Accounts
from bot.matching.examples import Exchange, captions, careless, own_words, without_ours
from bot.matching.features import ROWS, FloatArray, Hits, factors, hits
from bot.matching.learning import PROGRESS
from bot.matching.meanings import learn_sense
from bot.matching.weights import Lines, Weights

LOOSENESS = 1.0
"""C of the machine; `make ablation` compares others."""
LEAST_HITS = 3
"""Rows that fewer phrasings hit are dropped, two thirds of all: fewer wrong answers, as many right ones or nearly so,
and a third of the memory."""
_SEED = 0
Tell = Callable[[float], None]
_READING = 0.4
"""The share of the work that reading the phrasings is."""
_TOLD_EACH = 1_000
_AS_IF_NEW_EVERY = 2
"""Every second phrasing is seen as it is, so that the few phrasings of a small folder are known when they are asked."""
_TOLERANCE = 0.5
"""Where drawing a border ends. From here on weights change by two hundredths at most, in a fifth more time."""


def train(base: FactBase, phrasings: Sequence[Phrasing], tell: Tell | None = None) -> Weights:
    """Weights over the entry ids of the phrasings; the same input gives the same weights. `tell` hears now and then
    which share of the work is done."""
    little = own_words(base) if base.from_little else ()
    phrasings = [*without_ours(base, phrasings), *captions(base, phrasings), *little]
    frequencies = everyday_frequencies()
    lexicon = learn_words(phrasings, Everyday.of(frequencies))
    reader = Reader(lexicon, Vocabulary.of(base.vocabulary))
    asked = [(phrasing.entry_id, reader.read(text)) for phrasing, text in _told(phrasings, tell)]
    chance = random.Random(_SEED)  # noqa: S311 - typing errors and other words, no secrets
    as_if_new = AsIfNew(question for _, question in asked)
    found = hit_by(
        as_if_new.seen(question, lexicon) if number % _AS_IF_NEW_EVERY else question
        for number, (_, question) in enumerate(asked)
    )
    idf = inverse_document_frequencies(found, LEAST_HITS)
    spared = {entry.id for entry in base.playing(SAFEGUARDING)}
    more = [(entry_id, reader.read(text)) for text, entry_id in careless(phrasings, chance)]
    exchange = Exchange(frequencies, base.vocabulary)
    more += [(UNKNOWN, reader.read(text)) for text in exchange.exchanged(phrasings, spared, chance)]
    found += hit_by(as_if_new.seen(question, lexicon) for _, question in more)
    entry_ids, borders, intercepts = draw_borders(
        feature_matrix(found, idf), [entry_id for entry_id, _ in (*asked, *more)], tell
    )
    accounts = Accounts.of(asked, entry_ids, lexicon.everyday)
    if not base.from_little:
        return Weights.of(entry_ids, borders, intercepts, idf, lexicon, accounts)
    kinds, more_borders, more_intercepts = _kinds([*load_kinds(base)], reader, idf)
    borders, intercepts = np.vstack([borders, more_borders]), np.append(intercepts, more_intercepts)
    return Weights.of(entry_ids, borders, intercepts, idf, lexicon, accounts, learn_sense(asked, entry_ids), kinds)


def _kinds(
    ways: Sequence[Phrasing], reader: Reader, idf: FloatArray
) -> tuple[tuple[str, ...], NDArray[np.float64], FloatArray]:
    """The kinds of question, with a border around each; none where there are no two to tell apart."""
    kinds = [way.entry_id for way in ways]
    if len({*kinds}) < 2:
        return (), np.empty((0, np.count_nonzero(idf) + 1)), np.empty(0, np.float32)
    return draw_borders(feature_matrix(hit_by(reader.read(way.text) for way in ways), idf), kinds)


class AsIfNew:
    """Sees each phrasing as if it were none of the phrasings: a word that no other has is foreign to it, as such a word
    is in a question that nobody foresaw. Else every word in training would be a known one."""

    def __init__(self, questions: Iterable[Question]) -> None:
        self._phrasings = Counter(each for question in questions for each in {stem(word) for word in question.words})

    def seen(self, question: Question, lexicon: Lexicon) -> Question:
        return replace(question, foreign=tuple(word for word in question.words if self._is_foreign(word, lexicon)))

    def _is_foreign(self, word: str, lexicon: Lexicon) -> bool:
        alone = self._phrasings[stem(word)] <= 1 and not word.isdecimal()
        return alone and lexicon.everyday.zipf(word) >= IN_THE_LANGUAGE


def draw_borders(
    matrix: csr_matrix, asked: Sequence[str], tell: Tell | None = None
) -> tuple[tuple[str, ...], NDArray[np.float64], FloatArray]:
    """The entry ids (or kinds), a line of weights for each, and the intercepts; each border is drawn by itself."""
    matrix = matrix.astype(np.float64)  # which liblinear works in: else each border would convert it anew
    of_line = np.array(asked)
    entry_ids = tuple(sorted(set(asked)))
    weights = np.empty((len(entry_ids), matrix.shape[1]))
    intercepts = np.empty(len(entry_ids), np.float32)
    for place, entry_id in enumerate(entry_ids):
        machine = LinearSVC(C=LOOSENESS, tol=_TOLERANCE, random_state=_SEED)
        machine.fit(matrix, of_line == entry_id)
        weights[place], intercepts[place] = machine.coef_[0], machine.intercept_[0]
        if tell:
            tell(_READING + (1 - _READING) * (place + 1) / len(entry_ids))
    return entry_ids, weights, intercepts


def _told(phrasings: Sequence[Phrasing], tell: Tell | None) -> Iterator[tuple[Phrasing, str]]:
    """The phrasings, one by one; when all are through, `_READING` of the work is done."""
    for number, phrasing in enumerate(phrasings):
        if tell and number % _TOLD_EACH == 0:
            tell(_READING * number / len(phrasings))
        yield phrasing, phrasing.text


def learn_words(phrasings: Iterable[Phrasing], everyday: Everyday = NOTHING) -> Lexicon:
    """The words of the phrasings, the proper names among the English ones, and those of the language at large."""
    texts = [(phrasing.text, phrasing.script) for phrasing in phrasings]
    return Lexicon.of(texts, proper_names(text for text, script in texts if script == "en"), everyday)


def hit_by(questions: Iterable[Question]) -> list[Hits]:
    """What each question hits; in small numbers, for there are many."""
    found = (hits(question) for question in questions)
    return [Hits(rows.astype(np.int32), of_block.astype(np.int8)) for rows, of_block in found]


def inverse_document_frequencies(found: Sequence[Hits], least: int = 1) -> FloatArray:
    """For each row: log of (1 + questions) / (1 + questions that hit it), plus one; 0 where fewer than
    `least` do."""
    counts = np.zeros(ROWS, np.float32)
    for rows, _ in found:
        counts[rows] += 1  # a row that a question hits twice is counted once
    idf: FloatArray = np.log((1 + len(found)) / (1 + counts)) + 1
    idf[counts < least] = 0
    return idf


def feature_matrix(found: Sequence[Hits], idf: FloatArray) -> csr_matrix:
    """A line for each question, a column for each line of the table."""
    lines = Lines.of(idf != 0)
    starts = np.cumsum([0, *(len(rows) for rows, _ in found)])
    columns = np.concatenate([lines[rows] for rows, _ in found])
    weights = np.concatenate([factors(each, idf) for each in found])
    matrix = csr_matrix((weights, columns, starts), shape=(len(found), np.count_nonzero(idf) + 1))
    matrix.sum_duplicates()
    matrix.eliminate_zeros()
    return matrix


def main(arguments: Sequence[str]) -> None:
    threading.Thread(target=end_with_parent, daemon=True).start()
    knowledge, folder = map(Path, arguments)
    base = load(knowledge)
    train(base, load_phrasings(base), lambda done: print(f"{PROGRESS}{done:.3f}", flush=True)).save(folder)  # noqa: T201


def end_with_parent() -> None:
    """Whoever started the learning holds the other end of standard input, which closes when they end, however."""
    os.read(sys.stdin.fileno(), 1)  # not sys.stdin.read, whose lock a thread still holds when Python ends
    os._exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
