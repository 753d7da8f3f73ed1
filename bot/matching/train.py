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
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from bot.facts.factbase import FactBase, Language, Phrasing
from bot.facts.loader import load
from bot.facts.phrasings import load_phrasings
from bot.language.lexicon import Lexicon, proper_names
from bot.language.question import Question
from bot.language.read import Reader
from bot.language.typos import mistyped
from bot.language.vocabulary import Vocabulary
from bot.matching.features import ROWS, FloatArray, Hits, factors, hits
from bot.matching.learning import PROGRESS
from bot.matching.table import Lines
from bot.matching.weights import Weights

LOOSENESS = 1.0
"""C of the machine; `make ablation` compares others."""


MISTYPED_EVERY = 4
"""Every fourth phrasing is learnt once more with typing errors, for those that aren't mended. Every second is no
better (`python -m bench.typing_errors`) and takes longer."""
LEAST_HITS = 3
"""Rows that fewer phrasings hit are dropped, two thirds of all: fewer wrong answers, as many right ones or nearly so,
and a third of the memory."""
_SEED = 0
Tell = Callable[[float], None]
_READING = 0.4
"""The share of the work that reading the phrasings is."""
_TOLD_EACH = 1_000
_TOLERANCE = 0.1
"""Where drawing a border ends. From here on weights change by less than a hundredth, in twice the time."""


def train(base: FactBase, phrasings: Sequence[Phrasing], tell: Tell | None = None) -> Weights:
    """Weights over the entry ids of the phrasings; the same input gives the same weights. `tell` hears now and then
    which share of the work is done."""
    phrasings = [*phrasings, *_labels(base, phrasings)]
    lexicon = learn_words(phrasings)
    reader = Reader(lexicon, Vocabulary.of(base.vocabulary))
    found = hit_by(map(reader.read, _told([phrasing.text for phrasing in phrasings], tell, _READING)))
    idf = inverse_document_frequencies(found, LEAST_HITS)
    chance = random.Random(_SEED)  # noqa: S311 - typing errors, no secrets
    careless = phrasings[::MISTYPED_EVERY]
    found += hit_by(reader.read(mistyped(phrasing.text, chance)) for phrasing in careless)
    machine = LinearSVC(C=LOOSENESS, tol=_TOLERANCE, random_state=_SEED)
    machine.fit(feature_matrix(found, idf), [phrasing.intent for phrasing in (*phrasings, *careless)])
    return Weights.of(tuple(map(str, machine.classes_)), machine.coef_, machine.intercept_, idf, lexicon)


def _told(texts: Sequence[str], tell: Tell | None, share: float) -> Iterator[str]:
    """The texts, one by one; when all are through, `share` of the work is done."""
    for number, text in enumerate(texts):
        if tell and number % _TOLD_EACH == 0:
            tell(share * number / len(texts))
        yield text


def _labels(base: FactBase, phrasings: Iterable[Phrasing]) -> Iterator[Phrasing]:
    """The buttons' captions, which people also type."""
    asked = {phrasing.intent for phrasing in phrasings}
    for entry in base.entries.values():
        if entry.id in asked:
            yield from (Phrasing(entry.label[script], entry.id, script, entry.place) for script in Language)


def learn_words(phrasings: Iterable[Phrasing]) -> Lexicon:
    """The words of the phrasings, and the proper names among the English ones."""
    texts = [(phrasing.text, phrasing.script) for phrasing in phrasings]
    return Lexicon.of(texts, proper_names(text for text, script in texts if script == "en"))


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
