"""The words that the knowledge knows: how often each stands in English, Arabic and Arabizi text, which follow which,
and how common words are in the language at large.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.language.normalise import normalise, stem
from bot.language.typos import Neighbours
from bot.language.word_list import WordList

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

_BITS = 21
"""Two million counters for some two hundred thousand pairs: one in ten shares its counter with another."""
_MOST = 255
EDGE = ""

_LANGUAGES = ("en", "ar")
PER_BILLION = 9
"""Zipf's scale (van Heuven and others, 2014, "SUBTLEX-UK"): the logarithm of how often a word comes in a thousand
million."""
RAREST = 1.5
"""Rarer words than this are misspellings as often as not."""
_STEPS = 25
"""To one unit of the scale, so that it fits a byte."""


@dataclass(frozen=True, slots=True)
class Bigrams:
    """How often one word follows another in the phrasings: what tells "when wre they" from "wore", "were" and "we".

    Counts of pairs, hashed into one table of bytes; an empty word stands for the edge of a message.
    """

    table: NDArray[np.uint8]

    @classmethod
    def of(cls, lines: Iterable[Sequence[str]]) -> Bigrams:
        pairs = Counter(pair for words in lines for pair in pairwise((EDGE, *words, EDGE)))
        places = np.array([_place(first, second) for first, second in pairs], np.intp)
        counts = np.bincount(places, [*pairs.values()], 1 << _BITS)
        return cls(np.minimum(counts, _MOST).astype(np.uint8))

    def count(self, first: str, second: str) -> int:
        """How often `second` came right after `first`, 255 at most."""
        return int(self.table[_place(first, second)])


def _place(first: str, second: str) -> int:
    return crc32(second.encode("utf-8", "surrogatepass"), crc32(first.encode("utf-8", "surrogatepass"))) >> (32 - _BITS)


@dataclass(frozen=True, slots=True)
class Everyday:
    """How common words are in the language at large: a second lexicon beside the one of the phrasings.

    What people ask about other things is full of words that no phrasing has. The second lexicon tells such a word
    (ختان, "pounds") from a typing error in one of ours and from a dialect's word that no list has. It is made of
    wordfreq's lists (Speer, 2022, "wordfreq"; its data is under CC BY-SA 4.0) while the phrasings are learnt, and kept
    as hashes: the bot carries neither the lists nor the library.

    `codes` are hashes of normalised words, ascending; `zipfs` how common each is, in 25ths.
    """

    codes: NDArray[np.uint32]
    zipfs: NDArray[np.uint8]

    def zipf(self, word: str) -> float:
        """How common a normalised word is, 1.5 to 8; 0 where the language doesn't have it."""
        code = _hash(word)
        place = int(self.codes.searchsorted(np.uint32(code)))
        if place == len(self.codes) or int(self.codes[place]) != code:
            return 0.0
        return int(self.zipfs[place]) / _STEPS

    @classmethod
    def of(cls, frequencies: Mapping[str, float]) -> Everyday:
        """The lexicon of normalised words, each with its share of all words."""
        shares = {_hash(word): share for word, share in frequencies.items()}
        codes = np.array([*shares], np.uint32)
        zipfs = np.log10(np.array([*shares.values()])) + PER_BILLION
        order = codes.argsort()
        order = order[zipfs[order] >= RAREST]
        return cls(codes[order], np.round(zipfs[order] * _STEPS).astype(np.uint8))


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


@dataclass(frozen=True)
class Lexicon:
    """Normalised words, the most frequent first; `counts` has a line for each, with a number for each script.

    `stems` are hashes of the words' stems, ascending; `names` are words of names in Latin letters, which tell nothing
    of the language that a message is written in. `neighbours` finds the words one typing error away, `bigrams` says
    how often one word follows another, `everyday` how common words are in the language at large. `lines` counts the
    texts, `size` all words in them, `trusted` the words that come twice and more.
    """

    words: WordList
    counts: NDArray[np.int32]
    stems: NDArray[np.uint32]
    names: frozenset[str]
    lines: int
    neighbours: Neighbours
    bigrams: Bigrams
    everyday: Everyday = NOTHING
    trusted: int = field(init=False)
    size: int = field(init=False)
    _frequencies: memoryview = field(init=False)

    def __post_init__(self) -> None:
        frequencies = self.counts.sum(axis=1, dtype=np.int32)
        object.__setattr__(self, "trusted", int(np.count_nonzero(frequencies >= TRUSTED_FREQUENCY)))
        object.__setattr__(self, "size", int(frequencies.sum()))
        object.__setattr__(self, "_frequencies", frequencies.data)

    def __contains__(self, word: str) -> bool:
        return word in self.words or word.isdecimal()

    def knows(self, word: str) -> bool:
        """Whether the word, or another form of it, stands in the knowledge."""
        return word in self or self._has_stem(_hash(stem(word)))

    def _has_stem(self, code: int) -> bool:
        place = int(self.stems.searchsorted(np.uint32(code)))
        return place < len(self.stems) and int(self.stems[place]) == code

    def is_foreign(self, word: str) -> bool:
        """Whether the word is one that the language has and the knowledge doesn't, in whatever form."""
        return not self.knows(word) and self.everyday.zipf(word) >= IN_THE_LANGUAGE

    def is_rare(self, word: str) -> bool:
        """Whether the language hardly has the word, so that it may be a misspelling, known or not."""
        return word.isalpha() and self.everyday.zipf(word) < IN_THE_LANGUAGE

    def frequency(self, word: str) -> int:
        position = self.words.number(word)
        return 0 if position is None else self._frequencies[position]

    def in_scripts(self, word: str) -> tuple[int, ...]:
        """How often the word stands in text of each of `SCRIPTS`."""
        position = self.words.number(word)
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
        listed = WordList.of(known)
        return cls(
            listed,
            np.array([[counters[script][word] for script in SCRIPTS] for word in known], np.int32).reshape(-1, 3),
            np.unique(np.array([_hash(stem(word)) for word in known], np.uint32)),
            frozenset(names),
            len(lines),
            Neighbours.of(listed, trusted),
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
    counts = Counter(written for text in texts if not text.isupper() for written in text.split()[1:])
    for written, times in counts.items():
        word = normalise(written)
        seen[word] += times
        capital[word] += times * written[0].isupper()
    return frozenset(
        word
        for word, times in seen.items()
        if times >= _OFTEN_ENOUGH and len(word) >= _SHORTEST_NAME and capital[word] >= _CAPITAL_SHARE * times
    )
