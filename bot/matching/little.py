"""Ranks the entries of a release that nobody wrote phrasings for.

There the machine of words alone has too little to go by. What it says is weighed with what else speaks for an entry:
the question's meaning, how close it comes to what the entry is called and says, and whether it asks for the kind of
answer that the entry has. A conditional logit (McFadden, 1974) over these signs, which mean the same in any release,
was fitted on several: `python -m bench.releases.fit`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass

import numpy as np

from bot.facts.asks import kinds_of
from bot.facts.factbase import Entry, EntryKind, FactBase
from bot.facts.ids import UNKNOWN
from bot.language.read import Question
from bot.language.vocabulary import Vocabulary
from bot.matching.acceptance import SIGNS, Acceptance, Places, signs
from bot.matching.closeness import LINES, Closeness
from bot.matching.familiar import Familiar
from bot.matching.features import FloatArray
from bot.matching.weights import Weights

SIGNS_OF_ENTRY = (
    "words",
    "meaning",
    *LINES,
    "kind",
    "share of the kind",
    "words of a service",
    "stated",
    "service",
    "left open in general",
    "role",
    "phrasings",
)
"""What speaks for an entry: the score of its words, the log-odds of its meaning, the closeness to each side of it and
to the closest, the score of the likeliest of its kinds, the logarithm of its kinds' share, the words' score once more
for a service reply, which thousands of phrasings taught them; and what it is: whether the release states it, a service
reply, a silence that nobody wrote on the sheet, whether it has a role, and the logarithm of how many phrasings it was
learnt from, for which the words favour it."""
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
        everyday = weights.lexicon.everyday
        glossary = Vocabulary.of(base.glossary).groups
        self._familiar = Familiar.of(everyday, glossary)
        self._closeness = Closeness(base, self.entry_ids, everyday, self._familiar, {**_groups(base), **glossary})
        entries = [base.entries[entry_id] for entry_id in self.entry_ids]
        known = {kind: place for place, kind in enumerate(weights.kinds)}
        self._kinds = [[known[kind] for kind in kinds_of(entry) if kind in known] for entry in entries]
        lines = [weights.lines[place] for place in self._of_entries]
        self._is_service = np.array([entry.kind is EntryKind.SERVICE for entry in entries], np.float32)
        self._what = np.array([_what(entry, each) for entry, each in zip(entries, lines, strict=True)], np.float32)

    def with_blend(self, blend: Blend) -> Little:
        """The same with other weights."""
        other = copy(self)
        other._blend = np.array(blend.weights, np.float32)
        return other

    def standing(self, question: Question, scores: FloatArray) -> Standing:
        """How the entries stand; `scores` are the weights' for entries and kinds."""
        sense = self._weights.sense
        words = scores[self._of_entries]
        familiar = self._familiar.words(question)
        meaning = sense.scores(familiar)[self._of_entries] if sense else np.zeros_like(words)
        kinds = self._by_kind(scores[self._count :])
        of_service = words * self._is_service
        found = np.column_stack([words, meaning, self._closeness.of(question), kinds, of_service, self._what])
        found = found.astype(np.float32)
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


def _what(entry: Entry, lines: int) -> tuple[float, ...]:
    """What an entry is, whatever the question."""
    silent = entry.kind is EntryKind.NOT_STATED
    general = silent and not entry.asks
    return not silent, entry.kind is EntryKind.SERVICE, general, bool(entry.roles), float(np.log(lines + 1))


def _groups(base: FactBase) -> Mapping[str, str]:
    """Expressions of the vocabulary with the group of each: without question words, which the kinds look at, and
    without the release's own names, which are looked for as they are."""
    groups = (one for one in base.vocabulary if not (one.asks or one.wants or one.id in base.release.terms))
    return Vocabulary.of(groups).groups


def _of_kinds(scores: FloatArray, shares: FloatArray, kinds: Sequence[int]) -> tuple[float, float]:
    if not kinds:
        return -1.0, float(np.log(_NO_KIND))
    return float(scores[kinds].max()), float(np.log(max(float(shares[kinds].sum()), _LEAST_SHARE)))
