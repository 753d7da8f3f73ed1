"""What staff see of the desk's work on a terminal."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from bot import clock
from bot.bayan import Bayan
from bot.desk import check as checking
from bot.desk import evaluate as evaluating
from bot.desk import foreign
from bot.desk.embarrassing import embarrassing
from bot.desk.labelled import Conversation, read_labelled
from bot.desk.runs import Run, compare, comparison_json, comparison_text, load_run, run_of, save_run
from bot.desk.spoken import Spoken
from bot.desk.theft import thefts
from bot.dialogue.context import Context
from bot.dialogue.reply import Reply
from bot.errors import UserError
from bot.facts.folder import misplaced_around
from bot.facts.ids import UNKNOWN
from bot.facts.layout import releases
from bot.facts.phrasings import load_phrasings
from bot.problems import Problem, in_order
from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Wanted:
    """What `bayan evaluate` was asked for; at most one of `against` and `other` is given."""

    files: Sequence[Path]
    as_json: bool = False
    most_errors: int = 12
    curve: Path | None = None
    save: Path | None = None
    against: Path | None = None
    other: Bayan | None = None
    foreign: Sequence[Path] = ()


def check(
    settings: Settings,
    spoken: Spoken,
    text: Path | None,
    open_bayan: Callable[[Path], Bayan],
    with_thefts: bool = False,
) -> int:
    """Print every problem of every release, then the count; the exit code, 1 where there is an error. `text` is that
    of the release, where there is one release.

    The questions in tests/ are asked, and thefts looked for, once the folders are sound: until then there is nobody
    to ask.
    """
    folders = releases(settings.knowledge)
    if text and len(folders) > 1:
        raise UserError(f"--text is for one release, and there are {len(folders)}; --release NAME picks one")
    reports = {folder: checking.check(folder, settings.locales, text) for folder in folders}
    problems = list(misplaced_around(settings.knowledge))
    for folder, report in reports.items():
        problems += report.problems
        if report.sound:
            problems += embarrassing(report.base, report.samples) if report.base else ()
            problems += _asked(report, folder, open_bayan)
            problems += _thefts(report) if with_thefts else ()
    problems = list(in_order(problems))
    for problem in problems:
        click.echo(spoken.problem(problem))
    errors = sum(problem.is_error for problem in problems)
    for folder, report in reports.items():
        holds = _held(report, spoken)
        click.echo(spoken("of-release", release=folder.absolute().name, holds=holds) if len(reports) > 1 else holds)
    click.echo(spoken("found", errors=errors, warnings=len(problems) - errors))
    return 1 if errors else 0


def _held(report: checking.Report, spoken: Spoken) -> str:
    """How much was looked at; errors leave no entries to count."""
    counts = {"phrasings": report.phrasings, "samples": len(report.samples)}
    return (
        spoken("holds", entries=len(report.base.entries), **counts) if report.base else spoken("holds-broken", **counts)
    )


def _asked(report: checking.Report, folder: Path, open_bayan: Callable[[Path], Bayan]) -> tuple[Problem, ...]:
    if not report.samples:
        return ()
    bayan = open_bayan(folder)
    return checking.run_samples(report.samples, lambda text: bayan.answer(text, Context(), clock.now()).reply)


def _thefts(report: checking.Report) -> tuple[Problem, ...]:
    return thefts(report.base, load_phrasings(report.base)) if report.base else ()


def evaluate(bayan: Bayan, wanted: Wanted) -> None:
    """Print the figures over all the files, and write what was asked for.

    Raises UserError for a file that can't be read or written.
    """
    heard = _heard(bayan, wanted.foreign)
    if heard and not wanted.files:
        click.echo(json.dumps({"foreign": foreign.as_json(heard)}) if wanted.as_json else foreign.as_text(heard))
        return
    conversations = _conversations(bayan, wanted)
    before = _before(wanted, conversations)
    evaluation = _evaluation(bayan, conversations)
    compared = compare(before, evaluation.judged) if before is not None else None
    if wanted.curve:
        _write(wanted.curve, evaluating.as_svg(evaluation))
    if wanted.save:
        save_run(wanted.save, run_of(evaluation.judged))
    if wanted.as_json:
        against = {"against": comparison_json(compared)} if compared else {}
        others = {"foreign": foreign.as_json(heard)} if heard else {}
        click.echo(json.dumps(evaluating.as_json(evaluation) | against | others, ensure_ascii=False))
        return
    click.echo(evaluating.as_text(evaluation, wanted.most_errors))
    if heard:
        click.echo(f"\nquestions about other things:\n{foreign.as_text(heard)}")
    if compared:
        click.echo(f"\nagainst the other run:\n{comparison_text(compared, wanted.most_errors)}")


def _heard(bayan: Bayan, files: Iterable[Path]) -> list[foreign.Hearing]:
    """What questions about other things get, each by itself."""
    strangers = [stranger for file in files for stranger in foreign.read_foreign(file)]
    return foreign.hear(strangers, lambda text: bayan.answer(text, Context(), clock.now()).reply)


def _conversations(bayan: Bayan, wanted: Wanted) -> list[Conversation]:
    # The other folder may have entries of its own, and the questions are for both.
    ids = {UNKNOWN, *bayan.base.entries, *(wanted.other.base.entries if wanted.other else ())}
    found = [conversation for file in wanted.files for conversation in read_labelled(file, ids)]
    if not found:
        raise UserError(f"{', '.join(map(str, wanted.files))}: no questions; expected one a line")
    return found


def _before(wanted: Wanted, conversations: Sequence[Conversation]) -> Run | None:
    if wanted.against:
        return load_run(wanted.against)
    return run_of(_evaluation(wanted.other, conversations).judged) if wanted.other else None


def _evaluation(bayan: Bayan, conversations: Iterable[Conversation]) -> evaluating.Evaluation:
    return evaluating.evaluate(conversations, lambda questions: _in_turn(bayan, questions))


def _in_turn(bayan: Bayan, questions: Sequence[str]) -> Iterator[Reply]:
    context = Context()
    for question in questions:
        turn = bayan.answer(question, context, clock.now())
        context = turn.context
        yield turn.reply


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UserError(f"{path}: can't be written: {error.strerror or error}") from None
