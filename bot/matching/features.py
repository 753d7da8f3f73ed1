"""Question -> features: words, characters, consonants, concepts and how they follow one another, hashed into one table.

Hashing (Weinberger and others, 2009, "Feature hashing for large scale multitask learning") needs no dictionary of
features: the model opens at once whatever its size, and a look-up is some arithmetic. Each block is weighted by TF-IDF
and brought to unit length by itself, so that long messages and chatty blocks don't drown the others.

A word has features of its own, whatever stands beside it, and words have features together. The former lie in the first
rows: what they add up to is kept for each known word (`bot/matching/weights.py`), and these rows are seldom read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, combinations, pairwise
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.language.normalise import skeleton, stem
from bot.language.read import Question

IntArray = NDArray[np.integer[Any]]
FloatArray = NDArray[np.float32]

OWN_BITS, TOGETHER_BITS = 18, 20
"""2^18 rows for what words have of their own, 2^20 for what they have together: with a quarter of these, one question
in two hundred more is lost."""
OWN_ROWS = 1 << OWN_BITS
ROWS = OWN_ROWS + (1 << TOGETHER_BITS)
_FARTHEST_SKIP = 4
_CHARACTERS = range(2, 6)
MOST_WORDS = 60
"""Words that count: a question is in its first sentence or two, and time per answer stays bounded."""
_CACHED_WORDS = 10_000
_STEP = np.uint64(0x9E3779B1)
"""The odd number by which a sequence's code is multiplied before its next member is added (a polynomial hash, in 64
bits)."""
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_CODE_BITS = 64
_CACHED_PATTERNS = 512


class Hits(NamedTuple):
    """The rows of the table that features hit, and the number of each one's block; what comes twice is there twice."""

    rows: IntArray
    of_block: IntArray


class Batch(NamedTuple):
    """What several questions hit, one's behind the other's, and how many each does."""

    hits: Hits
    lengths: IntArray


class Sequences(NamedTuple):
    """What follows what in a question, as places in its list of codes: its words' stems, their consonants, the concepts
    among them, and these once more, each once and in order."""

    stems: Sequence[int]
    consonants: Sequence[int]
    concepts: Sequence[int]
    distinct: Sequence[int]


class Pattern(NamedTuple):
    """Which codes make the features of all questions that have as many of each: the places of three for each feature,
    and its block. It is a byte for each, for a hundred patterns are kept."""

    places: NDArray[np.uint8]
    of_block: NDArray[np.uint8]


Places = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Block:
    """One kind of feature, with its share in the sum: codes that a word has of its own, and which up to three codes are
    followed by one another to one that words have together."""

    name: str
    weight: float
    own: Callable[[str], Iterable[int]] | None = None
    together: Callable[[Sequences], Iterable[Places]] | None = None


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


_FOREIGN = [_code("a foreign word"), _code("another")]
"""Marks among the concepts for one foreign word, and for two and more."""
_FIRST = (0, _code("<"), _code(">"))
"""What every list of codes begins with: nothing, and the borders of a message."""
_NOTHING, _START, _END = range(len(_FIRST))


def _stem_of(word: str) -> Iterator[int]:
    yield _stem_code(word)


def _characters_of(word: str) -> Iterator[int]:
    """Two to five in a row, the word's borders among them."""
    bounded = f"<{word}>"
    for length in _CHARACTERS:
        for start in range(len(bounded) - length + 1):
            yield crc32(bounded[start : start + length].encode("utf-8", "surrogatepass"))


def _consonants_of(word: str) -> Iterator[int]:
    code = _skeleton_code(word)
    if code is not None:
        yield code


def _word_runs(at: Sequences) -> Iterable[Places]:
    """Two and three in a row, the message's borders among them."""
    bounded = (_START, *at.stems, _END)
    return chain(_followed(at.stems), zip(bounded, at.stems, bounded[2:], strict=False))


def _skip_pairs(at: Sequences) -> Iterator[Places]:
    """Two with others between them."""
    for gap in range(2, _FARTHEST_SKIP + 1):
        yield from ((_NOTHING, one, other) for one, other in zip(at.stems, at.stems[gap:], strict=False))


def _consonant_pairs(at: Sequences) -> Iterator[Places]:
    return _followed(at.consonants)


def _concept_runs(at: Sequences) -> Iterable[Places]:
    return chain(((_NOTHING, _NOTHING, one) for one in at.concepts), _followed(at.concepts))


def _concept_pairs(at: Sequences) -> Iterator[Places]:
    """Any two, in whatever order they stand."""
    return ((_NOTHING, one, other) for one, other in combinations(at.distinct, 2))


def _followed(places: Sequence[int]) -> Iterator[Places]:
    return ((_NOTHING, first, second) for first, second in pairwise((_START, *places, _END)))


BLOCKS = (
    Block("words", 0.8, _stem_of, _word_runs),
    Block("characters", 1.0, _characters_of),
    Block("consonants", 0.6, _consonants_of, _consonant_pairs),
    Block("skips", 0.6, together=_skip_pairs),
    Block("concepts", 0.6, together=_concept_runs),
    Block("concept pairs", 0.6, together=_concept_pairs),
)
"""`make ablation` shows what each block brings."""
OWN_BLOCKS = sum(block.own is not None for block in BLOCKS)
"""Those in which a word has features of its own stand first."""
BLOCK_WEIGHTS = np.array([block.weight for block in BLOCKS], np.float32)
_BLOCK_NUMBERS = np.arange(len(BLOCKS))
_TOGETHER = [block.together for block in BLOCKS if block.together]
_TOGETHER_NUMBERS = np.array([number for number, block in enumerate(BLOCKS) if block.together], np.uint8)
_SALTS = np.array([_code(block.name) << 32 | _code(block.name) for block in BLOCKS], np.uint64)
_NO_LENGTH = np.float32(1e-9)
"""Keeps a block without features from dividing by nothing."""


