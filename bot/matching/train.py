"""Phrasings -> Weights: a linear support vector machine, one border for each intent against all the others.

Measured against logistic regression, a multi-layer perceptron and nearest neighbours on the same features, it has the
most right at first choice; see docs/matching.md. Run as a program (`python -m bot.matching.train KNOWLEDGE FOLDER`) it
keeps scikit-learn, and the memory that it takes, out of the bot's own process.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from bot.facts.factbase import FactBase, Language, Phrasing
from bot.facts.loader import load
from bot.facts.phrasings import load_phrasings
from bot.language.lexicon import Lexicon
from bot.language.names import proper_names
from bot.language.question import Question
from bot.language.read import Reader
from bot.language.vocabulary import Vocabulary
from bot.matching.features import BLOCKS, ROWS, FloatArray, hits, vectorise
from bot.matching.slips import mistyped
from bot.matching.weights import Weights

LOOSENESS = 1.0
"""C of the machine; `make ablation` compares others."""


MISTYPED_EVERY = 2
"""Every second phrasing is learnt once more with typing errors; `python -m bench.typing_errors` shows their cost."""
_SEED = 0
_TOLERANCE = 0.03
"""Where drawing a border ends. From here on weights change by a thousandth, in twice the time."""


def train(base: FactBase, phrasings: Sequence[Phrasing]) -> Weights:
    """Weights over the intents of the phrasings; the same input gives the same weights."""
    phrasings = [*phrasings, *_labels(base, phrasings)]
    lexicon = learn_words(phrasings)
    reader = Reader(lexicon, Vocabulary.of(base.vocabulary))
    questions = [reader.read(phrasing.text) for phrasing in phrasings]
    idf = inverse_document_frequencies(questions)
    chance = random.Random(_SEED)  # noqa: S311 - typing errors, no secrets
    careless = phrasings[::MISTYPED_EVERY]
    questions += [reader.read(mistyped(phrasing.text, chance)) for phrasing in careless]
    machine = LinearSVC(C=LOOSENESS, tol=_TOLERANCE, random_state=_SEED)
    machine.fit(feature_matrix(questions, idf), [phrasing.intent for phrasing in (*phrasings, *careless)])
    return Weights(
        intents=tuple(map(str, machine.classes_)),
        table=machine.coef_.T.astype(np.float16),
        idf=idf.astype(np.float16),
        intercepts=machine.intercept_.astype(np.float32),
        lexicon=lexicon,
    )


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


def inverse_document_frequencies(questions: Sequence[Question]) -> FloatArray:
    """For each block and row: log of (1 + questions) / (1 + questions that hit the row), plus one."""
    counts = np.zeros((len(BLOCKS), ROWS), np.float32)
    for question in questions:
        rows, of_block = hits(question)
        counts[of_block, rows] += 1  # a row that a question hits twice is counted once
    idf: FloatArray = np.log((1 + len(questions)) / (1 + counts)) + 1
    return idf


def feature_matrix(questions: Sequence[Question], idf: FloatArray) -> csr_matrix:
    """A line for each question, a column for each row of the table."""
    lines = [vectorise(question, idf) for question in questions]
    starts = np.cumsum([0, *(len(rows) for rows, _ in lines)])
    columns = np.concatenate([rows for rows, _ in lines])
    factors = np.concatenate([factors for _, factors in lines])
    matrix = csr_matrix((factors, columns, starts), shape=(len(questions), ROWS))
    matrix.sum_duplicates()
    return matrix


def main(arguments: Sequence[str]) -> None:
    knowledge, folder = map(Path, arguments)
    base = load(knowledge)
    train(base, load_phrasings(base)).save(folder)


if __name__ == "__main__":
    main(sys.argv[1:])
