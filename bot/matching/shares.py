"""What each known word adds to the scores whatever stands beside it, added up beforehand.

Two thirds of a question's features are its words' own. The lexicon's words are known when the weights are learnt, so
that a question adds one line for each word instead of looking up twenty features.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.matching.features import OWN_BLOCKS, FloatArray, own_hits, squares
from bot.matching.table import Table

_OWN = np.arange(OWN_BLOCKS)[:, None]


@dataclass(frozen=True, slots=True)
class Shares:
    """For each of the first words of a lexicon, by its position: `sums`, words x blocks x intents, before a block is
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
