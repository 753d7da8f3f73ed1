"""The borders from which a message to a release learnt from little counts as a call for help.

The calls are those of bench/calibration, which were written for another release and are calls for help in any; what
must not be taken for one are the questions that the releases were asked. Borders drawn through one half of the calls
and questions are measured on the other half, and the other way; those in use are drawn through all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from zlib import crc32

import numpy as np

from bot.matching.matcher import Borders

_DANGER = (-0.3, -0.2, -0.15, -0.1, -0.05, 0.0, 0.1)
_DOUBT = (0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2)
_TOGETHER = (-0.1, 0.0, 0.05, 0.1, 0.15, 0.2, 0.3)
_MISSED = 10.0
"""How many times as bad a missed call for help is as a needless pointer to the emergency number, share by share."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A message before a release: its score for safeguarding, the probability of safeguarding among the entries, and
    what it is."""

    text: str
    score: float
    share: float
    is_call: bool


def draw(heard: Sequence[Heard], in_use: Borders) -> Borders:
    """The cheapest borders; of equal ones the widest. What isn't drawn is taken over from those in use."""
    tried = (
        replace(in_use, danger=danger, doubt=doubt, together=together)
        for danger, doubt, together in product(_DANGER, _DOUBT, _TOGETHER)
    )
    return min(tried, key=lambda borders: _cost(heard, borders))


def figures(heard: Sequence[Heard], in_use: Borders) -> Iterator[str]:
    """What borders drawn through one half do to the other; then those drawn through all."""
    halves: tuple[list[Heard], list[Heard]] = [], []
    for one in heard:
        halves[crc32(one.text.encode()) >> 16 & 1].append(one)  # whatever release it was sent to
    for through, other in (halves, halves[::-1]):
        borders = draw(through, in_use)
        yield f"calls for help: {_line(borders)}, drawn through one half; on the other {_told(other, borders)}"
    yield f"those in use: {_line(in_use)}: {_told(heard, in_use)}"


def _cost(heard: Sequence[Heard], borders: Borders) -> float:
    missed, needless = _shares(heard, borders)
    return _MISSED * missed + needless


def _shares(heard: Sequence[Heard], borders: Borders) -> tuple[float, float]:
    """The shares of calls that are missed, and of other messages that are taken for one."""
    calls = [borders.alarms(one.score, one.share) for one in heard if one.is_call]
    others = [borders.alarms(one.score, one.share) for one in heard if not one.is_call]
    return 1 - float(np.mean(calls)), float(np.mean(others))


def _line(borders: Borders) -> str:
    return f"danger {borders.danger}, doubt {borders.doubt}, together {borders.together}"


def _told(heard: Sequence[Heard], borders: Borders) -> str:
    missed, needless = _shares(heard, borders)
    number = sum(one.is_call for one in heard)
    return f"{1 - missed:.1%} of {number} calls heard, {needless:.2%} of {len(heard) - number} others taken for one"
