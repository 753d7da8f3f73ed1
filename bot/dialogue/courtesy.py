"""A greeting or thanks in front of a question, or behind it, must not hide it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from bot.dialogue.understanding import Understanding
from bot.matching.ranking import Ranked

_SURE = 0.7
"""The least probability of a fact beneath a courtesy: "hope you are well" is not a question. It must be likelier than
the courtesy itself, too: "thank you for your kind help" doesn't ask for help."""
_MOST_TRIED = 8
_SHORTEST = 2


def beneath_courtesy(whole: Ranked, understanding: Understanding, courtesies: Collection[str]) -> Ranked:
    """The question that is left where a courtesy is taken off either end; the message itself where none is.

    `courtesies` are the ids of greetings, thanks and farewells.
    """
    ranking = whole.ranking
    first = ranking.candidates[0] if ranking.candidates else None
    if ranking.alarm or first is None or first.id not in courtesies or first.confidence < ranking.unknown:
        return whole
    best, surest = whole, max(_SURE, first.confidence)
    for text in _ends(whole.question.text):
        rest = understanding.read(text)
        found = understanding.rank(rest)
        candidate = found.candidates[0] if found.candidates else None
        if candidate and candidate.id not in courtesies and candidate.confidence > surest:
            best, surest = Ranked(rest, found), candidate.confidence
    return best


def _ends(text: str) -> Iterator[str]:
    """The message without its first words, then without its last: one word less each time, two at least left."""
    words = text.split()
    for cut in range(1, min(_MOST_TRIED, len(words) - _SHORTEST) + 1):
        yield " ".join(words[cut:])
        yield " ".join(words[:-cut])
