"""The words that the knowledge knows, with how often each stands in English, Arabic and Arabizi text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.language.neighbours import Neighbours
from bot.language.normalise import normalise
from bot.language.stems import stem
from bot.language.succession import Succession

SCRIPTS = ("en", "ar", "arabizi")
"""The keys under which phrasings stand, and the order of the counts."""
TRUSTED_FREQUENCY = 2
"""A word that stands in the knowledge only once may be a typing error itself, and nothing is mended to it."""


@dataclass(frozen=True)
class Lexicon:
    """Counts of normalised words per script, and their stems; `names` are words of names in Latin letters.

    A name tells nothing of the language that a message is written in. `neighbours` finds the words one typing error
    away, `succession` says how often one word follows another. `size` counts all words, `lines` the texts.
    """

    counts: Mapping[str, tuple[int, int, int]]
    stems: frozenset[str]
    names: frozenset[str]
    lines: int
    neighbours: Neighbours
    succession: Succession
    frequencies: Mapping[str, int] = field(init=False)
    size: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "frequencies", {word: sum(counts) for word, counts in self.counts.items()})
        object.__setattr__(self, "size", sum(self.frequencies.values()))

    def __contains__(self, word: str) -> bool:
        return word in self.counts or word.isdecimal()

    def knows(self, word: str) -> bool:
        """Whether the word, or another form of it, stands in the knowledge."""
        return word in self or stem(word) in self.stems

    def frequency(self, word: str) -> int:
        return self.frequencies.get(word, 0)

    @classmethod
    def of(cls, texts: Iterable[tuple[str, str]], names: Iterable[str] = ()) -> Lexicon:
        """The lexicon of `(text, script)` pairs, script one of `SCRIPTS`, and of normalised names."""
        lines = [(normalise(text).split(), script) for text, script in texts]
        counters = {script: Counter[str]() for script in SCRIPTS}
        for words, script in lines:
            counters[script].update(words)
        known = sorted(set().union(*counters.values()))
        counts = {word: (counters["en"][word], counters["ar"][word], counters["arabizi"][word]) for word in known}
        trusted = [word for word in known if sum(counts[word]) >= TRUSTED_FREQUENCY and not word.isdecimal()]
        succession = Succession.of(words for words, _ in lines)
        return cls(
            counts, frozenset(map(stem, known)), frozenset(names), len(lines), Neighbours.of(trusted), succession
        )
