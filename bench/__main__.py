"""`make bench`: Bayan's matcher and its peers on the same phrasings and questions, and how it grows."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

from bench.growth import report
from bench.measure import Row, measure
from bench.peers import PEERS
from bot.desk.labelled import Case, read_labelled
from bot.facts.loader import load
from bot.facts.phrasings import load_phrasings
from bot.matching.matcher import Matcher
from bot.settings import Settings

EXAM = [Path(__file__).parent / "exam" / f"{language}.questions.jsonl" for language in ("en", "ar")]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("questions", nargs="*", type=Path, default=EXAM, help="labelled questions; our own exam")
    parser.add_argument("--no-growth", action="store_true", help="leave out 1,000, 10,000 and 100,000 phrasings")
    arguments = parser.parse_args()
    settings = Settings.read()
    base = load(settings.knowledge)
    phrasings = load_phrasings(base)
    texts, intents = [phrasing.text for phrasing in phrasings], [phrasing.intent for phrasing in phrasings]
    cases = [
        case for path in arguments.questions for turns in read_labelled(path) for case in turns if not case.all_needed
    ]
    print(f"{len(phrasings)} phrasings, {len(cases)} single questions; first choice without thresholds")
    started = perf_counter()
    matcher = Matcher.open(base, settings.cache)
    _show(measure("Bayan", lambda text: _first(matcher, text), cases, perf_counter() - started))
    for name, build in PEERS.items():
        started = perf_counter()
        _show(_peer(name, build(texts, intents), cases, started))
    if not arguments.no_growth:
        print("\n".join(["", *report(phrasings, [case.question for case in cases])]))


def _peer(name: str, choose: Callable[[str], str], cases: Sequence[Case], started: float) -> Row:
    return measure(name, choose, cases, perf_counter() - started)


def _first(matcher: Matcher, text: str) -> str:
    ranking = matcher.rank(matcher.read(text))
    first = ranking.candidates[0]
    return first.id if first.confidence >= ranking.unknown else "unknown"


def _show(row: Row) -> None:
    shares = "  ".join(f"{language} {share:6.1%}" for language, share in sorted(row.right.items()))
    print(
        f"{row.name:<28}{shares}  off-topic answered {row.off_topic_answered:6.1%}"
        f"  median {row.median:7.0f} µs  p99 {row.p99:7.0f} µs  stood after {row.built:5.1f} s"
    )


if __name__ == "__main__":
    main()
