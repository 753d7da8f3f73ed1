"""Is the question ours at all? What speaks against it is weighed with what speaks for a fact.

A linear matcher adds up what a question's words say for each fact; a word that it never met adds nothing, so that "when
was the first plastome sequenced" would be just "when". Here every word is accounted for: by the fact that it would get,
by questions and courtesy at large, or by nothing. These signs, with the scores, go through small trees (gradient
boosting: Friedman, 2001, "Greedy function approximation"), fitted on questions about the release and on real ones about
other things (`python -m bench.acceptance`); what comes out is the probability that the release is meant.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import accumulate
from math import exp, log, log10
from operator import and_
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.facts.ids import UNKNOWN
from bot.language.detect import Spoken
from bot.language.lexicon import IN_THE_LANGUAGE, PER_BILLION, RAREST, Everyday
from bot.language.normalise import stem
from bot.language.read import Question
from bot.matching.features import MOST_WORDS, FloatArray

_CACHED_WORDS = 5_000
FUNCTION_WORD = 5.5
"""From here on (Zipf) a word says nothing of a question's subject."""
_UNSEEN = 0.3
"""How often a word that no phrasing has is taken to stand there, so that logarithms stay finite."""
_NONE = -9.0
"""Below any score."""
_OWN_SCRIPTS = (Spoken.ARABIZI, Spoken.MIXED)


class Account(NamedTuple):
    """What is known of a word.

    `foreign`: no entry's phrasings have it and the language does; `nowhere`: the language hasn't either; `others`: only
    phrasings of `unknown` have it. `zipf` is how common it is in the language; `nearer` how much oftener (log10) it
    comes in questions about the release than there, `ours` than in questions about other things; `holders` has a bit
    for each entry whose phrasings have it.
    """

    foreign: bool
    nowhere: bool
    others: bool
    zipf: float
    nearer: float
    ours: float
    holders: int


@dataclass(frozen=True)
class Accounts:
    """In how many phrasings each stem stands: `stems` are hashes, ascending; `ours` counts phrasings of entries,
    `others` those of `unknown`; `holders` has a bit for each entry id, set where its phrasings have the stem."""

    stems: NDArray[np.uint32]
    ours: NDArray[np.int32]
    others: NDArray[np.int32]
    holders: NDArray[np.uint8]
    everyday: Everyday
    of_word: Callable[[str], Account] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        totals = int(self.ours.sum()) or 1, int(self.others.sum()) or 1
        found = lru_cache(_CACHED_WORDS)(lambda word: self._account(word, *totals))
        object.__setattr__(self, "of_word", found)

    @classmethod
    def of(cls, asked: Iterable[tuple[str, Question]], entry_ids: Sequence[str], everyday: Everyday) -> Accounts:
        """The accounts of read phrasings, each with the id that it asks for."""
        counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
        code_of = cache(lambda word: _code(stem(word)))
        for entry_id, question in asked:
            for code in {*map(code_of, question.words)}:
                counts[code][entry_id] += 1
        codes = sorted(counts)
        others = [counts[code][UNKNOWN] for code in codes]
        ours = [counts[code].total() - other for code, other in zip(codes, others, strict=True)]
        held = np.array([[entry_id in counts[code] for entry_id in entry_ids] for code in codes], np.bool_)
        packed = np.packbits(held.reshape(-1, len(entry_ids)), axis=1, bitorder="little")
        return cls(np.array(codes, np.uint32), np.array(ours, np.int32), np.array(others, np.int32), packed, everyday)

    def _account(self, word: str, all_ours: int, all_others: int) -> Account:
        code = _code(stem(word))
        place = int(self.stems.searchsorted(np.uint32(code)))
        known = place < len(self.stems) and int(self.stems[place]) == code
        ours, others = (int(self.ours[place]), int(self.others[place])) if known else (0, 0)
        zipf = self.everyday.zipf(word)
        share = log10((ours + _UNSEEN) / all_ours)
        return Account(
            foreign=not ours and zipf >= IN_THE_LANGUAGE,
            nowhere=not ours and zipf < IN_THE_LANGUAGE,
            others=not ours and others > 0,
            zipf=zipf,
            nearer=share - (max(zipf, RAREST) - PER_BILLION),
            ours=share - log10((others + _UNSEEN) / all_others),
            holders=int.from_bytes(self.holders[place].tobytes(), "little") if known else 0,
        )


SIGNS = (
    "margin over unknown, first, unknown, margin over the second, foreign words, share of them, most common of them, "
    "words of neither lexicon, share of these, unexplained by the first, content words unexplained, number of these, "
    "nearer on average, least near, the two least near, ours on average, least, most, "
    "length, service, Arabic, Arabizi, danger, words of other things only"
).split(", ")


