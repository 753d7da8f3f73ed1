"""The commands of the press desk: what is wrong, how good the answers are, what was asked."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli import opening
from bot.cli.help import command
from bot.cli.opening import FILE, knowledge_option, language_option


@command("bayan check --text release.ar.txt --thefts")
@click.option("--text", type=click.Path(path_type=Path), help="The release's text, to check the evidence against.")
@click.option(
    "--thefts", is_flag=True, help="Warn of phrasings nearer to another fact than to their own; takes minutes."
)
@language_option
@knowledge_option
def check(text: Path | None, thefts: bool, language: str) -> int:
    """Name everything that is wrong with knowledge/, each of its releases, and locales/; exit with 1 where there are
    errors."""
    from bot.desk import console
    from bot.desk.spoken import Spoken

    return console.check(opening.settings(), Spoken.of(language), text, opening.bayan, thefts)


_SHEET = click.Path(path_type=Path)


@command("bayan new --template sheet.xlsx, and then: bayan new floods-2026-03 --from sheet.xlsx")
@click.argument("name", required=False)
@click.option("--from", "source", type=_SHEET, metavar="SHEET", help="A workbook, a folder of .csv files, or a .yaml.")
@click.option("--template", "empty", type=_SHEET, metavar="FILE", help="Write the empty sheet: FILE.xlsx, or a folder.")
@language_option
@knowledge_option
def new(name: str | None, source: Path | None, empty: Path | None, language: str) -> int:
    """Make the folder of another release, NAME, from a sheet or from answers here, and try it."""
    from bot.desk.new import command as making
    from bot.desk.spoken import Spoken

    spoken = Spoken.of(language)
    if empty is not None:
        if name or source:
            raise click.UsageError("--template writes an empty sheet; leave NAME and --from for when it is filled in")
        return making.template(spoken, empty)
    if not name:
        raise click.UsageError("no NAME; give the new folder one, as floods-2026-03, or ask for --template")
    return making.new(opening.settings(), spoken, name, source, opening.bayan)


@command("bayan evaluate questions.jsonl --errors 20 --curve risk.svg --against last-week.json")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="FILE.jsonl…")
@click.option(
    "--foreign", multiple=True, type=FILE, metavar="FILE.jsonl", help="Questions about other things: what they get."
)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON, without the questions' words.")
@click.option("--errors", default=12, show_default=True, type=click.IntRange(0), help="How many errors to list.")
@click.option("--curve", type=FILE, metavar="FILE.svg", help="Draw risk against coverage, a line per language.")
@click.option("--save", type=FILE, metavar="RUN.json", help="Keep ids and verdicts, to compare another run with.")
@click.option("--against", type=FILE, metavar="RUN.json", help="Compare with a run that was saved.")
@click.option(
    "--against-knowledge", type=click.Path(path_type=Path), metavar="DIR", help="Compare with another knowledge folder."
)
@knowledge_option
def evaluate(
    files: tuple[Path, ...],
    foreign: tuple[Path, ...],
    as_json: bool,
    errors: int,
    curve: Path | None,
    save: Path | None,
    against: Path | None,
    against_knowledge: Path | None,
) -> None:
    """Measure the answers to labelled questions or conversations."""
    from bot.desk import console

    if against and against_knowledge:
        raise click.UsageError("--against and --against-knowledge are two runs to compare with; give one of them")
    if not files and not foreign:
        raise click.UsageError("no questions; give a file of labelled ones, or --foreign with one about other things")
    other = opening.bayan(against_knowledge) if against_knowledge else None
    console.evaluate(opening.bayan(), console.Wanted(files, as_json, errors, curve, save, against, other, foreign))


_SINCE = click.option(
    "--since", default="30d", show_default=True, metavar="WHEN", help="From when on: 24h, 7d, 4w or a day, 2021-11-15."
)


@command("bayan report --since 7d --language ar --html > week.html")
@_SINCE
@click.option("--json", "form", flag_value="json", help="Print the figures as JSON.")
@click.option("--csv", "form", flag_value="csv", help="Print a line a message, for a spreadsheet.")
@click.option("--figures", "form", flag_value="figures", help="Print a line a figure, for a spreadsheet.")
@click.option("--html", "form", flag_value="html", help="Print a page to open, print or send.")
@language_option
@knowledge_option
def report(since: str, form: str | None, language: str) -> None:
    """Say what was asked: volumes, facts, languages, ratings, what found no answer, corrections and the press office;
    not who asked. With --release, about that one alone."""
    from bot.desk import asked

    release = click.get_current_context().find_root().meta.get("release")
    wanted = asked.Wanted(since, form or "text", language, release)
    written = asked.report(opening.settings(), wanted, lambda: opening.speaking()())
    click.echo(written, nl=form not in ("csv", "figures"))


@command("bayan suggest --since 7d")
@_SINCE
@language_option
@knowledge_option
def suggest(since: str, language: str) -> None:
    """Put together the questions that found no answer, each group with the lines to add to knowledge/."""
    from bot.desk import asked
    from bot.desk.spoken import Spoken

    click.echo(asked.suggest(opening.settings(), since, Spoken.of(language), opening.bayan))


COMMANDS = (check, new, evaluate, report, suggest)
