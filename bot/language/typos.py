"""Typing errors as thumbs make them: which words are one error apart, which keys are side by side, how likely an error
made of one word another, and errors made on purpose, for training on some teaches the matcher to read the others."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import log
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from bot.language.normalise import normalise
from bot.language.word_list import WordList

KEYBOARDS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرىةوزظ")
"""The rows of letters on phones; neighbours stand side by side."""
_SOUND_ALIKE = ("ذزضظد", "سصث", "تط", "هح", "كقغج", "اعي", "aeiouy", "ckqs", "sz", "vf", "bp", "td", "gj", "mn")
"""Letters that people write for one another by ear."""

SHARE = 0.3
"""The share of longer words that get an error, as careless phone typing has it."""
_LONG, _SAFE = 4, 5
"""Letters of a word that gets an error on purpose, and of one that is still no other word with one in it."""

_CACHED_WORDS = 512
"""Words whose neighbours are kept: a message's are asked for again with each of its pieces."""
_AS_LIKELY = 0.0
_BESIDE = log(0.5)
_ADDED = log(0.15)
_OTHER = log(0.1)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Words one typing error apart, found without comparing with each word that is known.

    Two words are at most one error apart only where they, or what is left of them without one letter, are the same
    (symmetric deletion: Garbe, 2012, "SymSpell"). The hashes of all that is left stand sorted in one array, so that a
    look-up is a binary search, and the whole is mapped from disk.

    `remnants` are hashes, ascending; `owners` the number in `words` of the word that each is left of."""

    words: WordList
    remnants: NDArray[np.uint32]
    owners: NDArray[np.int32]
    within_one: Callable[[str], Sequence[str]] = field(init=False, compare=False)
    """The words that differ from a word by one letter too few, too many, other, or swapped with the next."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "within_one", lru_cache(_CACHED_WORDS)(self._within_one))

    @classmethod
    def of(cls, words: WordList, numbers: Iterable[int]) -> Neighbours:
        """Those of the words with these numbers."""
        pairs = [(remnant, number) for number in numbers for remnant in _remnants(words.word(number))]
        table = np.array(sorted(pairs), np.int64).reshape(-1, 2)
        return cls(words, table[:, 0].astype(np.uint32), table[:, 1].astype(np.int32))

    def _within_one(self, word: str) -> tuple[str, ...]:
        found = sorted({self.words.word(owner) for owner in self._owners(_remnants(word))})
        return tuple(one for one in found if one != word and OSA.distance(word, one, score_cutoff=1) <= 1)

    def _owners(self, wanted: Collection[int]) -> list[int]:
        sought = np.fromiter(wanted, np.uint32, len(wanted))
        first, behind = self.remnants.searchsorted(sought), self.remnants.searchsorted(sought, side="right")
        places = [place for one in zip(first.tolist(), behind.tolist(), strict=True) for place in range(*one)]
        return [int(owner) for owner in self.owners[places]] if places else []


def _remnants(word: str) -> set[int]:
    """The hashes of the word and of what is left of it without one of its letters."""
    letters = [letter.encode("utf-8", "surrogatepass") for letter in word]
    whole = b"".join(letters)
    found, before, place = {crc32(whole)}, 0, 0
    for letter in letters:
        place += len(letter)
        found.add(crc32(whole[place:], before))
        before = crc32(letter, before)
    return found


def _pairs() -> frozenset[tuple[str, str]]:
    rows = [[normalise(letter) for letter in row] for row in KEYBOARDS]
    beside = {pair for row in rows for pair in itertools.pairwise(row) if all(pair)}
    alike = {(one, other) for letters in _SOUND_ALIKE for one in letters for other in letters if one != other}
    return frozenset(beside | {(other, one) for one, other in beside} | alike)


_NEAR = _pairs()


def likelihood(typed: str, meant: str) -> float:
    """The logarithm of how likely a single error is, beside a letter dropped, doubled or swapped (0).

    The two words are one error apart.
    """
    if len(typed) < len(meant):
        return _AS_LIKELY
    place = next((n for n, (one, other) in enumerate(zip(typed, meant, strict=False)) if one != other), len(meant))
    if len(typed) > len(meant):
        doubled = place > 0 and typed[place] == typed[place - 1]
        return _AS_LIKELY if doubled else _ADDED
    if typed[place + 1 :] != meant[place + 1 :]:
        return _AS_LIKELY  # swapped
    return _BESIDE if (typed[place], meant[place]) in _NEAR else _OTHER


def spellings(text: str) -> Iterator[str]:
    """A text of a few words as it is often mistyped, itself first: in each word of five letters and more one of the
    inner letters left out, or two of them swapped; "cheif of mision". For texts in Latin letters."""
    yield from (" ".join(words) for words in itertools.product(*map(_mistyped_word, text.split())))


def _mistyped_word(word: str) -> list[str]:
    if len(word) < _SAFE or not (word.isascii() and word.isalpha()):
        return [word]
    inner = range(1, len(word) - 1)
    left_out = [word[:at] + word[at + 1 :] for at in inner]
    swapped = [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in inner if at + 2 < len(word)]
    return list(dict.fromkeys([word, *left_out, *swapped]))


def mistyped(text: str, chance: random.Random) -> str:
    """The text with one error in about a third of its words of four letters and more."""
    return " ".join(
        _slip(word, chance) if len(word) >= _LONG and chance.random() < SHARE else word for word in text.split()
    )


def _slip(word: str, chance: random.Random) -> str:
    place = chance.randrange(len(word) - 1)
    before, letter, after = word[:place], word[place], word[place + 1 :]
    swapped = before + after[0] + letter + after[1:]
    beside = before + _neighbour(letter, chance) + after
    return chance.choice((before + after, before + 2 * letter + after, swapped, beside))


def _neighbour(letter: str, chance: random.Random) -> str:
    for row in KEYBOARDS:
        index = row.find(letter.lower())
        if index >= 0:
            return chance.choice(row[max(0, index - 1) : index] + row[index + 1 : index + 2])
    return letter
