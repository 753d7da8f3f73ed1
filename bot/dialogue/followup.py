"""A message in the light of its conversation.

The matcher says how well each fact fits the words; the table of follow-ups, the last facts and their words say which
are likely next. `bot/dialogue/weighing.py` puts the two together.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from bot.dialogue.choice import Choices
from bot.dialogue.context import Context
from bot.dialogue.echo import Echoes
from bot.dialogue.expectation import Expectation
from bot.dialogue.members import listed_in
from bot.dialogue.shape import Shape, Shapes
from bot.dialogue.understanding import Understanding
from bot.dialogue.weighing import WEIGHING, Manner, Signs
from bot.facts.factbase import FactBase, Language
from bot.facts.followups import FollowUps
from bot.facts.ids import COURTESIES, SAFEGUARDING
from bot.language.question import Question
from bot.language.vocabulary import Vocabulary
from bot.matching.ranking import Candidate, Ranking

_OFFERED = 5.0
"""How many times likelier what was offered becomes, for whoever answers in words of their own."""
_CHANGED_SUBJECT = 0.6
_BARELY = 0.02
"""Below this probability of danger, a question that names the release is about the release."""
_CLEARLY_NEW = 2
"""So many words of its own has a message that begins with "and" and speaks of something else than the danger."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Reads messages in the light of conversations, with the words and the table of one knowledge."""

    base: FactBase
    understanding: Understanding
    follow_ups: FollowUps
    shapes: Shapes = field(init=False)
    expectation: Expectation = field(init=False)
    choices: Choices = field(init=False)
    release: Vocabulary = field(init=False)

    def __post_init__(self) -> None:
        entries = self.base.entries
        object.__setattr__(self, "choices", Choices(self.follow_ups))
        object.__setattr__(self, "release", Vocabulary.of(self.follow_ups.release))
        object.__setattr__(self, "shapes", Shapes(self.follow_ups))
        object.__setattr__(self, "expectation", Expectation(entries, self.follow_ups, Echoes(entries)))

    def chosen(self, question: Question, context: Context) -> tuple[str, ...] | None:
        """The facts chosen among those offered; None where the message is no choice."""
        offered = tuple(id for id in context.offered if id in self.base.entries)
        return self.choices.of(question, offered, self.base.entries)

    def requested(self, shape: Shape, context: Context) -> tuple[tuple[str, ...], Language | None] | None:
        """The facts that are asked for again, and in which language; None where the message asks something else."""
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
            ranking = _likelier(ranking, context.offered)
        if not context.facts:
            return ranking
        shape = self.shapes.of(question)
        if context.facts == (SAFEGUARDING,):
            return self._in_danger(question, shape, ranking)
        if _is_courtesy(ranking):
            return ranking
        signs = self.signs(question, shape, context.facts)
        return WEIGHING.weigh(ranking, signs, manner(question, shape, signs))

    def signs(self, question: Question, shape: Shape, facts: Sequence[str]) -> Signs:
        """What speaks for entries in a message of this shape, after these facts."""
        named = listed_in(question, facts, self.base.entries, self.understanding)
        return self.expectation.signs(shape, facts, named)

    def _speaks_of_the_release(self, question: Question, ranking: Ranking) -> bool:
        """Whether the message names it, or its workshops, and nothing in it may be about the danger."""
        danger = next((one.confidence for one in ranking.candidates if one.id == SAFEGUARDING), 0.0)
        return danger < _BARELY and any(word for word in self.release.concepts(question.words))

    def _in_danger(self, question: Question, shape: Shape, ranking: Ranking) -> Ranking:
        """After safeguarding only a farewell or a clear question about the release leaves it."""
        if not ranking.candidates:
            return replace(ranking, alarm=True)
        first = ranking.candidates[0]
        goes_on = shape.joined and len(shape.own) < _CLEARLY_NEW
        leaves = not (shape.points or goes_on) and shape.own and first.id not in self.follow_ups.danger
        leaves = leaves or self._speaks_of_the_release(question, ranking)
        if first.confidence >= _CHANGED_SUBJECT and (leaves or first.id in COURTESIES):
            return ranking
        return replace(ranking, alarm=True)


def manner(question: Question, shape: Shape, signs: Signs) -> Manner:
    """How a message is made, as far as weighing goes."""
    return Manner(len(shape.own), len(question.words), shape.leans, bool(signs.asked))


def _is_courtesy(ranking: Ranking) -> bool:
    first = ranking.candidates[0] if ranking.candidates else None
    return first is not None and first.id in COURTESIES and first.confidence >= _CHANGED_SUBJECT


def _likelier(ranking: Ranking, ids: Collection[str]) -> Ranking:
    """The same with some entries a few times likelier."""
    odds = {one.id: one.confidence * (_OFFERED if one.id in ids else 1.0) for one in ranking.candidates}
    total = sum(odds.values()) + ranking.unknown
    ordered = sorted(odds.items(), key=lambda item: -item[1])
    candidates = tuple(Candidate(id, weight / total) for id, weight in ordered)
    return replace(ranking, candidates=candidates, unknown=ranking.unknown / total)
