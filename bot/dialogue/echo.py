"""Words of a message that were in the last reply: "in France also?" after a biography that names France."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from bot.facts.factbase import Bilingual, Entry, Language
from bot.facts.templates import fill
from bot.language.normalise import normalise
from bot.language.stems import stem

_TELLING = 3
"""A word that stands in the answers of more entries than this tells nothing."""


class Echoes:
    """The words by which each entry's answer differs from the others'."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        stems = {id: frozenset(_stems(entry)) for id, entry in entries.items()}
        spread = Counter(word for words in stems.values() for word in words)
        self._telling = {
            id: frozenset(word for word in words if spread[word] <= _TELLING) for id, words in stems.items()
        }

    def share(self, words: Iterable[str], fact: str) -> float:
        """The share of the words, 0 to 1, that the fact's own answer has."""
        asked = [stem(word) for word in words]
        known = self._telling.get(fact, frozenset())
        return sum(word in known for word in asked) / len(asked) if asked else 0.0


def _stems(entry: Entry) -> Iterator[str]:
    for text in _texts(entry):
        for language in Language:
            yield from map(stem, normalise(fill(text[language], entry.values, language)).split())


def _texts(entry: Entry) -> Iterator[Bilingual]:
    yield entry.label
    yield entry.answer
