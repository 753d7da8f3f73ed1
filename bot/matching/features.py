"""Question -> features: words, stems, characters, consonants and concepts, hashed into one table of rows.

Hashing (Weinberger and others, 2009, "Feature hashing for large scale multitask learning") needs no dictionary of
features: the model opens at once whatever its size, and a look-up is one CRC-32. Each block is weighted by TF-IDF
and brought to unit length by itself, so that long messages and chatty blocks don't drown the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.language.question import Question
from bot.language.skeleton import skeleton
from bot.language.stems import stem

IntArray = NDArray[np.intp]
FloatArray = NDArray[np.float32]

TABLE_BITS = 19
"""2^19 rows; with 2^18 to a block nothing was lost against 2^20, and six blocks share these."""
ROWS = 1 << TABLE_BITS
_START, _END = b"<", b">"
_FARTHEST_SKIP = 4
_CHARACTER_LENGTHS = range(2, 6)
_MOST_WORDS = 60
"""Words that count: a question is in its first sentence or two, and time per answer stays bounded."""


@dataclass(frozen=True, slots=True)
class Block:
    """One kind of feature, with its share in the sum."""

    name: str
    weight: float
    extract: Callable[[Question], Iterable[bytes]]

    def rows(self, question: Question) -> Counter[int]:
        """How often each row of the table is hit."""
        salt = crc32(self.name.encode())
        return Counter([crc32(feature, salt) & (ROWS - 1) for feature in self.extract(question)])


def _word_grams(question: Question) -> Iterator[bytes]:
    stems = [stem(word).encode() for word in question.words[:_MOST_WORDS]]
    yield from stems
    bounded = [_START, *stems, _END]
    yield from map(b" ".join, pairwise(bounded))
    yield from map(b" ".join, zip(bounded, bounded[1:], bounded[2:], strict=False))


def _skip_pairs(question: Question) -> Iterator[bytes]:
    stems = [stem(word).encode() for word in question.words[:_MOST_WORDS]]
    for first, word in enumerate(stems):
        for second in stems[first + 2 : first + 1 + _FARTHEST_SKIP]:
            yield word + b" " + second


def _characters(question: Question) -> Iterator[bytes]:
    # Cut from UTF-32, four bytes a character, so that the text is encoded once and not at every feature.
    text = f" {' '.join(question.typed[:_MOST_WORDS])} ".encode("utf-32-le", "surrogatepass")
    for length in _CHARACTER_LENGTHS:
        for start in range(0, len(text) - 4 * length + 1, 4):
            yield text[start : start + 4 * length]


def _consonants(question: Question) -> Iterator[bytes]:
    skeletons = [bones.encode() for bones in map(skeleton, question.words[:_MOST_WORDS]) if len(bones) > 1]
    yield from skeletons
    bounded = [_START, *skeletons, _END]
    yield from map(b" ".join, pairwise(bounded))


def _concepts(question: Question) -> Iterator[bytes]:
    concepts = _present(question.concepts)
    yield from concepts
    yield from map(b" ".join, pairwise([_START, *concepts, _END]))


def _concept_pairs(question: Question) -> Iterator[bytes]:
    for pair in combinations(sorted(set(_present(question.concepts))), 2):
        yield b" ".join(pair)


def _present(concepts: Sequence[str | None]) -> list[bytes]:
    return [concept.encode() for concept in concepts[:_MOST_WORDS] if concept is not None]


BLOCKS = (
    Block("words", 0.8, _word_grams),
    Block("skips", 0.6, _skip_pairs),
    Block("characters", 1.0, _characters),
    Block("consonants", 0.6, _consonants),
    Block("concepts", 0.6, _concepts),
    Block("concept pairs", 0.6, _concept_pairs),
)
"""`make ablation` shows what each block brings."""


_BLOCK_NUMBERS = np.arange(len(BLOCKS))
_BLOCK_WEIGHTS = np.array([block.weight for block in BLOCKS], np.float32)
_NO_LENGTH = 1e-9
"""Keeps a block without features from dividing by nothing."""


def count_rows(question: Question) -> list[Counter[int]]:
    """For each block how often each row of the table is hit; what document frequencies are counted from."""
    return [block.rows(question) for block in BLOCKS]


def vectorise(question: Question, idf: FloatArray | NDArray[np.float16]) -> tuple[IntArray, FloatArray]:
    """The rows of the table that a question adds up, and the factor of each.

    `idf` has a line per block and a column per row. A factor is (1 + log count) x idf, its block brought to unit
    length and weighted; a row that two blocks hit stands twice.
    """
    hits = count_rows(question)
    rows = np.fromiter(chain.from_iterable(hits), np.intp)
    times = np.fromiter(chain.from_iterable(counts.values() for counts in hits), np.float32)
    of_block = np.repeat(_BLOCK_NUMBERS, [len(counts) for counts in hits])
    factors = (1 + np.log(times)) * idf[of_block, rows].astype(np.float32)
    lengths = np.sqrt(np.bincount(of_block, factors * factors, len(BLOCKS)))
    scale = _BLOCK_WEIGHTS / np.maximum(lengths, _NO_LENGTH)
    return rows, (factors * scale[of_block]).astype(np.float32)


_REVISION = 4
"""Raised whenever a block extracts other features under the same name, or training changes."""
FINGERPRINT = f"{crc32(repr([_REVISION, TABLE_BITS, *((b.name, b.weight) for b in BLOCKS)]).encode()):08x}"
"""Changes with the features, so that weights learnt from others aren't taken for theirs."""
