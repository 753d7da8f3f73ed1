"""Question -> features: words, stems, characters, consonants and concepts, hashed into one table of rows.

Hashing (Weinberger and others, 2009, "Feature hashing for large scale multitask learning") needs no dictionary of
features: the model opens at once whatever its size, and a look-up is some arithmetic, done for all features of a
question together. Each block is weighted by TF-IDF and brought to unit length by itself, so that long messages and
chatty blocks don't drown the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.language.question import Question
from bot.language.skeleton import skeleton
from bot.language.stems import stem

IntArray = NDArray[np.intp]
FloatArray = NDArray[np.float32]
CodeArray = NDArray[np.uint32]

TABLE_BITS = 19
"""2^19 rows; with 2^18 to a block nothing was lost against 2^20, and six blocks share these."""
ROWS = 1 << TABLE_BITS
_FARTHEST_SKIP = 4
_LONGEST_CHARACTERS = 5
_MOST_WORDS = 60
"""Words that count: a question is in its first sentence or two, and time per answer stays bounded."""
_CACHED_WORDS = 50_000
_STEP = np.uint32(0x9E3779B1)
"""The odd number by which a sequence's code is multiplied before its next member is added (a polynomial hash)."""


@dataclass(frozen=True, slots=True)
class Block:
    """One kind of feature, with its share in the sum. `extract` gives codes, one or more arrays of them."""

    name: str
    weight: float
    extract: Callable[[Question], Iterable[CodeArray]]


@lru_cache(_CACHED_WORDS)
def _code(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))


@lru_cache(_CACHED_WORDS)
def _stem_code(word: str) -> int:
    return _code(stem(word))


@lru_cache(_CACHED_WORDS)
def _skeleton_code(word: str) -> int | None:
    """None where too few consonants are left to tell a word by."""
    bones = skeleton(word)
    return _code(bones) if len(bones) > 1 else None


_START, _END = _code("<"), _code(">")


def _codes(codes: Sequence[int]) -> CodeArray:
    return np.array(codes, np.uint32)


def _joined(first: CodeArray, second: CodeArray) -> CodeArray:
    return first * _STEP + second


def _word_grams(question: Question) -> Iterator[CodeArray]:
    bounded = _codes([_START, *map(_stem_code, question.words[:_MOST_WORDS]), _END])
    pairs = _joined(bounded[:-1], bounded[1:])
    yield bounded[1:-1]
    yield pairs
    yield _joined(pairs[:-1], bounded[2:])


def _skip_pairs(question: Question) -> Iterator[CodeArray]:
    stems = _codes([_stem_code(word) for word in question.words[:_MOST_WORDS]])
    for gap in range(2, _FARTHEST_SKIP + 1):
        yield _joined(stems[:-gap], stems[gap:])


def _characters(question: Question) -> Iterator[CodeArray]:
    text = f" {' '.join(question.words[:_MOST_WORDS])} "
    characters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    grams = characters
    for length in range(2, _LONGEST_CHARACTERS + 1):
        grams = _joined(grams[:-1], characters[length - 1 :])
        yield grams


def _consonants(question: Question) -> Iterator[CodeArray]:
    skeletons = [_skeleton_code(word) for word in question.words[:_MOST_WORDS]]
    return _singles_and_pairs([code for code in skeletons if code is not None])


def _concepts(question: Question) -> Iterator[CodeArray]:
    return _singles_and_pairs([_code(concept) for concept in _present(question)])


def _singles_and_pairs(codes: Sequence[int]) -> Iterator[CodeArray]:
    bounded = _codes([_START, *codes, _END])
    yield bounded[1:-1]
    yield _joined(bounded[:-1], bounded[1:])


def _concept_pairs(question: Question) -> Iterator[CodeArray]:
    codes = _codes([_code(concept) for concept in sorted(set(_present(question)))])
    first, second = _pairs(len(codes))
    yield _joined(codes[first], codes[second])


@lru_cache(_MOST_WORDS + 1)
def _pairs(size: int) -> tuple[IntArray, IntArray]:
    first, second = np.triu_indices(size, 1)
    return first, second


def _present(question: Question) -> list[str]:
    return [concept for concept in question.concepts[:_MOST_WORDS] if concept is not None]


BLOCKS = (
    Block("words", 0.8, _word_grams),
    Block("skips", 0.6, _skip_pairs),
    Block("characters", 1.0, _characters),
    Block("consonants", 0.6, _consonants),
    Block("concepts", 0.6, _concepts),
    Block("concept pairs", 0.6, _concept_pairs),
)
"""`make ablation` shows what each block brings."""

_SALTS = _codes([_code(block.name) for block in BLOCKS])
_BLOCK_NUMBERS = np.arange(len(BLOCKS))
_BLOCK_WEIGHTS = np.array([block.weight for block in BLOCKS], np.float32)
_NO_LENGTH = 1e-9
"""Keeps a block without features from dividing by nothing."""


def hits(question: Question) -> tuple[IntArray, IntArray]:
    """The rows of the table that a question's features hit, and the block of each; a feature that comes twice is there
    twice."""
    pieces: list[CodeArray] = []
    lengths: list[int] = []
    for block in BLOCKS:
        found = list(block.extract(question))
        pieces += found
        lengths.append(sum(map(len, found)))
    of_block = np.repeat(_BLOCK_NUMBERS, lengths)
    return _rows(np.concatenate(pieces) ^ _SALTS[of_block]), of_block


def _rows(codes: CodeArray) -> IntArray:
    """Spread over the table evenly: the last steps of MurmurHash3 (Appleby, 2011), then the highest bits."""
    codes = (codes ^ (codes >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    codes = (codes ^ (codes >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return (codes >> np.uint32(32 - TABLE_BITS)).astype(np.intp)


def factors(
    rows: NDArray[np.integer[Any]], of_block: NDArray[np.integer[Any]], idf: FloatArray | NDArray[np.float16]
) -> FloatArray:
    """How much each hit counts: its idf, with its block brought to unit length and weighted.

    `idf` has a line per block and a column per row; a row that is hit twice counts twice.
    """
    rarity = idf[of_block, rows].astype(np.float32)
    lengths = np.sqrt(np.bincount(of_block, rarity * rarity, len(BLOCKS)))
    scale = (_BLOCK_WEIGHTS / np.maximum(lengths, _NO_LENGTH)).astype(np.float32)
    weighted: FloatArray = rarity * scale[of_block]
    return weighted


def vectorise(question: Question, idf: FloatArray | NDArray[np.float16]) -> tuple[IntArray, FloatArray]:
    """The rows of the table that a question adds up, and the factor of each."""
    rows, of_block = hits(question)
    return rows, factors(rows, of_block, idf)


_REVISION = 7
"""Raised whenever a block extracts other features under the same name, or training changes."""
FINGERPRINT = f"{crc32(repr([_REVISION, TABLE_BITS, *((b.name, b.weight) for b in BLOCKS)]).encode()):08x}"
"""Changes with the features, so that weights learnt from others aren't taken for theirs."""
