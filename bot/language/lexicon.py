"""The words that the knowledge knows, with how often each stands in English, Arabic and Arabizi text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.language.normalise import normalise
from bot.language.stems import stem

SCRIPTS = ("en", "ar", "arabizi")
"""The keys under which phrasings stand, and the order of the counts."""


@dataclass(frozen=True)
class Lexicon:
    """Counts of normalised words per script; `names` are words of people's and bodies' names in Latin letters.

    A name tells nothing of the language that a message is written in.
    """

    counts: Mapping[str, tuple[int, int, int]]
    names: frozenset[str] = frozenset()
    stems: frozenset[str] = field(init=False)
    totals: tuple[int, int, int] = field(init=False)
    initials: Mapping[tuple[str, int], list[str]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "stems", frozenset(map(stem, self.counts)))
        object.__setattr__(self, "totals", tuple(map(sum, zip(*self.counts.values(), strict=True))) or (0, 0, 0))
        object.__setattr__(self, "initials", _by_initial_and_length(self.counts))

    def __contains__(self, word: str) -> bool:
        return word in self.counts or word.isdecimal()

    def knows(self, word: str) -> bool:
        """Whether the word, or another form of it, stands in the knowledge."""
        return word in self or stem(word) in self.stems

    def frequency(self, word: str) -> int:
        return sum(self.counts.get(word, (0,)))

    @classmethod
    def of(cls, texts: Iterable[tuple[str, str]], names: Iterable[str] = ()) -> Lexicon:
        """The lexicon of `(text, script)` pairs, script one of `SCRIPTS`, and of normalised names."""
        counters = {script: Counter[str]() for script in SCRIPTS}
        for text, script in texts:
            counters[script].update(normalise(text).split())
        words = set().union(*counters.values())
        counts = {word: tuple(counters[script][word] for script in SCRIPTS) for word in sorted(words)}
        return cls(counts, frozenset(names))  # type: ignore[arg-type]


def _by_initial_and_length(words: Iterable[str]) -> Mapping[tuple[str, int], list[str]]:
    buckets: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for word in words:
        if not word.isdecimal():
            buckets[word[0], len(word)].append(word)
    return dict(buckets)
