"""What words mean, as directions: words that are used alike in English and Arabic lie close together.

A fact that a release has a sentence and a name for is asked about in a hundred other words ("upkeep" for its
maintenance, «بيت» for its household). The table beside this module has a direction for each common word of both
languages; they were made once from a small sentence encoder (Yang and others, 2020, "Multilingual Universal Sentence
Encoder", Apache-2.0) by `python -m bench.meanings`, so that neither learning nor answering needs it. A question points
where its words point on the whole, rare ones more than common ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.language.lexicon import Everyday
from bot.matching.features import MOST_WORDS, FloatArray

FOLDER = Path(__file__).parent / "words"
CODES, DIRECTIONS = "codes.npy", "directions.npy"
DIMENSIONS = 96
_RAREST, _COMMONEST, _LEAST = 2.0, 7.5, 0.3
"""Between these (Zipf) a word counts the more the rarer it is, and never less than the last."""


@dataclass(frozen=True, slots=True)
class Meanings:
    """`codes` are hashes of normalised words, ascending, and `directions` a line for each, of length one in 127ths."""

    codes: NDArray[np.uint32]
    directions: NDArray[np.int8]

    def direction(self, words: Sequence[str], everyday: Everyday) -> FloatArray:
        """Where the words point together, of length one; nowhere where none of them is known."""
        total = np.zeros(self.directions.shape[1], np.float32)
        for word in words[:MOST_WORDS]:
            code = crc32(word.encode("utf-8", "surrogatepass"))
            place = int(self.codes.searchsorted(np.uint32(code)))
            if place < len(self.codes) and int(self.codes[place]) == code:
                total += _weight(everyday.zipf(word)) * self.directions[place]
        length = float(np.linalg.norm(total))
        return total / length if length else total


@cache
def meanings() -> Meanings:
    """The table that comes with Bayan, mapped from disk: questions touch few of its pages."""
    codes, directions = (np.asarray(np.load(FOLDER / name, mmap_mode="r")) for name in (CODES, DIRECTIONS))
    return Meanings(codes, directions)


def _weight(zipf: float) -> float:
    return max(_LEAST, _COMMONEST - max(zipf, _RAREST))
