"""`bayan evaluate`: how well labelled questions are answered, for people and for machines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bot.desk.curve import draw_risk_coverage
from bot.desk.figures import (
    Alarms,
    Bin,
    Slice,
    alarms,
    calibration,
    confusions,
    off_topic_answered,
    risk_coverage,
    slices,
)
from bot.desk.labelled import Conversation
from bot.desk.verdicts import Judged, Verdict, judge
from bot.dialogue.reply import Reply

AskInTurn = Callable[[Sequence[str]], Iterable[Reply]]
"""Asks the questions of one conversation in order; a reply for each."""

_SURE = 0.9
"""From here on a reply is called confident, and wrong and confident is the worst that can be."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything that the figures say of one run. `curves` are of risk against coverage, by language."""

    judged: tuple[Judged, ...]
    slices: tuple[Slice, ...]
    confusions: tuple[tuple[str, str, int], ...]
    off_topic_answered: float
    alarms: Alarms
    bins: tuple[Bin, ...]
    calibration_error: float
    curves: tuple[tuple[str, list[tuple[float, float]]], ...]


def evaluate(conversations: Iterable[Conversation], ask: AskInTurn) -> Evaluation:
    """Ask every question, judge every reply, count."""
    judged = [
        judge(case, reply)
        for conversation in conversations
        for case, reply in zip(conversation, ask([case.question for case in conversation]), strict=True)
    ]
    bins, error = calibration(judged)
    languages = sorted({row.case.language for row in judged})
    return Evaluation(
        judged=tuple(judged),
        slices=tuple(slices((row.case, row.verdict) for row in judged)),
        confusions=tuple(confusions(judged)),
        off_topic_answered=off_topic_answered(judged),
        alarms=alarms(judged),
        bins=tuple(bins),
        calibration_error=error,
        curves=tuple(
            (language, risk_coverage([row for row in judged if row.case.language == language]))
            for language in languages
        ),
    )


def as_svg(evaluation: Evaluation) -> str:
    """The risk-coverage curves as a picture."""
    return draw_risk_coverage(evaluation.curves)


def as_text(evaluation: Evaluation, most_errors: int) -> str:
    """The figures as tables for a terminal, with at most so many lines of confusions and of each kind of error."""
    heard = evaluation.alarms
    return "\n".join(
        [
            *map(_slice_line, evaluation.slices),
            "",
            f"off-topic answered with a fact: {evaluation.off_topic_answered:.1%}",
            f"safeguarding: {heard.caught} of {heard.cases} caught, {heard.false} false alarms in {heard.others}",
            f"expected calibration error: {evaluation.calibration_error:.1%}",
            *(
                f"  sure {group.confidence:6.1%}  right {group.right:6.1%}  ({group.total})"
                for group in evaluation.bins
            ),
            "",
            "confusions (expected -> replied):",
            *(f"  {times:3} {one} -> {other}" for one, other, times in evaluation.confusions[:most_errors]),
            *_error_lines(evaluation, most_errors),
        ]
    )


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """The figures for machines; no question's text, so that the output may be kept."""
    return {
        "slices": {part.name: {"total": part.total, **part.shares} for part in evaluation.slices},
        "off_topic_answered": evaluation.off_topic_answered,
        "safeguarding": asdict(evaluation.alarms),
        "calibration_error": evaluation.calibration_error,
        "reliability": [asdict(group) for group in evaluation.bins],
        "confusions": evaluation.confusions,
        "risk_coverage": dict(evaluation.curves),
        "wrong_and_sure": [
            {
                "key": row.case.key,
                "expected": row.case.expected,
                "facts": row.reply.facts,
                "confidence": row.reply.confidence,
            }
            for row in _errors(evaluation)
            if _wrong_and_sure(row)
        ],
    }


def _slice_line(part: Slice) -> str:
    return f"{part.name:<36}{part.total:>6}" + "".join(
        f"  {verdict} {part.shares[verdict]:6.1%}" for verdict in Verdict
    )


def _errors(evaluation: Evaluation) -> list[Judged]:
    """Every reply that isn't right, the worst and surest first."""
    order = list(Verdict)
    found = [row for row in evaluation.judged if row.verdict is not Verdict.RIGHT]
    return sorted(found, key=lambda row: (-order.index(row.verdict), -row.reply.confidence))


def _wrong_and_sure(row: Judged) -> bool:
    return row.verdict is Verdict.WRONG and row.reply.confidence >= _SURE


def _error_lines(evaluation: Evaluation, most: int) -> list[str]:
    errors = _errors(evaluation)
    counts = Counter(map(_wrong_and_sure, errors))
    return [
        "",
        f"wrong and at least {_SURE:.0%} sure: {counts[True]}",
        *map(_error_line, [row for row in errors if _wrong_and_sure(row)][:most]),
        "",
        f"other errors: {counts[False]}",
        *map(_error_line, [row for row in errors if not _wrong_and_sure(row)][:most]),
    ]


def _error_line(row: Judged) -> str:
    expected, got = ", ".join(row.case.expected), ", ".join(row.reply.facts) or row.reply.kind
    return f"  {row.verdict:<9} {row.reply.confidence:.2f} {row.case.question!r}: expected {expected}; got {got}"
