"""Stub until the mechanism stands."""

from __future__ import annotations

from dataclasses import dataclass

from bot.dialogue.context import Context
from bot.facts.factbase import Language
from bot.language.question import Question
from bot.matching.ranking import Ranking


@dataclass(frozen=True, slots=True)
class FollowUp:
    def requested(self, question: Question, context: Context) -> tuple[tuple[str, ...], Language | None] | None:
        return None

    def read(self, question: Question, ranking: Ranking, context: Context) -> Ranking:
        return ranking