@lru_cache(_CACHED_WORDS)
def own_hits(word: str) -> Hits:
    """What a normalised word hits whatever stands beside it."""
    codes = [[*block.own(word)] if block.own else [] for block in BLOCKS[:OWN_BLOCKS]]
    of_block = np.repeat(_BLOCK_NUMBERS[:OWN_BLOCKS], [*map(len, codes)])
    return _hits(np.array([*chain.from_iterable(codes)], np.uint64), of_block, 0, OWN_BITS)


def hits_together(questions: Sequence[Question]) -> Batch:
    """What the words of each question hit together."""
    codes: list[int] = []
    patterns: list[Pattern] = []
    starts: list[int] = []
    for question in questions:
        starts.append(len(codes))
        found, numbers = _sequences(question)
        codes += found
        patterns.append(_pattern(*numbers))
    lengths = np.array([len(pattern.of_block) for pattern in patterns])
    if len(patterns) == 1:
        ((places, of_block),) = patterns
    else:
        places = np.concatenate([pattern.places for pattern in patterns], axis=1) + np.array(starts).repeat(lengths)
        of_block = np.concatenate([pattern.of_block for pattern in patterns])
    first, second, third = np.array(codes, np.uint64).take(places)
    return Batch(_hits((first * _STEP + second) * _STEP + third, of_block, OWN_ROWS, TOGETHER_BITS), lengths)


@lru_cache(_CACHED_PATTERNS)
def _pattern(stems: int, consonants: int, concepts: int, distinct: int) -> Pattern:
    """The pattern of questions with so many of each."""
    *begin, end = accumulate((len(_FIRST), stems, consonants, concepts, distinct))
    at = Sequences(*(range(one, behind) for one, behind in pairwise((*begin, end))))
    found = [[*extract(at)] for extract in _TOGETHER]
    places = np.array([*chain.from_iterable(found)], np.uint8).reshape(-1, 3)
    return Pattern(np.ascontiguousarray(places.T), _TOGETHER_NUMBERS.repeat([*map(len, found)]))


def hits(questions: Sequence[Question]) -> Batch:
    """All that each question hits."""
    (rows, of_block), lengths = hits_together(questions)
    own = [own_hits(word) for question in questions for word in question.words[:MOST_WORDS]]
    numbers = [len(question.words[:MOST_WORDS]) for question in questions]
    of_question = np.repeat(np.arange(len(questions)), lengths)
    of_word = np.repeat(np.arange(len(questions)), numbers)
    of_own = np.repeat(of_word, [len(found.rows) for found in own])
    order = np.argsort(np.concatenate([of_question, of_own]), kind="stable")
    rows = np.concatenate([rows, *(found.rows for found in own)])[order]
    of_block = np.concatenate([of_block, *(found.of_block for found in own)])[order]
    return Batch(Hits(rows, of_block), lengths + np.bincount(of_own, minlength=len(questions)))


def _sequences(question: Question) -> tuple[list[int], tuple[int, int, int, int]]:
    """The codes of a question's sequences one behind the other, and how many each has."""
    words = question.words[:MOST_WORDS]
    consonants = [code for code in map(_skeleton_code, words) if code is not None]
    concepts = [_code(concept) for concept in question.concepts[:MOST_WORDS] if concept is not None]
    concepts += _FOREIGN[: len(question.foreign)]
    distinct = sorted({*concepts})
    codes = [*_FIRST, *map(_stem_code, words), *consonants, *concepts, *distinct]
    return codes, (len(words), len(consonants), len(concepts), len(distinct))


def _hits(codes: NDArray[np.uint64], of_block: NDArray[np.integer[Any]], first_row: int, bits: int) -> Hits:
    """The rows of codes begin at `first_row`. They are spread over 2^bits rows by multiplying and keeping the highest
    bits (Dietzfelbinger and others, 1997, "A reliable randomized algorithm for the closest-pair problem")."""
    salted = codes ^ _SALTS.take(of_block)
    return Hits((salted * _SPREAD >> np.uint64(_CODE_BITS - bits)).astype(np.intp) + first_row, of_block)


def squares(of_block: IntArray, rarity: FloatArray) -> FloatArray:
    """The square of each block's length, before it is brought to 1."""
    found: FloatArray = np.bincount(of_block, rarity * rarity, len(BLOCKS)).astype(np.float32)
    return found


def block_scales(squared: FloatArray) -> FloatArray:
    """What each block's features are multiplied by, to bring it to its weight."""
    found: FloatArray = np.divide(BLOCK_WEIGHTS, np.maximum(np.sqrt(squared), _NO_LENGTH))
    return found


def factors(found: Batch, idf: FloatArray) -> FloatArray:
    """How much each of the questions' hits counts: its row's idf, with its block brought to its weight."""
    number = len(found.lengths)
    rarity = idf[found.hits.rows]
    place = np.repeat(np.arange(number) * len(BLOCKS), found.lengths) + found.hits.of_block
    squared = np.bincount(place, rarity * rarity, number * len(BLOCKS)).astype(np.float32)
    weighted: FloatArray = rarity * block_scales(squared.reshape(number, -1)).ravel()[place]
    return weighted


_REVISION = 14
"""Raised whenever a block extracts other features under the same name, or training changes."""
FINGERPRINT = f"{crc32(repr([_REVISION, OWN_BITS, TOGETHER_BITS, *((b.name, b.weight) for b in BLOCKS)]).encode()):08x}"
"""Changes with the features, so that weights learnt from others aren't taken for theirs."""
