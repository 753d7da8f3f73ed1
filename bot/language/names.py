"""Proper names in Latin letters, told by how people write them: with a capital inside a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from bot.language.normalise import normalise

_OFTEN_ENOUGH = 3
_CAPITAL_SHARE = 0.6
_SHORTEST_NAME = 2


def proper_names(texts: Iterable[str]) -> frozenset[str]:
    """The normalised words that stand with a capital in most places where a capital isn't due anyway."""
    seen: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts:
        if text.isupper():
            continue
        for written in text.split()[1:]:
            word = normalise(written)
            seen[word] += 1
            capital[word] += written[0].isupper()
    return frozenset(
        word
        for word, times in seen.items()
        if times >= _OFTEN_ENOUGH and len(word) >= _SHORTEST_NAME and capital[word] >= _CAPITAL_SHARE * times
    )
