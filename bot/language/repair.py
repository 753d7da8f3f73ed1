"""Typing errors: each word becomes the one most likely meant, which mostly is the word itself.

A noisy channel (Kernighan, Church and Gale, 1990, "A spelling correction program based on a noisy channel model"): how
likely a word is between its neighbours, times how likely the error is that made of it what was typed. Words that grew
together are parted, and halves of a word that fell apart are joined.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from bot.language.lexicon import EDGE, PER_BILLION, Lexicon
from bot.language.typos import likelihood

SHORTEST_REPAIRED = 3
"""Two letters are one error away from half the language."""
SHORTEST_HALF = 3
"""The least length of each of two words that grew together."""
COMMON = 5
"""A word that stands in the knowledge as often as this is meant as it was typed."""
_ERROR = log(0.0005)
"""How likely one certain error is in a word. This and the next two: `python -m bench.mending`."""
_UNSEEN = log(0.0003)
"""How often a word that the knowledge doesn't have is met, beside one that it has once."""
_ELSEWHERE = 0.3
"""How much of what people write is the language at large, rather than the phrasings."""
_CAUTION = 1_000.0
"""How many times a word must have been seen before what stands beside it counts as much as how common it is."""
_LEAST_FIT = -0.5
"""Two words that never stood side by side may yet do so: the phrasings are few."""


def repair(words: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """The words as they were probably meant."""
    repaired: list[str] = []
    for place, word in enumerate(words):
        before = repaired[-1] if repaired else EDGE
        if repaired and not (word in lexicon and before in lexicon) and before + word in lexicon.words:
            repaired[-1] = before + word
            continue
        if lexicon.frequency(word) >= COMMON:
            repaired.append(word)
            continue
        after = words[place + 1] if place + 1 < len(words) else EDGE
        repaired += _meant(word, before, after, lexicon)
    return tuple(repaired)


def _meant(word: str, before: str, after: str, lexicon: Lexicon) -> tuple[str, ...]:
    """What a word that isn't common was meant to be, in one word or two."""
    if len(word) < SHORTEST_REPAIRED or "@" in word or word.isdecimal():
        return (word,)
    best = _likeliest(word, before, after, lexicon)
    if best == word and not lexicon.knows(word):
        return _halves(word, lexicon) or (word,)
    return (best,)


def _likeliest(word: str, before: str, after: str, lexicon: Lexicon) -> str:
    near = lexicon.neighbours.within_one(word)
    if not near:
        return word
    scores = {known: _likely(known, before, after, lexicon) + _ERROR + likelihood(word, known) for known in near}
    best = max(near, key=scores.__getitem__)
    return best if scores[best] > _likely(word, before, after, lexicon) else word


def _likely(word: str, before: str, after: str, lexicon: Lexicon) -> float:
    """The logarithm of how often a word is met, and how much oftener between these two."""
    seen = lexicon.frequency(word)
    if not seen:
        return _unseen(word, lexicon)
    beside = _fit(before, word, before, seen, lexicon) + _fit(word, after, after, seen, lexicon)
    return log(seen) + beside


def _unseen(word: str, lexicon: Lexicon) -> float:
    """The same for a word that no phrasing has: it is met as often as the language has it, now and then."""
    zipf = lexicon.everyday.zipf(word)
    return max(_UNSEEN, log(_ELSEWHERE * lexicon.size) + (zipf - PER_BILLION) * log(10)) if zipf else _UNSEEN


def _fit(first: str, second: str, neighbour: str, seen: int, lexicon: Lexicon) -> float:
    """How much likelier (log) a word is beside its neighbour than elsewhere, with a Dirichlet prior (Zhai and Lafferty,
    2004, "A study of smoothing methods for language models")."""
    beside = lexicon.frequency(neighbour) if neighbour else lexicon.lines
    if not beside:
        return 0.0
    oftener = lexicon.bigrams.count(first, second) * lexicon.size / seen
    return max(_LEAST_FIT, log((oftener + _CAUTION) / (beside + _CAUTION)))


def _halves(word: str, lexicon: Lexicon) -> tuple[str, str] | None:
    splits = [
        (word[:cut], word[cut:])
        for cut in range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1)
        if word[:cut] in lexicon and word[cut:] in lexicon
    ]
    return max(splits, key=lambda pair: min(map(lexicon.frequency, pair)), default=None)
