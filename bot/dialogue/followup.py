"""A message in the light of its conversation.

The matcher says how well each fact fits the words; the follow-ups say which facts are likely next. The two are
multiplied, and how much the second counts depends on how much the message leans: "why?" says nothing without what
came before it, while a complete question is never bent to the old topic.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bot.dialogue.context import Context
from bot.dialogue.decision import COURTESIES, SAFEGUARDING
from bot.dialogue.members import listed_in
from bot.dialogue.prior import Prior, prior
from bot.dialogue.shape import Shape, Shapes
from bot.dialogue.understanding import Understanding
from bot.facts.factbase import Entry, FactBase, Language
from bot.facts.followups import FollowUps
from bot.language.question import Question
from bot.matching.ranking import Candidate, Ranking

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Strengths:
    """How many times likelier a fact becomes that the conversation points to.

    `bare` where the message has no word of its own, `pointing` where it points back and has one or two,
    `short` where it is brief without pointing back; anything else stands on its own and counts 1.
    """

    bare: float = 300.0
    pointing: float = 40.0
    short: float = 5.0


STRENGTHS = Strengths()
_FLOOR = 0.004
"""What the matcher grants a fact at least that the conversation points to: it hasn't seen every word."""
_SHORTEST_TOPIC, _LONGEST_FOLLOW_UP = 2, 5
_CHANGED_SUBJECT = 0.6
_BRIEF = 3


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Reads messages in the light of conversations, with the words and the table of one knowledge."""

    base: FactBase
    understanding: Understanding
    follow_ups: FollowUps
    strengths: Strengths = STRENGTHS
    shapes: Shapes = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "shapes", Shapes(self.follow_ups))

    def requested(self, question: Question, context: Context) -> tuple[tuple[str, ...], Language | None] | None:
        """The facts that are asked for again, and in which language; None where the message asks something else."""
        shape = self.shapes.of(question)
        wished = shape.roles & {"repeat", "in_english", "in_arabic"}
        if not context.facts or shape.own or not wished or shape.aspects:
            return None
        language = Language.EN if "in_english" in wished else Language.AR if "in_arabic" in wished else None
        return tuple(fact for fact in context.facts if fact in self.base.entries), language

    def read(self, question: Question, ranking: Ranking, context: Context) -> Ranking:
        """The ranking with the conversation weighed in."""
        if ranking.alarm or not context.facts:
            return ranking
        shape = self.shapes.of(question)
        if context.facts == (SAFEGUARDING,):
            return self._in_danger(shape, ranking)
        if _is_courtesy(ranking):
            return ranking
        if named := listed_in(question, context.facts, self.base.entries, self.understanding):
            if shape.own <= _BRIEF and shape.size <= _LONGEST_FOLLOW_UP:
                return _weighed(ranking, {named: 1.0}, self._strength_of_name(shape), self.base.entries)
        likely = prior(shape, context.facts, self.base.entries, self.follow_ups)
        return _weighed(ranking, likely, self._strength(shape), self.base.entries)

    def _strength(self, shape: Shape) -> float:
        if not shape.own:
            return self.strengths.bare if shape.size <= _LONGEST_FOLLOW_UP else self.strengths.pointing
        if shape.own > _SHORTEST_TOPIC or shape.size > _LONGEST_FOLLOW_UP:
            return self.strengths.short if shape.points and shape.own <= _BRIEF else 1.0
        if shape.points:
            return self.strengths.pointing
        return self.strengths.short if shape.size <= _BRIEF else 1.0

    def _strength_of_name(self, shape: Shape) -> float:
        return self.strengths.bare if not shape.aspects else self.strengths.pointing

    def _in_danger(self, shape: Shape, ranking: Ranking) -> Ranking:
        """After safeguarding only a farewell or a clear question about the release leaves it."""
        first = ranking.candidates[0]
        sure = first.confidence >= _CHANGED_SUBJECT
        if sure and (first.id in COURTESIES or (not shape.points and shape.own and first.id not in self.danger)):
            return ranking
        return replace(ranking, alarm=True)

    @property
    def danger(self) -> frozenset[str]:
        return self.follow_ups.danger


def _is_courtesy(ranking: Ranking) -> bool:
    first = ranking.candidates[0] if ranking.candidates else None
    return first is not None and first.id in COURTESIES and first.confidence >= _CHANGED_SUBJECT


def _weighed(ranking: Ranking, likely: Prior, strength: float, entries: Mapping[str, Entry]) -> Ranking:
    """Bayes: what the words say times what the conversation says, made to sum to 1 again."""
    if not likely or strength == 1.0:
        return ranking
    fits = {candidate.id: candidate.confidence for candidate in ranking.candidates}
    for id in likely:
        if id in entries:
            fits[id] = max(fits.get(id, 0.0), _FLOOR)
    weights = {id: fit * (1 + (strength - 1) * likely.get(id, 0.0)) for id, fit in fits.items()}
    unknown = ranking.unknown * (1 + (strength - 1) * likely.get(UNKNOWN, 0.0))
    total = sum(weights.values()) + unknown
    ordered = sorted(weights.items(), key=lambda item: -item[1])
    return replace(
        ranking, candidates=tuple(Candidate(id, weight / total) for id, weight in ordered), unknown=unknown / total
    )
