"""Borders: for each entry id a linear support vector machine, that id against all the others.

A border rests on what lies near it, some thousands of a hundred thousand phrasings, the same whether the rest are there
or not. So each is drawn through some of them first, and then again through these and what lies near it of the rest
(chunking: Boser, Guyon and Vapnik, 1992, "A training algorithm for optimal margin classifiers"): a third of the work.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from bot.matching.features import FloatArray

LOOSENESS = 1.0
"""C of the machine; `make ablation` compares others."""
_SEED = 0
_TOLERANCE = 0.5
"""Where drawing a border ends. From here on weights change by two hundredths at most, in a fifth more time."""
_FIRST = 10_000
"""Phrasings of the others that a border is drawn through first."""
_NEAR = 0.8
"""On its own side of the border, from 1 on a phrasing doesn't bear on it. Those below this are enough: with all below
0.9 a fifth more are looked at, in a third more time, and what is minimised falls by another four thousandths."""
Tell = Callable[[float], None]


def draw_borders(
    matrix: csr_matrix, asked: Sequence[str], times: Sequence[int], tell: Tell | None = None
) -> tuple[tuple[str, ...], NDArray[np.float32], FloatArray]:
    """The entry ids (or kinds), a line of weights for each, and the intercepts; each border is drawn by itself. `times`
    says how often each line of the matrix counts; `tell` hears which share of the work is done."""
    entry_ids, wanted = np.unique(np.array(asked), return_inverse=True)
    counts = np.array(times, np.float64)
    chance = np.random.default_rng(_SEED)
    some = np.zeros(len(wanted), np.bool_)
    some[chance.permutation(len(wanted))[:_FIRST]] = True
    in_double = matrix.astype(np.float64)  # which liblinear works in: else each border would convert it anew
    weights = np.empty((len(entry_ids), matrix.shape[1]), np.float32)
    intercepts = np.empty(len(entry_ids), np.float32)
    rounds = 1 if some.all() else 2

    def draw(through: Callable[[int], NDArray[np.bool_]], number: int) -> None:
        for place in range(len(entry_ids)):
            rows = np.flatnonzero(through(place))
            machine = LinearSVC(C=LOOSENESS, tol=_TOLERANCE, random_state=_SEED)
            machine.fit(in_double[rows], wanted[rows] == place, counts[rows])
            weights[place], intercepts[place] = machine.coef_[0], machine.intercept_[0]
            if tell:
                tell((number + (place + 1) / len(entry_ids)) / rounds)

    draw(lambda place: some | (wanted == place), 0)
    if rounds > 1:
        scores = matrix @ np.ascontiguousarray(weights.T) + intercepts
        scores[np.arange(len(wanted)), wanted] *= -1
        near = -scores < _NEAR
        draw(lambda place: some | (wanted == place) | near[:, place], 1)
    return tuple(map(str, entry_ids)), weights, intercepts
