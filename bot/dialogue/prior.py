"""Which facts a message is likely to mean before its own words are weighed: from what was spoken of last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from bot.dialogue.shape import Shape
from bot.facts.factbase import Entry
from bot.facts.followups import FollowUps

Prior = Mapping[str, float]

_STAY, _RELATED = 0.5, 0.15
"""What the last fact and each of its neighbours get where the message only points back."""
_BESIDE = 0.3
"""How much of that remains where an aspect says what is meant but the message has words of its own too."""


def prior(shape: Shape, facts: Iterable[str], entries: Mapping[str, Entry], follow_ups: FollowUps) -> Prior:
    """Weights from 0 to 1 by id; empty where nothing can be said."""
    asked = _asked(shape, facts, follow_ups)
    if not asked:
        return _stay(facts, entries) if shape.points or not shape.aspects else {}
    if not shape.own:
        return asked
    beside = {id: _BESIDE * weight for id, weight in _stay(facts, entries).items()}
    return {**beside, **asked}


def _asked(shape: Shape, facts: Iterable[str], follow_ups: FollowUps) -> dict[str, float]:
    """What the aspects ask for; the first of several is the likeliest."""
    weights: defaultdict[str, float] = defaultdict(float)
    for fact in facts:
        for aspect in shape.aspects:
            for target in follow_ups.asked(fact, aspect):
                weights[target] = 1.0
    return dict(weights)


def _stay(facts: Iterable[str], entries: Mapping[str, Entry]) -> dict[str, float]:
    weights: dict[str, float] = {}
    for fact in facts:
        entry = entries.get(fact)
        for id in (*entry.related, *entry.nearby) if entry else ():
            weights.setdefault(id, _RELATED)
    return {**weights, **dict.fromkeys(facts, _STAY)}
