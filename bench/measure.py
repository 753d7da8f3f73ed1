"""Accuracy at first choice, and how long one question takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import quantiles
from time import perf_counter

from bot.desk.labelled import Case

UNKNOWN = "unknown"


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
    """Ask every single question once; `built` is how many seconds the matcher took to stand."""
    right: dict[str, list[bool]] = {}
    off_topic: list[bool] = []
    times: list[float] = []
    for case in cases:
        started = perf_counter()
        choice = choose(case.question)
        times.append((perf_counter() - started) * 1e6)
        right.setdefault(case.language, []).append(choice in case.expected)
        if case.expected == (UNKNOWN,):
            off_topic.append(choice != UNKNOWN)
    cuts = quantiles(times, n=100)
    shares = {language: sum(row) / len(row) for language, row in right.items()}
    return Row(name, shares, sum(off_topic) / max(1, len(off_topic)), cuts[49], cuts[98], built)
