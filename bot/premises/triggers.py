"""Which readers have something to look at in a message: by its words, what answers it, a mark, a figure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.premises.message import Claim, Message
from bot.premises.words import Words


@dataclass(frozen=True, slots=True)
class Reader:
    """Finds claims of one kind. It needn't look where none of `words` is in a message, in any reading, none of
    `entries` answers it, its text hasn't the `mark` and, with `digits`, no number in figures."""

    claims: Callable[[Message], Iterable[Claim]]
    words: frozenset[str] = frozenset()
    entries: frozenset[str] = frozenset()
    digits: bool = False
    mark: str = ""


class Triggers:
    """The index over all readers of one release."""

    def __init__(self, readers: Mapping[str, Reader]) -> None:
        self._by_word = _index((name, word) for name, one in readers.items() for word in one.words)
        self._by_entry = _index((name, id) for name, one in readers.items() for id in one.entries)
        self._by_mark = [(one.mark, frozenset({name})) for name, one in readers.items() if one.mark]
        self._by_digits = frozenset(name for name, one in readers.items() if one.digits)

    def awake(self, words: Words, text: str, entry_ids: Sequence[str]) -> frozenset[str]:
        """The names of the readers that have something to look at."""
        found = self._by_digits if words.has_digits else frozenset()
        by_word = self._by_word
        return found.union(
            *(by_word[word] for word in words.bare if word in by_word),
            *(names for mark, names in self._by_mark if mark in text),
            *(self._by_entry[id] for id in entry_ids if id in self._by_entry),
        )


def _index(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, key in pairs:
        found.setdefault(key, set()).add(name)
    return {key: frozenset(names) for key, names in found.items()}
