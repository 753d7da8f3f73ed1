"""Scores -> probabilities.

Platt's method for many classes: a softmax over the scores, sharpened, with a constant for the reject class. The numbers
are fitted on questions that were never trained on (`python -m bench.calibrate` prints them anew, with the expected
calibration error). A term for the share of words that no phrasing has was tried and brought nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bot.matching.features import FloatArray


@dataclass(frozen=True, slots=True)
class Calibration:
    """`sharpness` multiplies every score; `reject` is added to the reject class."""

    sharpness: float
    reject: float

    def probabilities(self, scores: FloatArray, reject_index: int) -> FloatArray:
        """Probabilities that sum to 1, in the order of the scores."""
        logits = self.sharpness * scores
        logits[reject_index] += self.reject
        odds = np.exp(logits - logits.max())
        probabilities: FloatArray = odds / odds.sum()
        return probabilities


CALIBRATION = Calibration(sharpness=6.15, reject=0.19)