@dataclass(frozen=True, slots=True)
class Places:
    """Where the ids that mean something to Bayan itself stand among the entry ids."""

    unknown: int
    danger: int
    services: frozenset[int]


def signs(question: Question, scores: FloatArray, accounts: Accounts, places: Places) -> list[float]:
    """What speaks for and against a question's being ours, a number for each of `SIGNS`; `scores` are the matcher's."""
    unknown, danger = float(scores[places.unknown]), float(scores[places.danger])
    fits = scores.tolist()
    fits[places.unknown] = _NONE
    best = max(fits)
    first = fits.index(best)
    fits[first] = _NONE
    words = [accounts.of_word(word) for word in question.words[:MOST_WORDS] if not word.isdecimal()]
    number = len(words) or 1
    foreign = [word.zipf for word in words if word.foreign]
    nowhere = sum(word.nowhere for word in words)
    unexplained = [word for word in words if not word.holders >> first & 1]
    content = sum(word.zipf < FUNCTION_WORD for word in unexplained)
    nearer, ours = sorted([word.nearer for word in words] or [0.0]), [word.ours for word in words] or [0.0]
    return [
        *(best - unknown, best, unknown, best - max(fits)),
        *(len(foreign), len(foreign) / number, max(foreign, default=0.0)),
        *(nowhere, nowhere / number, len(unexplained) / number, content / number, content),
        *(sum(nearer) / len(nearer), nearer[0], sum(nearer[:2]) / len(nearer[:2])),
        *(sum(ours) / len(ours), min(ours), max(ours), log(number)),
        *(first in places.services, question.spoken is Spoken.AR, question.spoken in _OWN_SCRIPTS),
        *(danger, sum(word.others for word in words)),
    ]


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Trees of one depth, each complete: for every inner node, level by level, which sign it looks at and at which
    value it goes right; for every leaf what it adds to the log-odds that the release is meant, beside `bias`."""

    bias: float
    looks_at: tuple[tuple[int, ...], ...]
    border: tuple[tuple[float, ...], ...]
    leaves: tuple[tuple[float, ...], ...]

    def ready(self) -> Callable[[list[float]], float]:
        """The probability, as a function of the signs.

        A leaf is reached where no node before it sends its tree elsewhere. Which leaves a sign rules out only depends
        on how many of the borders on it are below it: they are ruled out in all trees at once, and the first of each
        tree that is left is the one (Lucchese and others, 2015, "QuickScorer: a fast algorithm to rank documents with
        additive ensembles of regression trees").
        """
        leaves = np.array(self.leaves).ravel()
        number, bits = len(self.leaves[0]), max(8, len(self.leaves[0]))
        first_leaf = np.arange(len(self.leaves)) * number
        word, one = np.dtype(f"<u{bits // 8}"), np.ones(1, f"<u{bits // 8}")
        length, everything = len(self.leaves) * bits // 8, (1 << len(self.leaves) * bits) - 1
        ruled_out = [(sign, *_by_border(nodes, everything)) for sign, nodes in self._nodes(bits).items()]

        def probability(found: list[float]) -> float:
            left = everything
            for sign, borders, those_left in ruled_out:
                left &= those_left[bisect_left(borders, found[sign])]
            of_trees = np.frombuffer(left.to_bytes(length, "little"), word)
            first = np.bitwise_count((of_trees & -of_trees) - one)
            return 1 / (1 + exp(-self.bias - float(leaves.take(first_leaf + first).sum())))

        return probability

    def _nodes(self, bits: int) -> Mapping[int, Sequence[tuple[float, int]]]:
        """By sign the borders of all nodes that look at it, each with the leaves that are out of reach above it, those
        on the node's left: a bit for each leaf, `bits` for each tree."""
        found: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
        for tree, (signs_of_nodes, borders) in enumerate(zip(self.looks_at, self.border, strict=True)):
            for node, (sign, border) in enumerate(zip(signs_of_nodes, borders, strict=True)):
                depth = (node + 1).bit_length() - 1
                width = len(self.leaves[tree]) >> depth
                start = (node + 1 - (1 << depth)) * width
                found[sign].append((border, ((1 << width // 2) - 1) << tree * bits + start))
        return found


def _by_border(nodes: Iterable[tuple[float, int]], everything: int) -> tuple[list[float], list[int]]:
    """The borders, ascending, and the leaves that are left where none, one, two … of them are below."""
    out_of: defaultdict[float, int] = defaultdict(int)
    for border, leaves in nodes:
        out_of[border] |= leaves
    borders = sorted(out_of)
    return borders, [*accumulate((~out_of[border] for border in borders), and_, initial=everything)]


def _code(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))
