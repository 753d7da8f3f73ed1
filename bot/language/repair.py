"""Typing errors: an unknown word becomes the known one nearest to it, or two known words that grew together.

rapidfuzz measures the distance (optimal string alignment: a swap of two neighbours is one error). Candidates share
the first or second letter typed, which keeps a look-up in tens of microseconds; few people miss both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.language.lexicon import Lexicon

SHORTEST_REPAIRED = 4
"""Three letters are one error away from half the language."""
TWO_ERRORS_FROM = 8
"""The length from which two errors still leave a word recognisable."""
SHORTEST_HALF = 3
"""The least length of each of two words that grew together."""
TRUSTED_FREQUENCY = 2
"""A word that stands in the knowledge only once may be a typing error itself."""


def repair(words: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """The words with each unknown one of four letters and more replaced where a known one is near enough."""
    return tuple(repaired for word in words for repaired in _repair_word(word, lexicon))


def _repair_word(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    if len(word) < SHORTEST_REPAIRED or "@" in word or lexicon.knows(word):
        return (word,)
    nearest = _nearest(word, lexicon)
    if nearest is not None:
        return (nearest,)
    return _halves(word, lexicon) or (word,)


def _nearest(word: str, lexicon: Lexicon) -> str | None:
    allowed = 2 if len(word) >= TWO_ERRORS_FROM else 1
    choices = [known for bucket in _buckets(word, allowed, lexicon) for known in bucket]
    found = process.extract(word, choices, scorer=OSA.distance, score_cutoff=allowed, limit=None)
    trusted = [(known, distance) for known, distance, _ in found if lexicon.frequency(known) >= TRUSTED_FREQUENCY]
    return min(trusted, key=lambda row: _unlikelihood(row[0], row[1], lexicon))[0] if trusted else None


def _unlikelihood(known: str, distance: float, lexicon: Lexicon) -> tuple[float, int, int, str]:
    """The order of likely meanings: thumbs drop a letter more often than they change or add one."""
    return distance, -len(known), -lexicon.frequency(known), known


def _buckets(word: str, allowed: int, lexicon: Lexicon) -> Iterator[list[str]]:
    for length in range(len(word) - allowed, len(word) + allowed + 1):
        for initial in {word[0], word[1]}:
            yield lexicon.initials.get((initial, length), [])


def _halves(word: str, lexicon: Lexicon) -> tuple[str, str] | None:
    splits = [
        (word[:cut], word[cut:])
        for cut in range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1)
        if word[:cut] in lexicon and word[cut:] in lexicon
    ]
    return max(splits, key=lambda pair: min(map(lexicon.frequency, pair)), default=None)
