"""`bayan evaluate`: how well labelled questions are answered, for people and for machines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

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
_MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything that the figures say of one run."""

    judged: tuple[Judged, ...]
    slices: tuple[Slice, ...]
    confusions: tuple[tuple[str, str, int], ...]
    off_topic_answered: float
    alarms: Alarms
    bins: tuple[Bin, ...]
    calibration_error: float
    curve: tuple[tuple[float, float], ...]


def evaluate(conversations: Iterable[Conversation], ask: AskInTurn) -> Evaluation:
    """Ask every question, judge every reply, count."""
    judged = [
        judge(case, reply)
        for conversation in conversations
        for case, reply in zip(conversation, ask([case.question for case in conversation]), strict=True)
    ]
    bins, error = calibration(judged)
    return Evaluation(
        judged=tuple(judged),
        slices=tuple(slices(judged)),
        confusions=tuple(confusions(judged)),
        off_topic_answered=off_topic_answered(judged),
        alarms=alarms(judged),
        bins=tuple(bins),
        calibration_error=error,
        curve=tuple(risk_coverage(judged)),
    )


def as_text(evaluation: Evaluation, most_errors: int = _MOST_SHOWN) -> str:
    """The figures as tables for a terminal."""
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
            "",
            f"wrong and at least {_SURE:.0%} sure:",
            *map(_error_line, _wrong_and_sure(evaluation)[:most_errors]),
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
        "risk_coverage": evaluation.curve,
    }


def compare(before: Evaluation, after: Evaluation) -> str:
    """What changed between two runs over the same questions: shares, then each question that got better or worse."""
    old = {part.name: part for part in before.slices}
    lines = [
        f"{part.name:<26}" + "".join(f"  {verdict} {_change(old[part.name], part, verdict)}" for verdict in Verdict)
        for part in after.slices
        if part.name in old and not part.name.startswith("fact")
    ]
    ranks = list(Verdict)
    for one, two in zip(before.judged, after.judged, strict=True):
        if one.verdict is not two.verdict:
            word = "better" if ranks.index(two.verdict) < ranks.index(one.verdict) else "worse "
            lines.append(f"{word}  {one.verdict} -> {two.verdict}  {two.case.question!r} {list(two.reply.facts)}")
    return "\n".join(lines)


def _change(before: Slice, after: Slice, verdict: Verdict) -> str:
    return f"{after.shares[verdict]:6.1%} ({100 * (after.shares[verdict] - before.shares[verdict]):+.1f})"


def _slice_line(part: Slice) -> str:
    return f"{part.name:<28}{part.total:>6}" + "".join(
        f"  {verdict} {part.shares[verdict]:6.1%}" for verdict in Verdict
    )


def _wrong_and_sure(evaluation: Evaluation) -> list[Judged]:
    rows = [row for row in evaluation.judged if row.verdict is Verdict.WRONG and row.reply.confidence >= _SURE]
    return sorted(rows, key=lambda row: -row.reply.confidence)


def _error_line(row: Judged) -> str:
    expected = ", ".join(row.case.expected)
    return f"  {row.reply.confidence:.2f} {row.case.question!r}: expected {expected}, got {', '.join(row.reply.facts)}"
