"""`python -m bench.mending`: how many typing errors are mended, and how many words that were right are changed.

On bench/calibration/, whose questions are never trained on, with an error in 30 % of the longer words: as repair.py
has it, and with other constants.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import log

from bench.calibrate import QUESTIONS
from bot.desk.labelled import read_labelled
from bot.facts.loader import load
from bot.language import repair
from bot.language.lexicon import Lexicon
from bot.language.normalise import normalise
from bot.language.typos import mistyped
from bot.matching.learning import open_weights
from bot.settings import Settings

_SEED = 20211115
_FEWEST = 3
"""A word that the knowledge has less often may be misspelt in the question too."""
OTHERS: dict[str, Sequence[float]] = {
    "_ERROR": (log(0.00005), log(0.005)),
    "_UNSEEN": (log(0.00003), log(0.003), log(0.1)),
    "_CAUTION": (100.0, 10_000.0),
    "_LEAST_FIT": (-5.0, 0.0),
    "COMMON": (5, 100),
}
Pair = tuple[list[str], list[str]]


def main() -> None:
    settings = Settings.read()
    lexicon = open_weights(load(settings.knowledge), settings.cache).lexicon
    pairs = {path.name: _pairs([case.question for talk in read_labelled(path) for case in talk]) for path in QUESTIONS}
    print(f"{'as it is':<24}{_row(pairs, lexicon)}")
    for name, values in OTHERS.items():
        for value in values:
            with _set(name, value):
                print(f"{f'{name} {value:.1f}':<24}{_row(pairs, lexicon)}")


def _pairs(questions: Sequence[str]) -> list[Pair]:
    """Questions as they were meant and as they were mistyped, word by word."""
    chance = random.Random(_SEED)  # noqa: S311 - typing errors, no secrets
    pairs = [(normalise(text).split(), normalise(mistyped(text, chance)).split()) for text in questions]
    return [(meant, typed) for meant, typed in pairs if len(meant) == len(typed)]


def _row(pairs: dict[str, list[Pair]], lexicon: Lexicon) -> str:
    return "   ".join(f"{name.split('.')[0]} {_figures(rows, lexicon)}" for name, rows in pairs.items())


def _figures(pairs: Sequence[Pair], lexicon: Lexicon) -> str:
    errors = mended = words = changed = 0
    for meant, typed in pairs:
        for wanted, given, said in zip(meant, typed, repair.repair(typed, lexicon), strict=False):
            if given != wanted:
                errors += 1
                mended += said == wanted
        for wanted, said in zip(meant, repair.repair(meant, lexicon), strict=False):
            if lexicon.frequency(wanted) >= _FEWEST:
                words += 1
                changed += said != wanted
    return f"mended {mended / errors:6.1%} of {errors}, changed {changed / words:6.2%} of {words}"


@contextmanager
def _set(name: str, value: float) -> Iterator[None]:
    kept = getattr(repair, name)
    setattr(repair, name, value)
    try:
        yield
    finally:
        setattr(repair, name, kept)


if __name__ == "__main__":
    main()
