"""Which facts a message is likely to mean before its own words are weighed: from what was spoken of last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.dialogue.echo import Echoes
from bot.dialogue.shape import Shape
from bot.facts.followups import FollowUps

Prior = Mapping[str, float]

_STAY = 0.5
"""What the last fact gets where the message only points back."""
_BESIDE = 0.3
"""How much of that remains where an aspect says what is meant but the message has words of its own too."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """What the table, the last fact and its words lead to expect."""

    follow_ups: FollowUps
    echoes: Echoes

    def of(self, shape: Shape, facts: Sequence[str]) -> Prior:
        """Weights from 0 to 1 by id; empty where nothing can be said."""
        facts = self._whom(shape, facts)
        asked_by, asked = self._asked(shape, facts)
        if not asked:
            return self._stay(shape, facts) if shape.leans or self.echoed(shape, facts) else {}
        if not shape.own:
            return dict.fromkeys(asked, 1.0)
        # A bare question word beside other words says little: who wins, who signed, who paid.
        sure = _BESIDE if set(asked_by) <= self.follow_ups.general else 1.0
        weights = dict.fromkeys(asked, sure)
        beside = 1.0 if self.echoed(shape, facts) else _BESIDE
        for fact, weight in self._stay(shape, facts).items():
            weights[fact] = max(weights.get(fact, 0.0), beside * weight)
        return weights

    def asks(self, shape: Shape, facts: Sequence[str]) -> bool:
        """Whether the table knows what the message asks for."""
        return bool(self._asked(shape, facts)[1])

    def _asked(self, shape: Shape, facts: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The most telling aspects for which the table has an answer, and the ids that they ask for."""
        for aspects in shape.aspects:
            targets = [id for fact in facts for aspect in aspects for id in self.follow_ups.asked(fact, aspect)]
            if targets:
                return aspects, tuple(dict.fromkeys(targets))
        return (), ()

    def _whom(self, shape: Shape, facts: Sequence[str]) -> Sequence[str]:
        """The person whom "he" or "she" must mean, where nothing spoken of last is about them."""
        for person in self.follow_ups.people:
            if person.words.id == shape.person and not set(facts) & set(person.facts):
                return (person.facts[0],)
        return facts

    def echoed(self, shape: Shape, facts: Sequence[str]) -> bool:
        """Whether all of the message's own words were in the last answer."""
        return any(self.echoes.share(shape.own, fact) == 1.0 for fact in facts)

    def _stay(self, shape: Shape, facts: Sequence[str]) -> dict[str, float]:
        return {fact: max(_STAY, self.echoes.share(shape.own, fact)) for fact in facts}
