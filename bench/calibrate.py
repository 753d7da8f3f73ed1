"""`python -m bench.calibrate`: the numbers that turn scores into probabilities, and probabilities into decisions.

Fitted on bench/calibration/, questions that were written blind and are never trained on. Writes the calibration to the
knowledge's fitted.json, and prints it with the expected calibration error, and the thresholds with their costs, beside
those in use.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from bot.desk.labelled import Case, read_labelled
from bot.dialogue.decision import Thresholds
from bot.facts.fitted import Fitted, FittedOn, save_fitted
from bot.facts.ids import UNKNOWN
from bot.facts.loader import load
from bot.facts.phrasings import load_phrasings
from bot.matching.matcher import Calibration, Matcher
from bot.settings import Settings

_FOLDER = Path(__file__).parent / "calibration"
QUESTIONS = sorted(_FOLDER.glob("*.questions.jsonl"))
PARTS = _FOLDER / "parts.jsonl"
"""Messages that ask two things, and ones that seem to: only for telling these apart."""
OFF_TOPIC_SHARE = 0.2
"""How much of what people send isn't about the release. bench/calibration has more, so that there is enough to learn
from; its questions are weighted back to this share."""
WRONG, NOT_FOUND, ASKED_BACK = 10.0, 1.0, 1.0
"""What a reply costs a journalist: a wrong fact ten times a needless "not found", asking back as much as that one."""

LEAST_WORTH_ASKING = (0.2, 0.3, 0.4)
"""Below a fifth, what a question back would offer mostly has nothing to do with the question."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A calibration question with the matcher's scores; `expected` are columns of them."""

    scores: np.ndarray
    expected: tuple[int, ...]
    weight: float = 1.0


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.calibrate", description=__doc__)
    parser.add_argument("questions", nargs="*", type=Path, default=QUESTIONS)
    arguments = parser.parse_args()
    settings = Settings.read()
    base = load(settings.knowledge)
    fitted_on = FittedOn.of(base, load_phrasings(base))
    matcher = Matcher.open(base, settings.cache)
    turns = [case for path in arguments.questions for conversation in read_labelled(path) for case in conversation]
    scored = _weighted(
        [_score(matcher, case) for case in turns if not case.all_needed], matcher.entry_ids.index(UNKNOWN)
    )
    reject = matcher.entry_ids.index(UNKNOWN)
    calibration = fit(scored, reject)
    print(f"{len(scored)} questions\n{calibration}")
    save_fitted(base.general, "calibration", calibration, fitted_on)
    matcher = Matcher.open(base, settings.cache)  # with the calibration just fitted
    probabilities = [_ranked(matcher, case.question) for case in turns if not case.all_needed]
    print(f"expected calibration error {calibration_error(probabilities, scored):.1%}")
    in_use = Fitted.load(base.general).numbers("thresholds", Thresholds)
    print(choose_thresholds(probabilities, scored, reject, in_use))
    save_fitted(base.general, "thresholds", in_use, fitted_on)  # chosen by hand, looked at anew whenever these are


def _score(matcher: Matcher, case: Case) -> Scored:
    scores = matcher.scores(matcher.read(case.question))
    return Scored(scores, tuple(matcher.entry_ids.index(id) for id in case.expected))


def _ranked(matcher: Matcher, text: str) -> np.ndarray:
    """The probabilities in the order of the entry ids, with what the acceptance says in them."""
    ranking = matcher.rank(matcher.read(text))
    found = {**dict(ranking.candidates), UNKNOWN: ranking.unknown}
    return np.array([found[entry_id] for entry_id in matcher.entry_ids])


def _weighted(scored: Sequence[Scored], reject: int) -> list[Scored]:
    off_topic = sum(row.expected == (reject,) for row in scored)
    factor = OFF_TOPIC_SHARE / (1 - OFF_TOPIC_SHARE) * (len(scored) - off_topic) / max(1, off_topic)
    return [replace(row, weight=factor if row.expected == (reject,) else 1.0) for row in scored]


def fit(scored: Sequence[Scored], reject: int) -> Calibration:
    """The calibration under which what was expected is likeliest (least negative log-likelihood)."""

    def loss(parameters: np.ndarray) -> float:
        calibration = Calibration(*map(float, parameters))
        likelihoods = [calibration.probabilities(row.scores, reject)[list(row.expected)].sum() for row in scored]
        return float(-(np.log(np.maximum(likelihoods, 1e-6)) * [row.weight for row in scored]).mean())

    found = minimize(loss, x0=(6.0, 0.0), method="Nelder-Mead", options={"maxiter": 400})
    return Calibration(*(round(float(value), 2) for value in found.x))


def calibration_error(probabilities: Sequence[np.ndarray], scored: Sequence[Scored], bins: int = 10) -> float:
    """Expected calibration error of the first choice, over bins of equal size."""
    pairs = sorted(
        (float(row.max()), int(row.argmax()) in one.expected) for row, one in zip(probabilities, scored, strict=True)
    )
    parts = np.array_split(np.array(pairs, float), bins)
    return float(sum(abs(part[:, 0].mean() - part[:, 1].mean()) * len(part) for part in parts) / len(pairs))


def choose_thresholds(
    probabilities: Sequence[np.ndarray], scored: Sequence[Scored], reject: int, in_use: Thresholds
) -> str:
    """The cheapest thresholds, the boldest ones that can't be told from them by their cost, and those in use.

    Hundreds of questions can't tell costs closer than one standard error apart (Breiman and others, 1984,
    "Classification and regression trees"). The ends wander from one learning to the next; what lies between them is
    a choice, and docs/matching.md says how it was made.
    """
    weights = np.array([one.weight for one in scored])

    def priced(thresholds: Thresholds) -> tuple[Thresholds, float, float]:
        costs = [_cost(row, one, reject, thresholds) for row, one in zip(probabilities, scored, strict=True)]
        mean = float(np.average(costs, weights=weights))
        return thresholds, mean, float(np.std(np.array(costs) * weights / weights.mean()) / np.sqrt(len(scored)))

    grid = product(np.arange(0.4, 0.95, 0.05), LEAST_WORTH_ASKING, (0.01, 0.03, 0.06))
    tried = [priced(Thresholds(round(float(answer), 2), clarify, offer)) for answer, clarify, offer in grid]
    cheapest = min(tried, key=lambda row: row[1])
    near = [row for row in tried if row[1] <= cheapest[1] + cheapest[2]]
    boldest = min(near, key=lambda row: (row[0].answer, row[0].clarify, row[1]))
    named = (("cheapest", cheapest), ("boldest", boldest), ("in use", priced(in_use)))
    return "\n".join(f"{name} {row[0]} costs {row[1]:.3f} ± {row[2]:.3f} a question" for name, row in named)


def _cost(row: np.ndarray, one: Scored, reject: int, thresholds: Thresholds) -> float:
    order = [int(index) for index in np.argsort(-row) if index != reject][:3]
    first, third = row[order[0]], row[order[2]]
    if first >= thresholds.answer:
        return 0.0 if order[0] in one.expected else WRONG
    if first >= thresholds.clarify:
        offered = order if third >= thresholds.offer else order[:2]
        return ASKED_BACK if {reject, *offered} & set(one.expected) else ASKED_BACK + NOT_FOUND
    return 0.0 if reject in one.expected else NOT_FOUND


if __name__ == "__main__":
    main()
