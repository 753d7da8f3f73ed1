"""`bayan evaluate`: how well labelled questions are answered, for people and for machines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from html import escape
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
from bot.desk.labelled import Conversation, Judged, Verdict, judge
from bot.dialogue.reply import Reply

AskInTurn = Callable[[Sequence[str]], Iterable[Reply]]
"""Asks the questions of one conversation in order; a reply for each."""

_WIDTH, _HEIGHT, _MARGIN = 640, 400, 56
_GRID = 5
_COLOURS = ("#0b6e99", "#b5532a", "#3d7a3a", "#7a3d75")
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
                "facts": row.reply.entry_ids,
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
    expected, got = ", ".join(row.case.expected), ", ".join(row.reply.entry_ids) or row.reply.kind
    return f"  {row.verdict:<9} {row.reply.confidence:.2f} {row.case.question!r}: expected {expected}; got {got}"


def draw_risk_coverage(curves: Sequence[tuple[str, Sequence[tuple[float, float]]]]) -> str:
    """An SVG document with a line for each named curve of (coverage, risk), both shares from 0 to 1."""
    highest = max((risk for _, curve in curves for _, risk in curve), default=0.0)
    top = max(0.05, -(-highest * 100 // 5) * 0.05)
    lines = [_curve_line(curve, top, _COLOURS[index % len(_COLOURS)]) for index, (_, curve) in enumerate(curves)]
    legend = [
        f'<text x="{_MARGIN + 12}" y="{_MARGIN + 18 * place}" fill="{_COLOURS[place % len(_COLOURS)]}">{name}</text>'
        for place, name in enumerate(escape(name) for name, _ in curves)
    ]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif">',
            '<rect width="100%" height="100%" fill="white"/>',
            *_axes(top),
            *lines,
            *legend,
            "</svg>",
        ]
    )


def _axes(top: float) -> list[str]:
    parts = [
        f'<text x="{_WIDTH / 2}" y="{_HEIGHT - 12}" text-anchor="middle">coverage: share of questions answered</text>',
        f'<text x="16" y="{_HEIGHT / 2}" text-anchor="middle" transform="rotate(-90 16 {_HEIGHT / 2})">'
        "risk: share of answers that are wrong</text>",
    ]
    for step in range(_GRID + 1):
        x, y = _point(step / _GRID, top * step / _GRID, top)
        left, bottom = _point(0, 0, top)
        parts += [
            f'<line x1="{left}" y1="{y:.1f}" x2="{_WIDTH - _MARGIN}" y2="{y:.1f}" stroke="#ddd"/>',
            f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">{top * step / _GRID:.0%}</text>',
            f'<text x="{x:.1f}" y="{bottom + 18}" text-anchor="middle">{step / _GRID:.0%}</text>',
        ]
    return parts


def _curve_line(curve: Sequence[tuple[float, float]], top: float, colour: str) -> str:
    points = " ".join("{:.1f},{:.1f}".format(*_point(coverage, risk, top)) for coverage, risk in curve)
    return f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>'


def _point(coverage: float, risk: float, top: float) -> tuple[float, float]:
    width, height = _WIDTH - 2 * _MARGIN, _HEIGHT - 2 * _MARGIN
    return _MARGIN + coverage * width, _HEIGHT - _MARGIN - risk / top * height
