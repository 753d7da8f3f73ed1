"""Two runs over the same questions: one now, and one saved earlier or made over another knowledge folder.

A saved run holds ids and verdicts under a hash of each question, never its words, so that it may be kept and shared
where an exam may not be seen.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.desk.figures import Slice, slices
from bot.desk.labelled import Judged, Verdict
from bot.errors import UserError
from bot.text_files import read_text

_FIGURES = 4


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one question."""

    verdict: Verdict
    facts: tuple[str, ...]


Run = Mapping[str, Outcome]
"""The outcome of each question by its key."""


@dataclass(frozen=True, slots=True)
class Change:
    """A question whose verdict isn't what it was."""

    before: Outcome
    after: Judged

    @property
    def better(self) -> bool:
        order = list(Verdict)
        return order.index(self.after.verdict) < order.index(self.before.verdict)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both runs over the questions that both have; `unmatched` is how many of today's the other doesn't have."""

    slices: tuple[tuple[Slice, Slice], ...]
    changes: tuple[Change, ...]
    unmatched: int


def run_of(judged: Iterable[Judged]) -> Run:
    return {row.case.key: Outcome(row.verdict, row.reply.entry_ids) for row in judged}


def save_run(path: Path, run: Run) -> None:
    """One question a line, so that two runs can be laid side by side. Raises UserError where it can't be written."""
    rows = [
        f"{json.dumps(key)}: {json.dumps({'verdict': outcome.verdict, 'facts': outcome.facts})}"
        for key, outcome in sorted(run.items())
    ]
    try:
        path.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")
    except OSError as error:
        raise UserError(f"{path}: can't be written: {error.strerror or error}") from None


def load_run(path: Path) -> Run:
    """Raises UserError where the file can't be read or is no saved run."""
    try:
        rows = json.loads(read_text(path, str(path)))
        return {key: Outcome(Verdict(row["verdict"]), tuple(row["facts"])) for key, row in rows.items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UserError(f"{path}: is no saved run; expected what `bayan evaluate --save` wrote") from None


def compare(before: Run, after: Sequence[Judged]) -> Comparison:
    """What changed from `before` to `after`. Raises UserError where they have no question in common."""
    shared = [row for row in after if row.case.key in before]
    if not shared:
        raise UserError("the two runs have no question in common; expected a run over the same files")
    earlier = slices((row.case, before[row.case.key].verdict) for row in shared)
    later = slices((row.case, row.verdict) for row in shared)
    changes = [Change(before[row.case.key], row) for row in shared if before[row.case.key].verdict is not row.verdict]
    return Comparison(
        slices=tuple(zip(earlier, later, strict=True)),
        changes=tuple(sorted(changes, key=lambda change: change.better)),
        unmatched=len(after) - len(shared),
    )


def comparison_text(comparison: Comparison, most_shown: int) -> str:
    """A line for each group whose figures moved, then the questions that got worse, then those that got better."""
    lines = [f"{comparison.unmatched} questions aren't in the other run"] if comparison.unmatched else []
    lines += [_slice_line(old, new) for old, new in comparison.slices if old != new]
    for word, better in (("worse", False), ("better", True)):
        changes = [change for change in comparison.changes if change.better is better]
        lines += ["", f"{word}: {len(changes)}", *map(_change_line, changes[:most_shown])]
    return "\n".join(lines)


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """The same for machines, without the questions' words."""
    return {
        "unmatched": comparison.unmatched,
        "slices": {
            new.name: {"total": new.total, "before": _rounded(old), "after": _rounded(new)}
            for old, new in comparison.slices
        },
        "changes": [
            {
                "key": change.after.case.key,
                "better": change.better,
                "before": {"verdict": change.before.verdict, "facts": change.before.facts},
                "after": {"verdict": change.after.verdict, "facts": change.after.reply.entry_ids},
            }
            for change in comparison.changes
        ],
    }


def _rounded(part: Slice) -> dict[Verdict, float]:
    return {verdict: round(share, _FIGURES) for verdict, share in part.shares.items()}


def _slice_line(old: Slice, new: Slice) -> str:
    moved = [verdict for verdict in Verdict if old.shares[verdict] != new.shares[verdict]]
    return f"{new.name:<36}{new.total:>6}" + "".join(
        f"  {verdict} {old.shares[verdict]:.1%} -> {new.shares[verdict]:.1%}" for verdict in moved
    )


def _change_line(change: Change) -> str:
    before, after = change.before, change.after
    was = f"{before.verdict} ({', '.join(before.facts)})"
    now = f"{after.verdict} ({', '.join(after.reply.entry_ids)})"
    return f"  {after.case.question!r}: expected {', '.join(after.case.expected)}; {was} -> {now}"
