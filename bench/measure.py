"""Accuracy at first choice, and how long one question takes at its quickest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import quantiles
from time import perf_counter

from bot.desk.labelled import Case
from bot.facts.ids import UNKNOWN

_ASKED, _ENOUGH = 5, 0.02
"""How often a question is asked again while all its askings take less than this (seconds). The quickest counts:
whatever else the machine does only adds to a time. A matcher that takes longer has little to gain from it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One matcher's figures; times in microseconds."""

    name: str
    right: dict[str, float]
    off_topic_answered: float
    median: float
    p99: float
    built: float


def measure(name: str, choose: Callable[[str], str], cases: Sequence[Case], built: float) -> Row:
    """Ask every single question; `built` is how many seconds the matcher took to stand."""
    right: dict[str, list[bool]] = {}
    off_topic: list[bool] = []
    times: list[float] = []
    for case in cases:
        choice, quickest = _timed(choose, case.question)
        times.append(quickest * 1e6)
        right.setdefault(case.language, []).append(choice in case.expected)
        if case.expected == (UNKNOWN,):
            off_topic.append(choice != UNKNOWN)
    cuts = quantiles(times, n=100)
    shares = {language: sum(row) / len(row) for language, row in right.items()}
    return Row(name, shares, sum(off_topic) / max(1, len(off_topic)), cuts[49], cuts[98], built)


def _timed(choose: Callable[[str], str], question: str) -> tuple[str, float]:
    """The choice, and the seconds of the quickest asking."""
    times: list[float] = []
    choice = ""
    while len(times) < _ASKED and sum(times) < _ENOUGH:
        started = perf_counter()
        choice = choose(question)
        times.append(perf_counter() - started)
    return choice, min(times)
