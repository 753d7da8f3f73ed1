"""Concepts: the groups of words that mean the same, found in a message whatever its dialect, script or language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.facts.factbase import WordGroup
from bot.language.normalise import normalise
from bot.language.stems import ARABIC_PREFIXES, ARABIC_SUFFIXES, is_arabic, stem

_LATIN_CLITICS = ("wel", "wal", "bel", "bil", "el", "al", "il")
"""Those of Arabizi; a single letter (w-, b-, l-) would cut English words as often as Arabic ones."""
_SHORTEST_WITHOUT_CLITIC = 3


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Normalised expressions (tuples of words) and the group that each belongs to."""

    groups: Mapping[tuple[str, ...], str]
    longest: int

    @classmethod
    def of(cls, groups: Iterable[WordGroup]) -> Vocabulary:
        found: dict[tuple[str, ...], str] = {}
        for group in groups:
            for word in group.words:
                found.setdefault(tuple(normalise(word).split()), group.id)
        found.pop((), None)
        return cls(found, max(map(len, found), default=0))

    def concepts(self, words: Sequence[str]) -> tuple[str | None, ...]:
        """For each word the id of its group or None; an expression of several words gives its id once."""
        concepts: list[str | None] = []
        position = 0
        while position < len(words):
            group, length = self._longest_at(words, position)
            concepts.append(group)
            position += length
        return tuple(concepts)

    def _longest_at(self, words: Sequence[str], position: int) -> tuple[str | None, int]:
        for length in range(min(self.longest, len(words) - position), 1, -1):
            expression = tuple(words[position : position + length])
            for first in _forms(expression[0]):
                group = self.groups.get((first, *expression[1:]))
                if group is not None:
                    return group, length
        return self._group(words[position]), 1

    def _group(self, word: str) -> str | None:
        for form in _forms(word):
            group = self.groups.get((form,))
            if group is not None:
                return group
        return None


def _forms(word: str) -> Iterator[str]:
    """The word, then without its clitics, then its stem: the first that is in a group counts."""
    yield word
    if is_arabic(word):
        bare = [word[len(p) :] for p in ARABIC_PREFIXES if word.startswith(p)]
        bare = [form for form in bare if len(form) >= _SHORTEST_WITHOUT_CLITIC]
        yield from bare
        for form in (word, *bare):
            yield from (form[: -len(s)] for s in ARABIC_SUFFIXES if form.endswith(s) and len(form) - len(s) >= 3)
    else:
        yield stem(word)
        for clitic in _LATIN_CLITICS:
            if word.startswith(clitic) and len(word) - len(clitic) >= _SHORTEST_WITHOUT_CLITIC:
                yield word[len(clitic) :]
