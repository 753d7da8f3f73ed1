"""The table of weights: a line for each row that enough phrasings hit, a column for each entry id; and what each known
word adds to the scores whatever stands beside it, added up beforehand.

Two thirds of a question's features are its words' own. The lexicon's words are known when the weights are learnt, so
that a question adds one line for each word instead of looking up twenty features.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.matching.features import OWN_BLOCKS, FloatArray, IntArray, own_hits, squares

_LEAST_SCALE = 1e-9
"""Keeps an entry without any weight from dividing by nothing."""
_WORD_BITS = 64
_WORD_SHIFT = 6
_OWN = np.arange(OWN_BLOCKS)[:, None]


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
        bits = self.bits[word]
        place = (rows & (_WORD_BITS - 1)).astype(np.uint64)
        upto = bits << (np.uint64(_WORD_BITS - 1) - place)
        found: IntArray = (self.before[word] + np.bitwise_count(upto)) * (upto >> np.uint64(_WORD_BITS - 1)).astype(
            np.intp
        )
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


@dataclass(frozen=True, slots=True)
class Shares:
    """For each of the first words of a lexicon, by its position: `sums`, words x blocks x entry ids, before a block is
    brought to its length, and `squares`, words x blocks, of which that length is made."""

    sums: NDArray[np.float16]
    squares: FloatArray

    @classmethod
    def of(cls, words: Sequence[str], table: Table) -> Shares:
        sums = np.empty((len(words), OWN_BLOCKS, len(table.scales)), np.float16)
        squared = np.empty((len(words), OWN_BLOCKS), np.float32)
        for position, word in enumerate(words):
            sums[position], squared[position] = _share(word, table)
        return cls(sums, squared)

    def add_up(self, words: Sequence[str], positions: Mapping[str, int], table: Table) -> tuple[FloatArray, FloatArray]:
        """The sums and squares of all the words; what isn't kept is looked up in the table."""
        kept = len(self.squares)
        found = [positions.get(word, kept) for word in words]
        known = np.array([position for position in found if position < kept], np.intp)
        sums: FloatArray = self.sums.take(known, axis=0).astype(np.float32).sum(axis=0)
        squared: FloatArray = self.squares.take(known, axis=0).sum(axis=0)
        for word, position in zip(words, found, strict=True):
            if position >= kept:
                more, longer = _share(word, table)
                sums += more
                squared += longer
        return sums, squared


def _share(word: str, table: Table) -> tuple[FloatArray, FloatArray]:
    rows, of_block = own_hits(word)
    lines = table.lines[rows]
    rarity = table.idf[lines]
    factors: FloatArray = (of_block == _OWN) * rarity
    return table.sums(lines, factors), squares(of_block, rarity)[:OWN_BLOCKS]
