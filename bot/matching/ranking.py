"""What the matcher says of a question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from bot.facts.factbase import Member
from bot.language.read import Question

_LEAST = 1e-9
"""Keeps a question that is surely not ours from dividing by nothing."""


class Candidate(NamedTuple):
    """An entry that was considered, with the probability (0 to 1) that it is the one meant."""

    id: str
    confidence: float


candidate_of: Callable[[tuple[str, float]], Candidate] = partial(tuple.__new__, Candidate)
"""The candidate of a pair, without a call of Python's own: every question makes one for each entry."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Entries, likeliest first; `unknown` is the probability that none of them is meant.

    `alarm` says that a person may be in danger: safeguarding comes before everything else.
    """

    candidates: tuple[Candidate, ...]
    unknown: float
    alarm: bool = False

    def if_unknown(self, unknown: float) -> Ranking:
        """The same entries side by side, were `unknown` the probability that none of them is meant."""
        factor = (1 - unknown) / max(1 - self.unknown, _LEAST)
        found = (candidate_of((one.id, one.confidence * factor)) for one in self.candidates)
        return Ranking(tuple(found), unknown, self.alarm)


class Ranked(NamedTuple):
    """A question with what the matcher says of it."""

    question: Question
    ranking: Ranking


@dataclass(frozen=True, slots=True)
class Mentions:
    """Which members of a list a question names: `named` are members that the release names, `others` known ones that it
    doesn't."""

    named: tuple[Member, ...] = ()
    others: tuple[Member, ...] = ()
