"""`python -m bench.learning`: what learning the phrasings costs, by part, in processor time."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time
from typing import Any

from bot.facts.layout import newest
from bot.facts.loader import load
from bot.facts.phrasings import load_phrasings
from bot.language.read import Reader
from bot.matching import train
from bot.settings import Settings

PARTS: dict[str, list[tuple[Any, str]]] = {
    "words": [(train, "everyday_frequencies"), (train, "learn_words")],
    "reading": [(Reader, "read")],
    "features": [(train, "hits"), (train, "inverse_document_frequencies"), (train, "feature_matrix")],
    "borders": [(train, "draw_borders")],
}


def main() -> None:
    started = process_time()
    base = load(newest(Settings.read().knowledge))
    phrasings = load_phrasings(base)
    spent = {"opening": process_time() - started} | dict.fromkeys(PARTS, 0.0)
    for part, functions in PARTS.items():
        for owner, name in functions:
            setattr(owner, name, _timed(getattr(owner, name), part, spent))
    started = process_time()
    train.train(base, phrasings)
    total = process_time() - started + spent["opening"]
    spent["the rest"] = total - sum(spent.values())
    print(f"{len(phrasings)} phrasings learnt in {total:.1f} s of processor time")
    print("\n".join(f"{part:<12}{seconds:6.1f} s" for part, seconds in spent.items()))


def _timed(function: Callable[..., Any], part: str, spent: dict[str, float]) -> Callable[..., Any]:
    """The function, which adds what it costs to its part."""

    def timed(*arguments: Any) -> Any:
        started = process_time()
        try:
            return function(*arguments)
        finally:
            spent[part] += process_time() - started

    return timed


if __name__ == "__main__":
    main()
