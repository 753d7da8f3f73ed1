"""`python -m bench.acceptance`: the trees that tell whether a question is about the release at all.

Fitted on bench/calibration/, questions about the release and about other things that were written blind and are never
trained on, and with `--foreign FILE` on real questions about other things, `{"q": "…"}` a line: of these only the
numbers of their signs are used, never a word. Writes the trees to the knowledge's fitted.json.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from bench.calibrate import PARTS, QUESTIONS
from bot.desk.labelled import read_labelled
from bot.facts.fitted import Fitted, FittedOn, save_fitted
from bot.facts.ids import SAFEGUARDING, UNKNOWN
from bot.facts.loader import load
from bot.facts.phrasings import load_phrasings
from bot.matching.acceptance import SIGNS, Acceptance
from bot.matching.matcher import Borders, Matcher
from bot.settings import Settings

OTHERS_SHARE = 0.15
"""How much of what people send is about other things, for the trees: what is silenced against what is let through.
Chosen by hand (docs/matching.md)."""
DANGER_COUNTS = 5.0
"""How much a call for help counts beside another question: it must not be taken for something else."""
TREES, DEPTH, RATE, RIDGE, FEWEST = 200, 4, 0.06, 5.0, 40
"""How many trees, how deep, how much each may say, how much a leaf costs, and how many questions stand in one."""
_FIFTHS = 5


@dataclass(frozen=True, slots=True)
class Row:
    """A question by its signs; `group` is the set that it is from."""

    signs: Sequence[float]
    ours: bool
    group: str
    danger: bool = False


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.acceptance", description=__doc__)
    parser.add_argument("--foreign", type=Path, help="real questions about other things")
    arguments = parser.parse_args()
    settings = Settings.read()
    base = load(settings.knowledge)
    matcher = Matcher.open(base, settings.cache)
    rows = [*_ours_and_others(matcher), *(_foreign(matcher, arguments.foreign) if arguments.foreign else ())]
    acceptance = fit(rows)
    fitted_on = FittedOn.of(base, load_phrasings(base))
    save_fitted(base.general, "acceptance", acceptance, fitted_on)
    # The borders are set by hand, for calls for help; they are looked at anew (`bayan evaluate`) whenever these are.
    save_fitted(base.general, "borders", Fitted.load(base.general).numbers("borders", Borders), fitted_on)
    print("\n".join(figures(rows)))


def _ours_and_others(matcher: Matcher) -> Iterator[Row]:
    for path in (*QUESTIONS, PARTS):
        for case in (case for talk in read_labelled(path) for case in talk):
            if len(case.expected) == 1 or UNKNOWN not in case.expected:
                danger = case.expected[0] == SAFEGUARDING
                yield Row(_signs(matcher, case.question), UNKNOWN not in case.expected, path.name, danger)


def _foreign(matcher: Matcher, path: Path) -> Iterator[Row]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Row(_signs(matcher, row["q"]), False, str(row.get("source", path.name)))


def _signs(matcher: Matcher, text: str) -> Sequence[float]:
    question = matcher.read(text)
    return matcher.signs(question, matcher.scores(question))


def fit(rows: Sequence[Row]) -> Acceptance:
    """The trees under which what is ours is likeliest told from what isn't."""
    ours = np.array([row.ours for row in rows])
    others = OTHERS_SHARE / (1 - OTHERS_SHARE) * ours.sum() / max(1, (~ours).sum())
    machine = HistGradientBoostingClassifier(
        max_iter=TREES,
        max_depth=DEPTH,
        learning_rate=RATE,
        l2_regularization=RIDGE,
        min_samples_leaf=FEWEST,
        early_stopping=False,  # else chance decides, from ten thousand questions on
    )
    counts = np.where(ours, 1.0, others) * np.where([row.danger for row in rows], DANGER_COUNTS, 1.0)
    machine.fit(_matrix(rows), ours, sample_weight=counts)
    # scikit-learn keeps the trees to itself; there is no public way to them.
    trees = [_complete(each[0].nodes) for each in machine._predictors]
    bias = round(float(np.asarray(machine._baseline_prediction).ravel()[0]), 4)
    return Acceptance(bias, *zip(*trees, strict=True))


def _complete(nodes: NDArray[np.void]) -> tuple[tuple[int, ...], tuple[float, ...], tuple[float, ...]]:
    """The tree with all its branches brought to one depth, level by level: signs, borders, leaves."""
    level, looks_at, border = [0], [], []
    for _ in range(DEPTH):
        below = []
        for node in level:
            leaf = bool(nodes[node]["is_leaf"])
            looks_at.append(0 if leaf else int(nodes[node]["feature_idx"]))
            border.append(0.0 if leaf else round(float(nodes[node]["num_threshold"]), 4))
            below += [node, node] if leaf else [int(nodes[node]["left"]), int(nodes[node]["right"])]
        level = below
    return tuple(looks_at), tuple(border), tuple(round(float(nodes[node]["value"]), 4) for node in level)


def figures(rows: Sequence[Row]) -> Iterator[str]:
    """How much of each set would be taken for ours: told by trees that were fitted on other fifths of all sets, and by
    ones that saw nothing of the set, as of a source that nobody thought of."""
    fifths = _told(rows, [str(number % _FIFTHS) for number in range(len(rows))])
    strangers = _told(rows, [row.group for row in rows])
    yield f"{len(rows)} questions, {len(SIGNS)} signs; taken for ours, on fifths that the trees weren't fitted on,"
    yield "and after the bar on sets of which they saw nothing"
    for group, ours in sorted({(row.group, row.ours) for row in rows}):
        here = np.array([row.group == group and row.ours == ours for row in rows])
        seen, unseen = (
            "  ".join(f"≥ {least:.1f} {np.mean(chances[here] >= least):6.1%}" for least in borders)
            for chances, borders in ((fifths, (0.3, 0.5, 0.6, 0.7)), (strangers, (0.5, 0.7)))
        )
        yield f"{group:<32}{'ours' if ours else 'others':<8}{here.sum():>6}  {seen}  |  {unseen}"


def _told(rows: Sequence[Row], folds: Sequence[str]) -> NDArray[np.float64]:
    """The chance of each row that it is ours, by trees that were fitted on the rows of all other folds."""
    chances = np.zeros(len(rows))
    for fold in sorted(set(folds)):
        told = fit([row for row, its in zip(rows, folds, strict=True) if its != fold]).ready()
        for place, its in enumerate(folds):
            if its == fold:
                chances[place] = told(list(rows[place].signs))
    return chances


def _matrix(rows: Sequence[Row]) -> NDArray[np.float64]:
    return np.array([row.signs for row in rows], np.float64)


if __name__ == "__main__":
    main()
