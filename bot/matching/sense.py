"""Which entry a question's meaning is close to, whatever its words: for facts that are learnt from little."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.language.read import Question
from bot.matching.features import FloatArray
from bot.matching.meanings import meanings

_SHRINKAGE = 0.05
_FARTHEST = -15.0
"""Log-odds below which it makes no difference how far an entry is."""


@dataclass(frozen=True, slots=True)
class Sense:
    """`weights` has a line for each entry id: one number for each dimension of meaning, and its intercept behind."""

    weights: FloatArray

    def scores(self, words: Sequence[str]) -> FloatArray:
        """The log-odds of each entry id beside the closest one, by the words' meaning; nothing where no word is
        known."""
        direction = meanings().direction(words)
        if not direction.any():
            return np.zeros(len(self.weights), np.float32)
        odds = self.weights[:, :-1] @ direction + self.weights[:, -1]
        found: FloatArray = np.maximum(odds - odds.max(), _FARTHEST)
        return found


def learn_sense(asked: Sequence[tuple[str, Question]], entry_ids: Sequence[str]) -> Sense:
    """The sense of read phrasings: linear discriminants (Fisher, 1936, "The use of multiple measurements in taxonomic
    problems") over where they point. A logistic regression is right as often, and takes a hundred times as long."""
    from sklearn.discriminant_analysis import LinearDiscriminantAnalysis

    table = meanings()
    places = {entry_id: place for place, entry_id in enumerate(entry_ids)}
    lines = np.array([table.direction(question.words) for _, question in asked])
    wanted = np.array([places[entry_id] for entry_id, _ in asked])
    machine = LinearDiscriminantAnalysis(solver="lsqr", shrinkage=_SHRINKAGE).fit(lines, wanted)
    weights = np.full((len(entry_ids), lines.shape[1] + 1), 0.0, np.float32)
    weights[:, -1] = 2 * _FARTHEST  # of an entry that nothing was learnt for
    weights[machine.classes_] = np.hstack([machine.coef_, machine.intercept_[:, None]])
    return Sense(weights)
