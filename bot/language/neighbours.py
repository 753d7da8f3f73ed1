"""Words one typing error apart, found without comparing with each word that is known.

Two words are at most one error apart only where they, or what is left of them without one letter, are the same
(symmetric deletion: Garbe, 2012, "SymSpell"). The hashes of all that is left stand sorted in one array, so that a
look-up is a binary search, and the whole is mapped from disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA


@dataclass(frozen=True, slots=True)
class Neighbours:
    """`remnants` are hashes, ascending; `owners` the number in `words` of the word that each is left of."""

    words: Sequence[str]
    remnants: NDArray[np.uint32]
    owners: NDArray[np.int32]

    @classmethod
    def of(cls, words: Sequence[str], numbers: Iterable[int]) -> Neighbours:
        """Those of the words with these numbers."""
        pairs = [(remnant, number) for number in numbers for remnant in _remnants(words[number])]
        table = np.array(sorted(pairs), np.int64).reshape(-1, 2)
        return cls(words, table[:, 0].astype(np.uint32), table[:, 1].astype(np.int32))

    def within_one(self, word: str) -> Iterator[str]:
        """The words that differ from `word` by one letter too few, too many, other, or swapped with the next."""
        wanted = sorted(_remnants(word))
        for known in sorted({self.words[owner] for owner in self._owners(wanted)}):
            if known != word and OSA.distance(word, known, score_cutoff=1) <= 1:
                yield known

    def _owners(self, wanted: Sequence[int]) -> Iterator[int]:
        remnants, owners, last = self.remnants, self.owners, len(self.remnants)
        for remnant, place in zip(wanted, remnants.searchsorted(np.array(wanted, np.uint32)).tolist(), strict=True):
            while place < last and remnants[place] == remnant:
                yield owners[place]
                place += 1


def _remnants(word: str) -> set[int]:
    shorter = (word[:place] + word[place + 1 :] for place in range(len(word)))
    return {crc32(remnant.encode("utf-8", "surrogatepass")) for remnant in (word, *shorter)}
