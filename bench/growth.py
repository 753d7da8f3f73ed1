"""How opening, a question's time and memory grow with the number of phrasings.

The larger bases are the real phrasings with made-up ones beside them (their words shuffled into one another), spread
over the real ids: the table of weights has the size that it has, so what may grow is the lexicon.
"""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from bot.facts.factbase import Phrasing
from bot.matching.acceptance import Accounts
from bot.matching.features import ROWS
from bot.matching.train import learn_words
from bot.matching.weights import Weights

SIZES = (1_000, 10_000, 100_000)
_ASKED = 300
_SEED = 20211115


def grown(phrasings: Sequence[Phrasing], size: int) -> list[Phrasing]:
    """`size` phrasings: a sample of the real ones, or all of them and mixtures of pairs."""
    chance = random.Random(_SEED)  # noqa: S311 - a sample, no secret
    if size <= len(phrasings):
        return chance.sample(list(phrasings), size)
    made = list(phrasings)
    while len(made) < size:
        one, other = chance.choice(phrasings), chance.choice(phrasings)
        strange = f"{chance.choice(other.text.split())}{len(made) % 97}"
        words = " ".join([*one.text.split()[: chance.randint(1, 5)], strange])
        made.append(Phrasing(words, one.entry_id, one.script, one.place))
    return made


def report(phrasings: Sequence[Phrasing], questions: Sequence[str]) -> list[str]:
    """A line for each size: seconds to open, microseconds a question, megabytes of the process that opened it."""
    lines = [f"{'phrasings':>10}  {'opened s':>9}  {'question µs':>12}  {'process MB':>11}"]
    for size in SIZES:
        with TemporaryDirectory() as folder:
            _save(grown(phrasings, size), Path(folder) / "weights")
            lines.append(f"{size:>10}  {_in_a_process_of_its_own(Path(folder) / 'weights', questions)}")
    return lines


def _save(phrasings: Sequence[Phrasing], folder: Path) -> None:
    """Weights of the right shape; which numbers they hold makes no difference to time or memory."""
    ids = tuple(sorted({phrasing.entry_id for phrasing in phrasings}))
    numbers = np.random.default_rng(_SEED)
    weights = numbers.standard_normal((len(ids), ROWS + 1), np.float32)
    idf = np.ones(ROWS, np.float32)
    lexicon = learn_words(phrasings)
    accounts = Accounts.of([], ids, lexicon.everyday)
    Weights.of(ids, weights, np.zeros(len(ids), np.float32), idf, lexicon, accounts).save(folder)


def _in_a_process_of_its_own(folder: Path, questions: Sequence[str]) -> str:
    command = [sys.executable, "-m", "bench.opening", str(folder)]
    lines = "\n".join(questions[:_ASKED])
    finished = subprocess.run(command, input=lines, capture_output=True, text=True, check=True)  # noqa: S603
    return finished.stdout.strip()
