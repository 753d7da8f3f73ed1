"""`make bench`: Bayan's matcher and its peers on the same phrasings and questions, and how it grows."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

from bench.growth import report
from bench.measure import Row, measure
from bench.peers import PEERS
from bot.desk.foreign import read_foreign
from bot.desk.labelled import Case, read_labelled
from bot.facts.ids import UNKNOWN
from bot.facts.loader import load
from bot.facts.phrasings import load_phrasings
from bot.matching.matcher import Matcher
from bot.settings import Settings

ELSEWHERE = Path(__file__).parent / "calibration" / "elsewhere.questions.jsonl"
EXAM = [Path(__file__).parent / "exam" / f"{language}.questions.jsonl" for language in ("en", "ar")]

_SOME = 10
"""Every tenth question is enough to tell matchers apart that differ by tens of percent, and the slowest of them takes a
fifth of a second for each."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("questions", nargs="*", type=Path, default=EXAM, help="labelled questions; our own exam")
    parser.add_argument(
        "--foreign", type=Path, default=ELSEWHERE, help="questions about other things; our own, which no matcher learnt"
    )
    parser.add_argument("--no-growth", action="store_true", help="leave out 1,000, 10,000 and 100,000 phrasings")
    arguments = parser.parse_args()
    settings = Settings.read()
    base = load(settings.knowledge)
    phrasings = load_phrasings(base)
    texts, intents = [phrasing.text for phrasing in phrasings], [phrasing.entry_id for phrasing in phrasings]
    cases = [
        case for path in arguments.questions for turns in read_labelled(path) for case in turns if not case.all_needed
    ]
    print(f"{len(phrasings)} phrasings, {len(cases)} single questions; first choice without thresholds")
    started = perf_counter()
    matcher = Matcher.open(base, settings.cache)
    _show(measure("Bayan", lambda text: _first(matcher, text), cases, perf_counter() - started))
    strangers = [stranger.question for stranger in read_foreign(arguments.foreign)]
    lines = []
    for name, build in PEERS.items():
        started = perf_counter()
        choose = build(texts, intents)
        _show(_peer(name, choose, cases, started))
        lines.append(_silence(name, choose, matcher, cases, strangers))
    print("\n".join(["", f"{len(strangers)} questions about other things that get a fact", *lines]))
    if not arguments.no_growth:
        print("\n".join(["", *report(phrasings, [case.question for case in cases])]))


def _peer(name: str, choose: Callable[[str], str], cases: Sequence[Case], started: float) -> Row:
    return measure(name, choose, cases, perf_counter() - started)


def _first(matcher: Matcher, text: str) -> str:
    return _surest(matcher, text)[0]


def _silence(
    name: str, choose: Callable[[str], str], matcher: Matcher, cases: Sequence[Case], strangers: Sequence[str]
) -> str:
    """How many questions about other things a peer answers, and Bayan where it answers as many of ours rightly."""
    asked = cases[::_SOME]
    right = sum(choose(case.question) in case.expected for case in asked) / len(asked)
    ours = [_surest(matcher, case.question) for case in asked]
    sure = sorted((sure for (id, sure), case in zip(ours, asked, strict=True) if id in case.expected), reverse=True)
    border = sure[min(len(sure), round(right * len(asked))) - 1]
    told = strangers[::_SOME]
    by_peer = sum(choose(text) != UNKNOWN for text in told) / len(told)
    bayan = [_surest(matcher, text) for text in told]
    by_bayan = sum(id != UNKNOWN and sure >= border for id, sure in bayan) / len(told)
    return f"{name:<28}right {right:6.1%}  answers {by_peer:6.1%} of them; Bayan, as often right, {by_bayan:6.1%}"


def _surest(matcher: Matcher, text: str) -> tuple[str, float]:
    ranking = matcher.rank(matcher.read(text))
    first = ranking.candidates[0]
    return (first.id, first.confidence) if first.confidence >= ranking.unknown else (UNKNOWN, ranking.unknown)


def _show(row: Row) -> None:
    shares = "  ".join(f"{language} {share:6.1%}" for language, share in sorted(row.right.items()))
    print(
        f"{row.name:<28}{shares}  off-topic answered {row.off_topic_answered:6.1%}"
        f"  median {row.median:7.0f} µs  p99 {row.p99:7.0f} µs  stood after {row.built:5.1f} s"
    )


if __name__ == "__main__":
    main()
