"""`python -m bench.opening FOLDER`: one process that opens weights and answers, and nothing else that takes memory."""

from __future__ import annotations

import resource
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from bot.language.read import Reader
from bot.language.vocabulary import Vocabulary
from bot.matching.weights import Weights


def measure(folder: Path, questions: Sequence[str]) -> str:
    started = perf_counter()
    weights = Weights.open(folder)
    reader = Reader(weights.lexicon, Vocabulary.of([]))
    opened = perf_counter() - started
    times: list[float] = []
    for question in questions:
        started = perf_counter()
        weights.scores(reader.read(question))
        times.append(perf_counter() - started)
    megabytes = int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20
    return f"{opened:9.2f}  {median(times) * 1e6:12.0f}  {megabytes:11.0f}"


if __name__ == "__main__":
    sys.stdout.write(measure(Path(sys.argv[1]), sys.stdin.read().splitlines()))
