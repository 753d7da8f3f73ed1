"""`bayan new` on a terminal: the template, or a folder from a sheet, its check, and twenty questions to read aloud."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import click

from bot.bayan import Bayan
from bot.desk import console
from bot.desk.new.aloud import Asked
from bot.desk.new.checks import check_sheet
from bot.desk.new.interview import interview
from bot.desk.new.making import Made, add_samples, make, target
from bot.desk.new.opening import open_sheet
from bot.desk.new.template import write_template
from bot.desk.spoken import Spoken
from bot.direction import bare
from bot.facts.folder import NOT_STATED
from bot.problems import shown
from bot.settings import Settings


def template(spoken: Spoken, path: Path) -> int:
    """Write the empty sheet, and say how to go on."""
    for file in write_template(path):
        click.echo(spoken("written", file=shown(file)))
    click.echo(spoken("fill-in", command=f"bayan new NAME --from {shown(path)}"))
    return 0


def new(settings: Settings, spoken: Spoken, name: str, source: Path | None, open_bayan: Callable[[Path], Bayan]) -> int:
    """Make the folder of a release and try it; the exit code, 1 where the sheet or the folder has errors."""
    folder = target(settings.knowledge, name)
    sheet = open_sheet(source) if source else interview(_ask, click.echo, spoken)
    made = make(folder, sheet)
    if not isinstance(made, Made):
        for problem in made:
            click.echo(spoken.problem(problem))
        click.echo(spoken("nothing-written", errors=len(made)))
        return 1
    for problem in check_sheet(sheet):
        click.echo(spoken.problem(problem))
    click.echo(spoken("written", file=shown(folder)))
    if made.added:
        click.echo(spoken("added", roles=", ".join(made.added), file=f"{shown(folder)}/{NOT_STATED}"))
    asked, missed = add_samples(folder, open_bayan(folder))
    if missed:
        click.echo(spoken("missed", entries=", ".join(missed)))
    code = console.check(replace(settings, knowledge=folder), spoken, None, open_bayan)
    _read_aloud(asked, spoken)
    click.echo(spoken("try-it", command=f"bayan --knowledge {shown(folder)} chat"))
    return code


def _ask(text: str) -> str:
    said: str = click.prompt(text, default="", show_default=False, err=True)
    return said


def _read_aloud(asked: Iterable[Asked], spoken: Spoken) -> None:
    click.echo(spoken("read-aloud"))
    for number, one in enumerate(asked, 1):
        click.echo(f"\n{number}. {one.question}\n{bare(one.reply.text)}")
