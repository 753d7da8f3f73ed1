"""Which entry a question's meaning is close to, whatever its words: for facts that are learnt from little."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.language.lexicon import Everyday
from bot.language.read import Question
from bot.matching.features import FloatArray
from bot.matching.meanings import meanings

SHARE = 0.3
"""How much a log-odds of meaning counts beside a distance in words: on bench/releases, tuned half, 0.2 and 0.4 are no
better."""
_LOOSENESS = 10.0
_ROUNDS = 60
_TOLERANCE = 1e-3


@dataclass(frozen=True, slots=True)
class Sense:
    """`weights` has a line for each entry id: one number for each dimension of meaning, and its intercept behind."""

    weights: FloatArray

    def scores(self, words: Sequence[str], everyday: Everyday) -> FloatArray:
        """What the words' meaning adds to the score of each entry id; nothing where no word is known."""
        direction = meanings().direction(words, everyday)
        if not direction.any():
            return np.zeros(len(self.weights), np.float32)
        found: FloatArray = SHARE * (self.weights[:, :-1] @ direction + self.weights[:, -1])
        return found


def learn_sense(asked: Sequence[tuple[str, Question]], entry_ids: Sequence[str], everyday: Everyday) -> Sense:
    """The sense of read phrasings: multinomial logistic regression over where they point."""
    from sklearn.linear_model import LogisticRegression

    table = meanings()
    places = {entry_id: place for place, entry_id in enumerate(entry_ids)}
    lines = np.array([table.direction(question.words, everyday) for _, question in asked])
    wanted = np.array([places[entry_id] for entry_id, _ in asked])
    machine = LogisticRegression(C=_LOOSENESS, max_iter=_ROUNDS, tol=_TOLERANCE).fit(lines, wanted)
    weights = np.hstack([machine.coef_, machine.intercept_[:, None]]).astype(np.float32)
    return Sense(weights)
