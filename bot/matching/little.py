"""Ranks the entries of a release that nobody wrote phrasings for.

There the machine of words alone has too little to go by. What it says is weighed with what else speaks for an entry:
the question's meaning, how close it comes to what the entry is called and says, and whether it asks for the kind of
answer that the entry has. A conditional logit (McFadden, 1974) over these signs, which mean the same in any release,
was fitted on several: `python -m bench.releases.fit`.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass

import numpy as np

from bot.facts.asks import kinds_of
from bot.facts.factbase import EntryKind, FactBase
from bot.facts.ids import UNKNOWN
from bot.language.read import Question
from bot.matching.acceptance import SIGNS, Acceptance, Places, signs
from bot.matching.closeness import SIDES, Closeness
from bot.matching.features import FloatArray
from bot.matching.weights import Weights

SIGNS_OF_ENTRY = (
    "words",
    "meaning",
    *(f"{side} shared" for side in SIDES),
    *(f"{side} meant" for side in SIDES),
    "kind",
    "share of the kind",
    "stated",
    "service",
)
"""What speaks for an entry: the score of its words, the log-odds of its meaning, the closeness to each side of it, the
score of the likeliest of its kinds, the logarithm of its kinds' share, and what it is."""
SIGNS_OF_QUESTION = (
    *SIGNS,
    "first",
    "margin over the second",
    "share of the first",
    "share of the second",
    *SIGNS_OF_ENTRY[: SIGNS_OF_ENTRY.index("stated")],
)
"""What speaks for a question's being ours: the signs of any release, how the entries stand, what speaks for the
first."""
_SHARPNESS = 3.0
"""Of the kinds' scores, where they become shares."""
_NO_KIND = 1 / 29
"""The share of an entry that says no kind: that of one kind among all."""
_LEAST_SHARE = 1e-3


@dataclass(frozen=True, slots=True)
class Blend:
    """How much each of `SIGNS_OF_ENTRY` counts."""

    weights: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """The entries of a release before a question: a line of signs for each, and its probability among them."""

    signs: FloatArray
    shares: FloatArray
    logits: FloatArray


class Little:
    """Ranks the entries of one base; `entry_ids` are those of the weights without `unknown`."""

    def __init__(self, base: FactBase, weights: Weights, blend: Blend, acceptance: Acceptance | None, places: Places):
        self.entry_ids = tuple(entry_id for entry_id in weights.entry_ids if entry_id != UNKNOWN)
        self._of_entries = [weights.entry_ids.index(entry_id) for entry_id in self.entry_ids]
        self._count = len(weights.entry_ids)
        self._weights = weights
        self._places = places
        self._blend = np.array(blend.weights, np.float32)
        self._accepted = acceptance.ready() if acceptance else None
        self._closeness = Closeness(base, self.entry_ids, weights.lexicon.everyday)
        entries = [base.entries[entry_id] for entry_id in self.entry_ids]
        known = {kind: place for place, kind in enumerate(weights.kinds)}
        self._kinds = [[known[kind] for kind in kinds_of(entry) if kind in known] for entry in entries]
        kinds = [(entry.kind is not EntryKind.NOT_STATED, entry.kind is EntryKind.SERVICE) for entry in entries]
        self._what = np.array(kinds, np.float32)

    def with_blend(self, blend: Blend) -> Little:
        """The same with other weights."""
        other = copy(self)
        other._blend = np.array(blend.weights, np.float32)
        return other

    def standing(self, question: Question, scores: FloatArray) -> Standing:
        """How the entries stand; `scores` are the weights' for entries and kinds."""
        sense = self._weights.sense
        meaning = sense.scores(question.words)[self._of_entries] if sense else np.zeros(len(self.entry_ids))
        words = scores[self._of_entries]
        kinds = self._by_kind(scores[self._count :])
        found = np.column_stack([words, meaning, self._closeness.of(question), kinds, self._what]).astype(np.float32)
        logits = found @ self._blend
        odds = np.exp(logits - logits.max())
        return Standing(found, odds / odds.sum(), logits)

    def share(self, standing: Standing, place: int) -> float:
        """The probability of the entry at a place of the weights' entry ids."""
        return float(standing.shares[self._of_entries.index(place)])

    def accepted(self, question: Question, scores: FloatArray, standing: Standing) -> float:
        """The probability that the question is about the release."""
        return self._accepted(self.signs(question, scores, standing)) if self._accepted else 1.0

    def signs(self, question: Question, scores: FloatArray, standing: Standing) -> list[float]:
        """A number for each of `SIGNS_OF_QUESTION`."""
        second, first = np.argsort(standing.logits)[-2:]
        return [
            *signs(question, scores[: self._count], self._weights.accounts, self._places),
            *(standing.logits[first], standing.logits[first] - standing.logits[second]),
            *(standing.shares[first], standing.shares[second]),
            *standing.signs[first, : -self._what.shape[1]].tolist(),
        ]

    def _by_kind(self, scores: FloatArray) -> FloatArray:
        """The score of the likeliest of each entry's kinds, and the logarithm of their share."""
        odds = np.exp(_SHARPNESS * (scores - scores.max(initial=-1.0)))
        odds /= odds.sum()
        return np.array([_of_kinds(scores, odds, kinds) for kinds in self._kinds], np.float32)


def _of_kinds(scores: FloatArray, shares: FloatArray, kinds: Sequence[int]) -> tuple[float, float]:
    if not kinds:
        return -1.0, float(np.log(_NO_KIND))
    return float(scores[kinds].max()), float(np.log(max(float(shares[kinds].sum()), _LEAST_SHARE)))
