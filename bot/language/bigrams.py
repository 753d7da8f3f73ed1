"""How often one word follows another in the phrasings: what tells "when wre they" from "wore", "were" and "we"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

_BITS = 21
"""Two million counters for some two hundred thousand pairs: one in ten shares its counter with another."""
_MOST = 255
EDGE = ""


@dataclass(frozen=True, slots=True)
class Bigrams:
    """Counts of pairs, hashed into one table of bytes; an empty word stands for the edge of a message."""

    table: NDArray[np.uint8]

    @classmethod
    def of(cls, lines: Iterable[Sequence[str]]) -> Bigrams:
        counts = np.zeros(1 << _BITS, np.int64)
        for words in lines:
            for first, second in pairwise((EDGE, *words, EDGE)):
                counts[_place(first, second)] += 1
        return cls(np.minimum(counts, _MOST).astype(np.uint8))

    def count(self, first: str, second: str) -> int:
        """How often `second` came right after `first`, 255 at most."""
        return int(self.table[_place(first, second)])


def _place(first: str, second: str) -> int:
    return crc32(second.encode("utf-8", "surrogatepass"), crc32(first.encode("utf-8", "surrogatepass"))) >> (32 - _BITS)
