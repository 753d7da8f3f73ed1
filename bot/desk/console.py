"""What staff see of the desk's work on a terminal."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import click

from bot import clock
from bot.bayan import Bayan
from bot.desk import check as checking
from bot.desk import evaluate as evaluating
from bot.desk.labelled import read_labelled
from bot.dialogue.context import Context
from bot.dialogue.reply import Reply
from bot.problems import in_order
from bot.settings import Settings


def check(settings: Settings, release: Path | None, open_bayan: Callable[[], Bayan]) -> int:
    """Print every problem, then the count; the exit code, 1 where there is an error.

    The questions in knowledge/tests are asked once the folders are sound: until then there is nobody to ask.
    """
    report = checking.check(settings.knowledge, settings.locales, release)
    problems = report.problems
    if report.sound and report.samples:
        bayan = open_bayan()
        asked = checking.run_samples(report.samples, lambda text: bayan.answer(text, Context(), clock.now()).reply)
        problems = in_order([*problems, *asked])
    for problem in problems:
        click.echo(str(problem))
    errors = sum(problem.is_error for problem in problems)
    entries = len(report.base.entries) if report.base else 0
    click.echo(
        f"{entries} entries, {report.phrasings} phrasings, {len(report.samples)} sample questions: "
        f"{errors} errors, {len(problems) - errors} warnings"
    )
    return 1 if errors else 0


def evaluate(bayan: Bayan, files: Iterable[Path], as_json: bool) -> None:
    """Print the figures over all the files."""
    conversations = [conversation for file in files for conversation in read_labelled(file)]
    evaluation = evaluating.evaluate(conversations, lambda questions: _in_turn(bayan, questions))
    if as_json:
        click.echo(json.dumps(evaluating.as_json(evaluation), ensure_ascii=False))
    else:
        click.echo(evaluating.as_text(evaluation))


def _in_turn(bayan: Bayan, questions: Sequence[str]) -> Iterable[Reply]:
    context = Context()
    for question in questions:
        turn = bayan.answer(question, context, clock.now())
        context = turn.context
        yield turn.reply
