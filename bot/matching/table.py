"""The table of weights: a line for each row of features that enough phrasings hit, a column for each entry id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.matching.features import FloatArray, IntArray

_LEAST_SCALE = 1e-9
"""Keeps an entry without any weight from dividing by nothing."""
_WORD_BITS = 64
_WORD_SHIFT = 6
_LAST_BIT = np.uint64(_WORD_BITS - 1)


@dataclass(frozen=True, slots=True)
class Lines:
    """Which line of a table a row has: the kept rows in order, from 1 on; line 0 is that of all the dropped ones.

    A bit for each row, and how many kept rows lie before each 64 of them (Jacobson, 1989, "Space-efficient static trees
    and graphs"): a twentieth of what a number for each row would take.
    """

    bits: NDArray[np.uint64]
    before: NDArray[np.int32]

    @classmethod
    def of(cls, kept: NDArray[np.bool_]) -> Lines:
        """The lines of the rows that are kept; their number is a multiple of 64."""
        bits = np.packbits(kept, bitorder="little").view(np.uint64)
        counts = np.bitwise_count(bits).astype(np.int32)
        return cls(bits, np.cumsum(counts, dtype=np.int32) - counts)

    def __getitem__(self, rows: IntArray) -> IntArray:
        word = rows >> _WORD_SHIFT
        behind = (~rows & (_WORD_BITS - 1)).astype(np.uint64)
        upto = self.bits.take(word) << behind
        is_kept = (upto >> _LAST_BIT).astype(np.intp)
        found: IntArray = (self.before.take(word) + np.bitwise_count(upto)) * is_kept
        return found


@dataclass(frozen=True, slots=True)
class Table:
    """`numbers` are lines x entry ids in whole numbers, to be multiplied by `scales`, one for each entry id; `idf`
    has one for each line. Both are mapped from disk, so that pages that no question touches take no memory.
    """

    numbers: NDArray[np.int8]
    scales: FloatArray
    idf: FloatArray
    lines: Lines

    @classmethod
    def of(cls, weights: NDArray[np.floating[Any]], idf: FloatArray) -> Table:
        """The table of weights (entry ids x lines) and of the rows' idf, 0 for those that are dropped. Weights are
        brought to 8 bits: on our exams one answer in a thousand differs from that of the unrounded ones."""
        scales = np.maximum(np.abs(weights).max(axis=1), _LEAST_SCALE) / np.iinfo(np.int8).max
        numbers = np.ascontiguousarray(np.round(weights.T / scales), np.int8)  # line by line, as it is read
        kept = idf != 0
        of_lines = np.append(np.float32(0), idf[kept]).astype(np.float32)
        return cls(numbers, scales.astype(np.float32), of_lines, Lines.of(kept))

    def sums(self, lines: IntArray, factors: FloatArray) -> FloatArray:
        """What these lines times factors add up to for each entry id; a result for each line of factors."""
        found: FloatArray = factors @ self.numbers.take(lines, axis=0).astype(np.float32) * self.scales
        return found
