"""Scores -> probabilities.

Platt's method for many classes: a softmax over the scores, sharpened, with a term for the reject class that grows with
the share of a question's words that the knowledge has never seen. The numbers were fitted on questions that were never
trained on (`bayan calibrate` prints them anew, with the expected calibration error).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bot.matching.features import FloatArray


@dataclass(frozen=True, slots=True)
class Calibration:
    """`sharpness` multiplies every score; `reject` and `strangeness` x unseen share are added to the reject class."""

    sharpness: float
    reject: float
    strangeness: float

    def probabilities(self, scores: FloatArray, reject_index: int, unseen_share: float) -> FloatArray:
        """Probabilities that sum to 1, in the order of the scores."""
        logits = self.sharpness * scores
        logits[reject_index] += self.reject + self.strangeness * unseen_share
        odds = np.exp(logits - logits.max())
        probabilities: FloatArray = odds / odds.sum()
        return probabilities


CALIBRATION = Calibration(sharpness=6.0, reject=-1.0, strangeness=1.0)
