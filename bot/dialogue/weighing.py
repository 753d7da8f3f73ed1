"""What a message says and what its conversation says, weighed into one ranking.

A conditional logit (McFadden, 1974, "Conditional logit analysis of qualitative choice behavior"): each entry gets a
score, a sum over what speaks for it, and how much each of these counts depends on how the message is made. "why?" says
nothing without what came before it, while a complete question stands by itself. The weights are learnt from follow-ups
that people wrote to each fact: `python -m bench.follow_ups` prints them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from bot.facts.ids import UNKNOWN
from bot.matching.ranking import Candidate, Ranking

_LEAST = 1e-4
"""What the matcher grants an entry at least: it hasn't seen every word."""
_MOST_OWN = 4
_BRIEF, _LONG = 2, 6
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Manner:
    """How a message is made: `own` words that no follow-up word explains, `words` in all, whether it leans on what was
    said before ("her", "and"), and whether it asks for a side of it that the table knows."""

    own: int
    words: int
    leans: bool
    asks: bool

    @property
    def row(self) -> Array:
        """Always 1, no own word, the share of own words (4 and more are 1), leaning, long, brief, asking."""
        own = min(self.own, _MOST_OWN) / _MOST_OWN
        return np.array([1.0, not own, own, self.leans, self.words > _LONG, self.words <= _BRIEF, self.asks])


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for entries besides the message's words.

    `asked` are what the table says that the message asks for, `bare` that it does so by a mere question word; `facts`
    were spoken of last, `near` are their neighbours, `named` is an entry whose list the message names a member of,
    `echoes` the share of the message's own words that an entry's answer has.
    """

    facts: Sequence[str]
    asked: Sequence[str] = ()
    bare: bool = False
    near: Sequence[str] = ()
    named: str | None = None
    echoes: Mapping[str, float] | None = None


@dataclass(frozen=True, slots=True)
class Weighing:
    """`by_manner` has a line for each sign and a column for each part of a manner, `by_itself` a number for each sign
    that counts the same however the message is made."""

    by_manner: tuple[tuple[float, ...], ...]
    by_itself: tuple[float, ...]

    def weigh(self, ranking: Ranking, signs: Signs, manner: Manner) -> Ranking:
        """The ranking with the conversation in it."""
        ids = entries_in(ranking, signs)
        varying, fixed = features(ids, ranking, signs)
        scores = np.array(self.by_manner) @ manner.row @ varying + np.array(self.by_itself) @ fixed
        odds = np.exp(scores - scores.max())
        found = dict(zip(ids, (odds / odds.sum()).tolist(), strict=True))
        unknown = found.pop(UNKNOWN)
        ordered = sorted(found.items(), key=lambda item: -item[1])
        return replace(ranking, candidates=tuple(Candidate(id, sure) for id, sure in ordered), unknown=unknown)


def entries_in(ranking: Ranking, signs: Signs) -> list[str]:
    """Every entry that anything speaks for, and `unknown`."""
    signed = [*signs.facts, *signs.asked, *signs.near, *([signs.named] if signs.named else []), UNKNOWN]
    return list(dict.fromkeys([*(candidate.id for candidate in ranking.candidates), *signed]))


def features(ids: Sequence[str], ranking: Ranking, signs: Signs) -> tuple[Array, Array]:
    """Lines of what speaks for each of `ids`: those whose weight depends on the manner (the logarithm of the matcher's
    probability, asked for by a telling word or by a bare one, spoken of last, nothing in the release), then those whose
    weight doesn't (echoed, echoed by what was spoken of last, a list that names a member, near)."""
    fits = {candidate.id: candidate.confidence for candidate in ranking.candidates} | {UNKNOWN: ranking.unknown}
    words = np.log([max(fits.get(id, 0.0), _LEAST) for id in ids])
    asked, stays, near = (np.isin(ids, list(group)).astype(float) for group in (signs.asked, signs.facts, signs.near))
    echoes = np.array([(signs.echoes or {}).get(id, 0.0) for id in ids])
    named, unknown = (np.array([float(id == one) for id in ids]) for one in (signs.named, UNKNOWN))
    none = np.zeros(len(ids))
    telling, bare = (none, asked) if signs.bare else (asked, none)
    return np.stack([words, telling, bare, stays, unknown]), np.stack([echoes, echoes * stays, named, near])


WEIGHING = Weighing(
    by_manner=(
        # always, no own word, own words, leaning, long, brief, asking
        (0.67, -0.12, 0.29, -0.02, 0.09, 0.05, 0.06),  # words
        (1.93, 0.97, -1.64, -0.33, -0.41, 2.18, 1.93),  # asked by a telling word
        (1.71, 1.45, -1.54, -0.97, -0.8, 1.8, 1.71),  # asked by a bare one
        (4.2, -0.22, -0.05, 0.34, -1.23, 0.66, -2.41),  # spoken of last
        (-1.32, -0.22, 0.89, -0.04, 0.6, -0.04, 0.14),  # nothing in the release
    ),
    by_itself=(0.51, 0.04, 1.57, 1.3),
)
"""Printed by `python -m bench.follow_ups`."""
