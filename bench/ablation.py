"""`make ablation`: what each kind of feature brings, and the choices of table size and looseness.

Trains once for each row (about a minute each) and counts first choices on our own exam, which is never trained on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from bench.__main__ import EXAM
from bot.desk.labelled import Case, read_labelled
from bot.facts.factbase import FactBase, Phrasing
from bot.facts.ids import UNKNOWN
from bot.facts.loader import load
from bot.facts.phrasings import load_phrasings
from bot.matching import borders, features, train
from bot.matching.matcher import Matcher
from bot.settings import Settings


def main() -> None:
    base = load(Settings.read().knowledge)
    phrasings = load_phrasings(base)
    cases = [case for path in EXAM for turns in read_labelled(path) for case in turns if not case.all_needed]
    print(f"{len(phrasings)} phrasings, {len(cases)} single questions; first choice")
    print(_row("all features", base, phrasings, cases))
    for index, block in enumerate(features.BLOCKS):
        with _without(index):
            print(_row(f"without {block.name}", base, phrasings, cases), flush=True)
    print(_row("without the vocabulary", replace(base, vocabulary=()), phrasings, cases))
    for looseness in (0.1, 0.3, 3.0):
        with _looseness(looseness):
            print(_row(f"looseness {looseness}", base, phrasings, cases), flush=True)


def _row(name: str, base: FactBase, phrasings: Sequence[Phrasing], cases: Sequence[Case]) -> str:
    matcher = Matcher(base, train.train(base, phrasings))
    firsts = [_first(matcher, case.question) for case in cases]
    right = sum(first in case.expected for first, case in zip(firsts, cases, strict=True)) / len(cases)
    off_topic = [first for first, case in zip(firsts, cases, strict=True) if case.expected == (UNKNOWN,)]
    answered = sum(first != UNKNOWN for first in off_topic) / len(off_topic)
    return f"{name:<28} right {right:6.1%}  off-topic answered {answered:6.1%}"


def _first(matcher: Matcher, text: str) -> str:
    ranking = matcher.rank(matcher.read(text))
    first = ranking.candidates[0]
    return first.id if first.confidence >= ranking.unknown else UNKNOWN


@contextmanager
def _without(index: int) -> Iterator[None]:
    """The same blocks, one of them with next to no weight."""
    kept = features.BLOCK_WEIGHTS.copy()
    features.BLOCK_WEIGHTS[index] = 0.0
    try:
        yield
    finally:
        features.BLOCK_WEIGHTS[:] = kept


@contextmanager
def _looseness(value: float) -> Iterator[None]:
    kept = borders.LOOSENESS
    borders.LOOSENESS = value
    try:
        yield
    finally:
        borders.LOOSENESS = kept


if __name__ == "__main__":
    main()
