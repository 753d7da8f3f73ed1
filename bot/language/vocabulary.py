"""Concepts: the groups of words that mean the same, found in a message whatever its dialect, script or language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from bot.facts.followups import WordGroup
from bot.language.normalise import ARABIC_PREFIXES, ARABIC_SUFFIXES, is_arabic, normalise, stem

_LATIN_CLITICS = ("wel", "wal", "bel", "bil", "el", "al", "il")
"""Those of Arabizi; a single letter (w-, b-, l-) would cut English words as often as Arabic ones."""
_SHORTEST_WITHOUT_CLITIC = 3
_CACHED_WORDS = 5_000


class Beginning(NamedTuple):
    """What a word can begin: its group, and how many words the longest expression has that begins with one of its
    forms (0 where none does, and then the forms aren't kept)."""

    group: str | None
    reach: int = 0
    forms: tuple[str, ...] = ()


_NOTHING = Beginning(None)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Normalised expressions, their words parted by spaces, and the group that each belongs to."""

    groups: Mapping[str, str]
    _beginning: Callable[[str], Beginning] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        groups, reach = self.groups, _reach(self.groups)

        def beginning(word: str) -> Beginning:
            forms = _forms(word)
            group = next((groups[form] for form in forms if form in groups), None)
            if longest := max(reach.get(form, 0) for form in forms):
                return Beginning(group, longest, forms)
            return Beginning(group) if group else _NOTHING

        object.__setattr__(self, "_beginning", lru_cache(_CACHED_WORDS)(beginning))

    @classmethod
    def of(cls, groups: Iterable[WordGroup]) -> Vocabulary:
        found: dict[str, str] = {}
        for group in groups:
            for word in group.words:
                normal = normalise(word)
                found.setdefault(word if normal == word else normal, group.id)  # one text where there are two alike
        found.pop("", None)
        return cls(found)

    def concepts(self, words: Sequence[str]) -> tuple[str | None, ...]:
        """For each word the id of its group or None; an expression of several words gives its id once."""
        return tuple([group for group, _ in self._cut(words)])

    def spans(self, words: Sequence[str]) -> Iterator[tuple[str | None, Sequence[str]]]:
        """The words cut into expressions, the longest first, each with its group; a word that is in none by itself."""
        position = 0
        for group, length in self._cut(words):
            yield group, words[position : position + length]
            position += length

    def _cut(self, words: Sequence[str]) -> list[tuple[str | None, int]]:
        """The group of each expression, and how many words it has. Most words begin none of several: those are read in
        a few steps, for every message goes through a dozen vocabularies."""
        found: list[tuple[str | None, int]] = []
        beginning, position = self._beginning, 0
        while position < len(words):
            group, reach, forms = beginning(words[position])
            length = 1
            if reach > 1:
                group, length = self._longest(forms, words[position : position + reach]) or (group, 1)
            found.append((group, length))
            position += length
        return found

    def __contains__(self, word: str) -> bool:
        """Whether the word, or another form of it, is in a group by itself."""
        return self._beginning(word).group is not None

    def _longest(self, forms: Sequence[str], words: Sequence[str]) -> tuple[str, int] | None:
        """The group of the longest expression of several words that these are or begin with, and how many it has; the
        first word may have any of its forms."""
        for length in range(len(words), 1, -1):
            rest = " ".join(("", *words[1:length]))
            for form in forms:
                if (group := self.groups.get(form + rest)) is not None:
                    return group, length
        return None


def _reach(expressions: Iterable[str]) -> dict[str, int]:
    """For each word that begins an expression of several how many words the longest of them has."""
    reach: dict[str, int] = {}
    for expression in expressions:
        if " " in expression:
            first = expression[: expression.index(" ")]
            reach[first] = max(expression.count(" ") + 1, reach.get(first, 0))
    return reach


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
