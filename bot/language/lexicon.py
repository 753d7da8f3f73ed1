"""The words that the knowledge knows, with how often each stands in English, Arabic and Arabizi text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.language.bigrams import Bigrams
from bot.language.everyday import NOTHING, Everyday
from bot.language.neighbours import Neighbours
from bot.language.normalise import normalise
from bot.language.stems import stem

SCRIPTS = ("en", "ar", "arabizi")
"""The keys under which phrasings stand, and the order of the counts."""
TRUSTED_FREQUENCY = 2
"""A word that stands in the knowledge only once may be a typing error itself, and nothing is mended to it."""
IN_THE_LANGUAGE = 2.0
"""How common (Zipf) a word must be in the language for it to be no misspelling of another."""
_NEVER = (0, 0, 0)
_OFTEN_ENOUGH = 3
"""How often a word must stand inside a sentence before its capitals tell a proper name."""
_CAPITAL_SHARE = 0.6
_SHORTEST_NAME = 2


@dataclass(frozen=True)
class Lexicon:
    """Normalised words, the most frequent first; `counts` has a line for each, with a number for each script.

    `stems` are hashes of the words' stems, ascending; `names` are words of names in Latin letters, which tell nothing
    of the language that a message is written in. `neighbours` finds the words one typing error away, `bigrams` says
    how often one word follows another, `everyday` how common words are in the language at large. `lines` counts the
    texts, `size` all words in them, `trusted` the words that come twice and more.
    """

    words: Sequence[str]
    counts: NDArray[np.int32]
    stems: NDArray[np.uint32]
    names: frozenset[str]
    lines: int
    neighbours: Neighbours
    bigrams: Bigrams
    everyday: Everyday = NOTHING
    positions: Mapping[str, int] = field(init=False)
    trusted: int = field(init=False)
    size: int = field(init=False)
    _frequencies: Sequence[int] = field(init=False)

    def __post_init__(self) -> None:
        frequencies = self.counts.sum(axis=1).tolist()
        object.__setattr__(self, "positions", {word: position for position, word in enumerate(self.words)})
        object.__setattr__(self, "trusted", sum(frequency >= TRUSTED_FREQUENCY for frequency in frequencies))
        object.__setattr__(self, "size", sum(frequencies))
        object.__setattr__(self, "_frequencies", frequencies)

    def __contains__(self, word: str) -> bool:
        return word in self.positions or word.isdecimal()

    def knows(self, word: str) -> bool:
        """Whether the word, or another form of it, stands in the knowledge."""
        return word in self or self._has_stem(_hash(stem(word)))

    def _has_stem(self, code: int) -> bool:
        place = int(self.stems.searchsorted(np.uint32(code)))
        return place < len(self.stems) and int(self.stems[place]) == code

    def is_foreign(self, word: str) -> bool:
        """Whether the word is one that the language has and the knowledge doesn't, in whatever form."""
        return not self.knows(word) and self.everyday.zipf(word) >= IN_THE_LANGUAGE

    def frequency(self, word: str) -> int:
        position = self.positions.get(word)
        return 0 if position is None else self._frequencies[position]

    def in_scripts(self, word: str) -> tuple[int, ...]:
        """How often the word stands in text of each of `SCRIPTS`."""
        position = self.positions.get(word)
        return _NEVER if position is None else tuple(self.counts[position].tolist())

    @classmethod
    def of(cls, texts: Iterable[tuple[str, str]], names: Iterable[str] = (), everyday: Everyday = NOTHING) -> Lexicon:
        """The lexicon of `(text, script)` pairs, script one of `SCRIPTS`, and of normalised names."""
        lines = [(normalise(text).split(), script) for text, script in texts]
        counters = {script: Counter[str]() for script in SCRIPTS}
        for words, script in lines:
            counters[script].update(words)
        total = sum(counters.values(), Counter[str]())
        known = sorted(total, key=lambda word: (-total[word], word))
        trusted = [p for p, word in enumerate(known) if total[word] >= TRUSTED_FREQUENCY and not word.isdecimal()]
        return cls(
            known,
            np.array([[counters[script][word] for script in SCRIPTS] for word in known], np.int32).reshape(-1, 3),
            np.unique(np.array([_hash(stem(word)) for word in known], np.uint32)),
            frozenset(names),
            len(lines),
            Neighbours.of(known, trusted),
            Bigrams.of(words for words, _ in lines),
            everyday,
        )


def _hash(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))


def proper_names(texts: Iterable[str]) -> frozenset[str]:
    """The proper names in Latin letters: the normalised words that stand with a capital in most places where a capital
    isn't due anyway."""
    seen: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts:
        if text.isupper():
            continue
        for written in text.split()[1:]:
            word = normalise(written)
            seen[word] += 1
            capital[word] += written[0].isupper()
    return frozenset(
        word
        for word, times in seen.items()
        if times >= _OFTEN_ENOUGH and len(word) >= _SHORTEST_NAME and capital[word] >= _CAPITAL_SHARE * times
    )
