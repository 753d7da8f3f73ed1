"""How common words are in the language at large: a second lexicon beside the one of the phrasings.

What people ask about other things is full of words that no phrasing has. The second lexicon tells such a word (ختان,
"pounds") from a typing error in one of ours and from a dialect's word that no list has. It is made of wordfreq's lists
(Speer, 2022, "wordfreq"; its data is under CC BY-SA 4.0) while the phrasings are learnt, and kept as hashes: the bot
carries neither the lists nor the library.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import log10
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.language.normalise import normalise

_LANGUAGES = ("en", "ar")
PER_BILLION = 9
"""Zipf's scale (van Heuven and others, 2014, "SUBTLEX-UK"): the logarithm of how often a word comes in a thousand
million."""
RAREST = 1.5
"""Rarer words than this are misspellings as often as not."""
_STEPS = 25
"""To one unit of the scale, so that it fits a byte."""


@dataclass(frozen=True, slots=True)
class Everyday:
    """`codes` are hashes of normalised words, ascending; `zipfs` how common each is, in 25ths."""

    codes: NDArray[np.uint32]
    zipfs: NDArray[np.uint8]

    def zipf(self, word: str) -> float:
        """How common a normalised word is, 1.5 to 8; 0 where the language doesn't have it."""
        code = _code(word)
        place = int(self.codes.searchsorted(np.uint32(code)))
        if place == len(self.codes) or int(self.codes[place]) != code:
            return 0.0
        return int(self.zipfs[place]) / _STEPS

    @classmethod
    def of(cls, frequencies: Mapping[str, float]) -> Everyday:
        """The lexicon of normalised words, each with its share of all words."""
        found = {_code(word): log10(share) + PER_BILLION for word, share in frequencies.items()}
        common = sorted((code, zipf) for code, zipf in found.items() if zipf >= RAREST)
        codes = np.array([code for code, _ in common], np.uint32)
        return cls(codes, np.array([round(zipf * _STEPS) for _, zipf in common], np.uint8))


def everyday_frequencies() -> dict[str, float]:
    """The share that each normalised word of English and Arabic has of its language; forms that differ only in what
    the normaliser folds are added up."""
    from wordfreq import get_frequency_dict  # only where the phrasings are learnt

    least = 10 ** (RAREST - PER_BILLION)
    total: defaultdict[str, float] = defaultdict(float)
    for language in _LANGUAGES:
        for word, share in get_frequency_dict(language, "large").items():
            if share >= least:
                normal = normalise(word)
                if " " not in normal and not normal.isdecimal():
                    total[normal] += share
    total.pop("", None)
    return dict(total)


NOTHING = Everyday(np.empty(0, np.uint32), np.empty(0, np.uint8))
"""The lexicon without a word."""


def _code(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))
