"""How a reply to a labelled question counts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.desk.labelled import Case
from bot.dialogue.reply import Kind, Reply
from bot.facts.ids import UNKNOWN

MOST_OFFERED = 3


class Verdict(StrEnum):
    """From best to worst; a wrong fact to a journalist is the one that must not happen."""

    RIGHT = "right"
    PARTIAL = "partial"
    CLARIFIED = "clarified"
    ABSTAINED = "abstained"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Judged:
    """A case with what was replied."""

    case: Case
    reply: Reply
    verdict: Verdict

    @property
    def answered(self) -> bool:
        """Whether the reply commits itself to a fact."""
        return self.reply.kind not in (Kind.UNKNOWN, Kind.CLARIFY)


def judge(case: Case, reply: Reply) -> Judged:
    """Right where every id replied is acceptable and none that was needed is missing."""
    return Judged(case, reply, _verdict(case, reply))


def _verdict(case: Case, reply: Reply) -> Verdict:
    expected = set(case.expected)
    if reply.kind is Kind.CLARIFY:
        return _asked_back(expected, reply.facts)
    if not reply.facts:
        return Verdict.RIGHT if UNKNOWN in expected else Verdict.ABSTAINED
    if not set(reply.facts) <= expected:
        return Verdict.WRONG
    if case.all_needed and not expected <= set(reply.facts):
        return Verdict.PARTIAL
    return Verdict.RIGHT


def _asked_back(expected: set[str], offered: tuple[str, ...]) -> Verdict:
    if len(offered) > MOST_OFFERED:
        return Verdict.WRONG
    return Verdict.CLARIFIED if UNKNOWN in expected or expected & set(offered) else Verdict.ABSTAINED
