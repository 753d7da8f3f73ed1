"""What a message says and what its conversation says, weighed into one ranking.

A conditional logit (McFadden, 1974, "Conditional logit analysis of qualitative choice behavior"): each entry gets a
score, a sum over what speaks for it, and how much each of these counts depends on how the message is made. "why?" says
nothing without what came before it, while a complete question stands by itself. The weights are learnt from follow-ups
that people wrote to each fact, by `python -m bench.follow_ups`, and stand in the knowledge's fitted.json.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from bot.dialogue.signs import Signs
from bot.facts.ids import UNKNOWN
from bot.matching.ranking import Candidate, Ranking

_LEAST = 1e-4
"""What the matcher grants an entry at least: it hasn't seen every word."""
_MOST_OWN = 4
_BRIEF, _LONG = 2, 6
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class MessageFeatures:
    """How a message is made: `own` words that no follow-up word explains, `words` in all, whether it points at what was
    said before ("her") or leans on it in another way ("and"), and whether it asks for a side of it that the table
    knows."""

    own: int
    words: int
    points: bool
    leans: bool
    asks: bool

    @property
    def row(self) -> Array:
        """Always 1, no own word, the share of own words (4 and more are 1), pointing, leaning, long, brief, asking, and
        asking with no own word: all that the message says is in the table."""
        own = min(self.own, _MOST_OWN) / _MOST_OWN
        long, brief = self.words > _LONG, self.words <= _BRIEF
        explained = self.asks and not own
        return np.array([1.0, not own, own, self.points, self.leans, long, brief, self.asks, explained])


@dataclass(frozen=True, slots=True)
class Reranker:
    """`by_message` has a line for each sign and a column for each feature of a message, `constant` a number for each
    sign that counts the same however the message is made."""

    by_message: tuple[tuple[float, ...], ...]
    constant: tuple[float, ...]

    def rerank(self, ranking: Ranking, signs: Signs, message: MessageFeatures) -> Ranking:
        """The ranking with the conversation in it."""
        ids = entries_in(ranking, signs)
        varying, fixed = features(ids, ranking, signs)
        by_message, constant = _arrays(self.by_message, self.constant)
        scores = by_message @ message.row @ varying + constant @ fixed
        odds = np.exp(scores - scores.max())
        found = dict(zip(ids, (odds / odds.sum()).tolist(), strict=True))
        unknown = found.pop(UNKNOWN)
        ordered = sorted(found.items(), key=lambda item: -item[1])
        return replace(ranking, candidates=tuple(Candidate(id, sure) for id, sure in ordered), unknown=unknown)


@lru_cache(2)
def _arrays(by_message: tuple[tuple[float, ...], ...], constant: tuple[float, ...]) -> tuple[Array, Array]:
    return np.array(by_message), np.array(constant)


def entries_in(ranking: Ranking, signs: Signs) -> list[str]:
    """Every entry that anything speaks for, and `unknown`."""
    signed = [*signs.spoken_of, *signs.expected, *signs.near, *([signs.listed] if signs.listed else []), UNKNOWN]
    return list(dict.fromkeys([*(candidate.id for candidate in ranking.candidates), *signed]))


def features(ids: Sequence[str], ranking: Ranking, signs: Signs) -> tuple[Array, Array]:
    """Lines of what speaks for each of `ids`: those whose weight depends on the message (the logarithm of the matcher's
    probability, asked for by a telling word or by a bare one, spoken of last, of the conversation's thread, nothing
    in the release), then those whose weight doesn't (echoed, echoed by what was spoken of last, a list that names a
    member, near)."""
    fits = {candidate.id: candidate.confidence for candidate in ranking.candidates} | {UNKNOWN: ranking.unknown}
    words = np.log([max(fits.get(id, 0.0), _LEAST) for id in ids])
    groups = (signs.expected, signs.spoken_of, signs.about, signs.near)
    expected, stays, about, near = (np.array([float(id in group) for id in ids]) for group in groups)
    echoes = np.array([(signs.echoes or {}).get(id, 0.0) for id in ids])
    named, unknown = (np.array([float(id == one) for id in ids]) for one in (signs.listed, UNKNOWN))
    none = np.zeros(len(ids))
    telling, bare = (none, expected) if signs.bare else (expected, none)
    return np.stack([words, telling, bare, stays, about, unknown]), np.stack([echoes, echoes * stays, named, near])
