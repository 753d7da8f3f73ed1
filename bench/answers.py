"""`python -m bench.answers`: what a whole answer costs in processor time, and what texts cost that are made to be dear.

`make bench` times the matcher alone; people wait for all of it. `bayan ask --json` over a file stands beside the bare
decision of TF-IDF + LinearSVC on the same questions, in turns, for a machine's speed varies from minute to minute. The
peer learns all phrasings first, which takes a minute or two.
"""

from __future__ import annotations

import io
import random
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from pathlib import Path
from statistics import mean, quantiles
from time import process_time
from typing import Any

import click

from bench.peers import Choose, tfidf_linear_svc
from bot import clock, terminal
from bot.bayan import Bayan
from bot.cli import opening
from bot.desk.labelled import read_labelled
from bot.dialogue.context import Context
from bot.facts.layout import newest
from bot.facts.loader import load
from bot.facts.phrasings import load_phrasings
from bot.language.read import Question
from bot.matching.matcher import Matcher
from bot.settings import Settings

HANDS = [Path(__file__).parent / "exam" / f"{language}-hands.questions.jsonl" for language in ("ar", "en")]
_QUESTIONS = 1_000
_IN_TURN = 50
"""Questions that one is asked before it is the other's turn."""
_ASKED = 3
"""How often a nasty text is asked; the quickest counts."""
_CHINESE = range(0x4E00, 0x9FA5)
_LONG = 4_096
"""Characters of the longest message that Telegram carries."""


def nasty() -> dict[str, str]:
    """Texts that want to be expensive, by what they are."""
    chance = random.Random(0)  # noqa: S311 - no secrets
    arabic = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
    return {
        "one Arabic word": "".join(chance.choices(arabic, k=_LONG)),
        "one English word": "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=_LONG)),
        "Chinese at random": "".join(map(chr, chance.choices(_CHINESE, k=_LONG))),
        "«وال» again and again": "وال" * 1_400,
        "spaces": " " * _LONG,
        "one letter after another": " ".join(chance.choices(arabic, k=_LONG // 2)),
        "question marks": "؟" * _LONG,
        "short questions": "who? when? where? " * 220,
        "every joint": "متى، وأين ومن and how, " * 170,
        "digits": "1234567890" * 409,
    }


def main() -> None:
    questions = [case.question for path in HANDS for turns in read_labelled(path) for case in turns]
    questions = questions[:: len(questions) // _QUESTIONS][:_QUESTIONS]
    count = Counter[str]()
    for name in ("rank_each", "read"):
        setattr(Matcher, name, _counted(getattr(Matcher, name), name, count))
    with click.Context(click.Command("ask")):
        speaking = opening.speaking()
    bayan = speaking()
    times = _after_one_round(lambda text: _answer(bayan, text), questions, count)
    number = len(questions)
    print(f"Bayan.answer, {number} questions: mean {mean(times):.2f} ms, p99 {quantiles(times, n=100)[98]:.2f}")
    ranked, at_once, read = (count[name] / number for name in ("questions", "rank_each", "read"))
    print(f"{ranked:.2f} rankings a question, {at_once:.2f} times some at once; {read:.2f} readings")
    ours, theirs = _side_by_side(lambda asked: terminal.ask_each(speaking, asked), _peer(), questions)
    print(
        f"bayan ask --json {ours:.2f} ms, the bare decision of TF-IDF + LinearSVC {theirs:.2f}: {ours / theirs:.2f} x"
    )
    for name, text in nasty().items():
        quickest = min(_cost(lambda asked: _answer(bayan, asked), text) for _ in range(_ASKED))
        print(f"{name:<26}{quickest:6.1f} ms")


def _answer(bayan: Bayan, text: str) -> None:
    bayan.answer(text, Context(), clock.now())


def _counted(method: Callable[..., Any], name: str, count: Counter[str]) -> Callable[..., Any]:
    def counted(matcher: Matcher, asked: str | Sequence[Question]) -> Any:
        count[name] += 1
        count["questions"] += 0 if isinstance(asked, str) else len(asked)
        return method(matcher, asked)

    return counted


def _after_one_round(ask: Callable[[str], None], questions: Sequence[str], count: Counter[str]) -> list[float]:
    """Milliseconds of each question, once what is read from disk was read."""
    for question in questions:
        ask(question)
    count.clear()
    return [_cost(ask, question) for question in questions]


def _cost(ask: Callable[[str], None], question: str) -> float:
    started = process_time()
    ask(question)
    return (process_time() - started) * 1e3


def _peer() -> Choose:
    phrasings = load_phrasings(load(newest(Settings.read().knowledge)))
    return tfidf_linear_svc([one.text for one in phrasings], [one.entry_id for one in phrasings])


def _side_by_side(
    ask: Callable[[Sequence[str]], None], choose: Choose, questions: Sequence[str]
) -> tuple[float, float]:
    """Milliseconds a question that each of the two takes, asked in turns."""
    ours = theirs = 0.0
    for asked in (questions[at : at + _IN_TURN] for at in range(0, len(questions), _IN_TURN)):
        with redirect_stdout(io.TextIOWrapper(io.BytesIO())):
            started = process_time()
            ask(asked)
            ours += process_time() - started
        started = process_time()
        for question in asked:
            choose(question)
        theirs += process_time() - started
    return ours / len(questions) * 1e3, theirs / len(questions) * 1e3


if __name__ == "__main__":
    main()
