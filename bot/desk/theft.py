"""Phrasings that stand nearer to another fact than to their own: wrong labels, and words that steal questions.

Two phrasings are as near as the cosine of their features. A phrasing is reported where another fact's is nearly the
same and none of its own fact's is as near; some of these are right all the same ("what did they teach", "who did they
teach"), so they are warnings for a person to read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from scipy.sparse import csr_matrix, diags

from bot.facts.factbase import FactBase, Phrasing
from bot.language.read import Reader
from bot.language.vocabulary import Vocabulary
from bot.matching.train import feature_matrix, hit_by, inverse_document_frequencies, learn_words
from bot.problems import Problem, Severity, quoted

NEARLY_THE_SAME = 0.75
"""A cosine from which two phrasings differ in a word at most; at 0.6 most of what is reported is right."""
_LEAD = 0.1
_AT_ONCE = 500


def thefts(base: FactBase, phrasings: Sequence[Phrasing]) -> tuple[Problem, ...]:
    """A warning for each phrasing that is nearer to another fact than to its own, nearest first.

    Compares each with every other: nearly three minutes for 39,000 phrasings on a busy machine.
    """
    matrix = _unit_rows(base, phrasings)
    intents = np.unique([phrasing.entry_id for phrasing in phrasings], return_inverse=True)[1]
    found = sorted(_pairs(matrix, intents), reverse=True)
    return tuple(_problem(phrasings[mine], phrasings[other]) for _, mine, other in found)


def _unit_rows(base: FactBase, phrasings: Sequence[Phrasing]) -> csr_matrix:
    reader = Reader(learn_words(phrasings), Vocabulary.of(base.vocabulary))
    found = hit_by(reader.read(phrasing.text) for phrasing in phrasings)
    matrix = feature_matrix(found, inverse_document_frequencies(found))
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return (diags(1 / np.maximum(lengths, 1e-9)) @ matrix).tocsr()


def _pairs(matrix: csr_matrix, intents: np.ndarray) -> Iterator[tuple[float, int, int]]:
    """(cosine, phrasing, the nearest of another fact), where that one is nearer than any of its own."""
    columns = matrix.T.tocsc()
    for start in range(0, matrix.shape[0], _AT_ONCE):
        cosines = (matrix[start : start + _AT_ONCE] @ columns).toarray()
        for row, nearness in enumerate(cosines):
            mine = start + row
            nearness[mine] = 0
            own = intents == intents[mine]
            other = int(np.where(own, 0, nearness).argmax())
            lead = nearness[other] - np.where(own, nearness, 0).max()
            if nearness[other] >= NEARLY_THE_SAME and lead >= _LEAD:
                yield float(nearness[other]), mine, other


def _problem(mine: Phrasing, other: Phrasing) -> Problem:
    return Problem(
        place=mine.place,
        found=f"{quoted(mine.text)}, which stands nearer to {other.entry_id} ({quoted(other.text)}, {other.place})",
        expected=f"a phrasing that asks for {mine.entry_id} only",
        fix="move it, reword it, or leave both where they are right",
        severity=Severity.WARNING,
    )
