"""Concepts: the groups of words that mean the same, found in a message whatever its dialect, script or language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from bot.facts.factbase import WordGroup
from bot.language.normalise import normalise
from bot.language.stems import ARABIC_PREFIXES, ARABIC_SUFFIXES, is_arabic, stem

_LATIN_CLITICS = ("wel", "wal", "bel", "bil", "el", "al", "il")
"""Those of Arabizi; a single letter (w-, b-, l-) would cut English words as often as Arabic ones."""
_SHORTEST_WITHOUT_CLITIC = 3
_CACHED_WORDS = 50_000


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Normalised expressions (tuples of words) and the group that each belongs to.

    `reach` has for each word that begins an expression of several how many words the longest of them has.
    """

    groups: Mapping[tuple[str, ...], str]
    reach: Mapping[str, int] = field(init=False)

    def __post_init__(self) -> None:
        reach: dict[str, int] = {}
        for expression in self.groups:
            if len(expression) > 1:
                reach[expression[0]] = max(len(expression), reach.get(expression[0], 0))
        object.__setattr__(self, "reach", reach)

    @classmethod
    def of(cls, groups: Iterable[WordGroup]) -> Vocabulary:
        found: dict[tuple[str, ...], str] = {}
        for group in groups:
            for word in group.words:
                found.setdefault(tuple(normalise(word).split()), group.id)
        found.pop((), None)
        return cls(found)

    def concepts(self, words: Sequence[str]) -> tuple[str | None, ...]:
        """For each word the id of its group or None; an expression of several words gives its id once."""
        return tuple(group for group, _ in self.spans(words))

    def spans(self, words: Sequence[str]) -> Iterator[tuple[str | None, tuple[str, ...]]]:
        """The words cut into expressions, the longest first, each with its group; a word that is in none by itself."""
        position = 0
        while position < len(words):
            group, length = self._longest_at(words, position)
            yield group, tuple(words[position : position + length])
            position += length

    def _longest_at(self, words: Sequence[str], position: int) -> tuple[str | None, int]:
        forms = _forms(words[position])
        reach = max(self.reach.get(form, 0) for form in forms)
        for length in range(min(reach, len(words) - position), 1, -1):
            rest = tuple(words[position + 1 : position + length])
            for form in forms:
                group = self.groups.get((form, *rest))
                if group is not None:
                    return group, length
        return self._group(forms), 1

    def _group(self, forms: Iterable[str]) -> str | None:
        found = (self.groups.get((form,)) for form in forms)
        return next((group for group in found if group is not None), None)


@lru_cache(_CACHED_WORDS)
def _forms(word: str) -> tuple[str, ...]:
    """The word, then without its clitics, then its stem: the first that is in a group counts."""
    return word, *(_arabic_forms(word) if is_arabic(word) else _latin_forms(word))


def _arabic_forms(word: str) -> Iterator[str]:
    bare = [word[len(p) :] for p in ARABIC_PREFIXES if word.startswith(p)]
    bare = [form for form in bare if len(form) >= _SHORTEST_WITHOUT_CLITIC]
    yield from bare
    for form in (word, *bare):
        yield from (form[: -len(s)] for s in ARABIC_SUFFIXES if form.endswith(s) and len(form) - len(s) >= 3)


def _latin_forms(word: str) -> Iterator[str]:
    yield stem(word)
    for clitic in _LATIN_CLITICS:
        if word.startswith(clitic) and len(word) - len(clitic) >= _SHORTEST_WITHOUT_CLITIC:
            yield word[len(clitic) :]
