"""A message in the light of its conversation.

The matcher says how well each fact fits the words; the follow-ups say which facts are likely next. The two are
multiplied, and how much the second counts depends on how much the message leans: "why?" says nothing without what
came before it, while a complete question is never bent to the old topic.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bot.dialogue.choice import Choices
from bot.dialogue.context import Context
from bot.dialogue.decision import COURTESIES, SAFEGUARDING
from bot.dialogue.echo import Echoes
from bot.dialogue.members import listed_in
from bot.dialogue.prior import Expectation, Prior
from bot.dialogue.shape import Shape, Shapes
from bot.dialogue.understanding import Understanding
from bot.facts.factbase import Entry, FactBase, Language
from bot.facts.followups import FollowUps
from bot.language.question import Question
from bot.matching.ranking import Candidate, Ranking

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Strength:
    """How much the conversation counts: a fact that it points to becomes `boost` times likelier, and that nothing in
    the knowledge is meant `doubt` times as likely, for a message that leans is seldom off the subject."""

    boost: float
    doubt: float


BARE = Strength(300.0, 0.1)
"""No word of its own: "why?", "and her e-mail?"."""
POINTING = Strength(40.0, 0.25)
"""Points back and has one or two words of its own."""
SHORT = Strength(5.0, 1.0)
"""Brief, or pointing back with more words of its own."""
ALONE = Strength(1.0, 1.0)
"""A complete question."""

_FLOOR = 0.01
"""What the matcher grants a fact at least that the conversation points to: it hasn't seen every word."""
_MOST_OWN, _LONGEST_FOLLOW_UP = 2, 5
_CHANGED_SUBJECT = 0.6
_BRIEF = 3


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Reads messages in the light of conversations, with the words and the table of one knowledge."""

    base: FactBase
    understanding: Understanding
    follow_ups: FollowUps
    shapes: Shapes = field(init=False)
    expectation: Expectation = field(init=False)
    choices: Choices = field(init=False)

    def __post_init__(self) -> None:
        entries = self.base.entries
        object.__setattr__(self, "choices", Choices(self.follow_ups))
        object.__setattr__(self, "shapes", Shapes(self.follow_ups))
        object.__setattr__(self, "expectation", Expectation(self.follow_ups, Echoes(entries)))

    def chosen(self, question: Question, context: Context) -> tuple[str, ...] | None:
        """The facts chosen among those offered; None where the message is no choice."""
        offered = tuple(id for id in context.offered if id in self.base.entries)
        return self.choices.of(question, offered, self.base.entries)

    def restarts(self, question: Question) -> bool:
        """Whether the message asks for nothing but a new conversation."""
        shape = self.shapes.of(question)
        return "restart" in shape.roles and shape.only_roles

    def insulted(self, question: Question) -> bool:
        """Whether the message has words of abuse."""
        return "insults" in self.shapes.of(question).roles

    def requested(self, question: Question, context: Context) -> tuple[tuple[str, ...], Language | None] | None:
        """The facts that are asked for again, and in which language; None where the message asks something else."""
        shape = self.shapes.of(question)
        wished = shape.roles & {"repeat", "in_english", "in_arabic"}
        if not context.facts or not wished or not shape.only_roles:
            return None
        language = Language.EN if "in_english" in wished else Language.AR if "in_arabic" in wished else None
        again = tuple(fact for fact in context.facts if fact in self.base.entries)
        return (again, language) if again else None

    def read(self, question: Question, ranking: Ranking, context: Context) -> Ranking:
        """The ranking with the conversation weighed in."""
        if ranking.alarm or not question.words:
            return ranking
        if context.offered and not _is_courtesy(ranking):
            ranking = _weighed(ranking, dict.fromkeys(context.offered, 1.0), SHORT, self.base.entries)
        if not context.facts:
            return ranking
        shape = self.shapes.of(question)
        if context.facts == (SAFEGUARDING,):
            return self._in_danger(shape, ranking)
        if _is_courtesy(ranking):
            return ranking
        likely = self.expectation.of(shape, context.facts)
        strength = _strength(shape, self.expectation.echoed(shape, context.facts))
        if len(shape.own) <= _BRIEF and shape.size <= _LONGEST_FOLLOW_UP:
            named = listed_in(question, context.facts, self.base.entries, self.understanding)
            if named and not self.expectation.asks(shape, context.facts):
                likely, strength = {named: 1.0}, BARE
        return _weighed(ranking, likely, strength, self.base.entries)

    def _in_danger(self, shape: Shape, ranking: Ranking) -> Ranking:
        """After safeguarding only a farewell or a clear question about the release leaves it."""
        if not ranking.candidates:
            return replace(ranking, alarm=True)
        first = ranking.candidates[0]
        leaves = not shape.points and shape.own and first.id not in self.follow_ups.danger
        if first.confidence >= _CHANGED_SUBJECT and (leaves or first.id in COURTESIES):
            return ranking
        return replace(ranking, alarm=True)


def _strength(shape: Shape, echoed: bool) -> Strength:
    if not shape.own:
        return BARE if shape.size <= _LONGEST_FOLLOW_UP else POINTING
    if len(shape.own) > _MOST_OWN or shape.size > _LONGEST_FOLLOW_UP:
        return SHORT if shape.leans and len(shape.own) <= _BRIEF else ALONE
    if shape.leans or echoed:
        return POINTING
    return SHORT if shape.size <= _BRIEF else ALONE


def _is_courtesy(ranking: Ranking) -> bool:
    first = ranking.candidates[0] if ranking.candidates else None
    return first is not None and first.id in COURTESIES and first.confidence >= _CHANGED_SUBJECT


def _weighed(ranking: Ranking, likely: Prior, strength: Strength, entries: Mapping[str, Entry]) -> Ranking:
    """Bayes: what the words say times what the conversation says, made to sum to 1 again."""
    if not likely or strength is ALONE:
        return ranking
    fits = {candidate.id: candidate.confidence for candidate in ranking.candidates}
    fits |= {id: max(fits.get(id, 0.0), _FLOOR) for id in likely if id in entries}
    weights = {id: fit * _factor(strength, likely.get(id, 0.0)) for id, fit in fits.items()}
    if UNKNOWN in likely:
        unknown = max(ranking.unknown, _FLOOR) * _factor(strength, likely[UNKNOWN])
    else:
        unknown = ranking.unknown * strength.doubt
    total = sum(weights.values()) + unknown
    ordered = sorted(weights.items(), key=lambda item: -item[1])
    candidates = tuple(Candidate(id, weight / total) for id, weight in ordered)
    return replace(ranking, candidates=candidates, unknown=unknown / total)


def _factor(strength: Strength, weight: float) -> float:
    return 1 + (strength.boost - 1) * weight
