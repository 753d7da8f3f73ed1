"""The commands. Thin: each reads its options, opens what it needs and prints; heavy imports wait until then."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from bot.errors import UserError

if TYPE_CHECKING:
    from bot.bayan import Bayan
    from bot.settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])
_INTERRUPTED = 130


def main(arguments: list[str] | None = None) -> int:
    """Run a command; the exit code. A user's mistake is one line on standard error and 2."""
    try:
        code = cli.main(args=arguments, prog_name="bayan", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.ClickException as error:
        return _refuse(error.format_message())
    except UserError as error:
        return _refuse(str(error), error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has seen enough; Python would complain again when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _refuse(message: str, code: int = UserError.exit_code) -> int:
    click.echo(f"bayan: {' '.join(message.split())}", err=True)
    return code


def _keep(context: click.Context, option: click.Parameter, value: object) -> None:
    if value is not None:
        context.find_root().meta[str(option.name)] = value


def knowledge_option(command: Command) -> Command:
    """`--knowledge DIR` and `--release NAME`, before or after the command's name."""
    keep: dict[str, Any] = {"expose_value": False, "callback": _keep}
    folder = click.option(
        "--knowledge",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="The folder with the releases, or one release's, in place of BAYAN_KNOWLEDGE.",
        **keep,
    )
    release = click.option("--release", metavar="NAME", help="Which of several; without it, the newest.", **keep)
    return folder(release(command))


def example(text: str) -> str:
    return f"Example: {text}"


def _settings() -> Settings:
    from bot.facts.layout import release_named
    from bot.settings import Settings

    settings = Settings.read()
    logging.basicConfig(level=settings.log_level, format="%(message)s", stream=sys.stderr)
    chosen = click.get_current_context().find_root().meta
    knowledge: Path = chosen.get("knowledge", settings.knowledge)
    if "release" in chosen:
        knowledge = release_named(knowledge, chosen["release"])
    return replace(settings, knowledge=knowledge)


def _bayan(knowledge: Path | None = None) -> Bayan:
    from bot.bayan import Bayan

    settings = _settings()
    return Bayan.open(knowledge or settings.knowledge, settings.locales, settings.cache)


def _speaking() -> Bayan:
    """The Bayan that answers people, over all releases: what staff hold of the bot beside it is held here, too."""
    from bot import clock
    from bot.releases.reader import STAFF
    from bot.releases.shelf import open_shelf
    from bot.storage.holds import held_in

    settings = _settings()
    shelf = open_shelf(settings.knowledge, settings.locales, settings.cache)
    for error in shelf.problems.values():
        logging.error("A release is left out: %s", error)
    held: dict[str, set[str]] = {}
    for one in held_in(settings.database):
        held.setdefault(one.release, set()).add(one.entry)
    # Whoever has the folder before them may read it: the terminal is staff's.
    return shelf.read(STAFF, clock.now()).holding_each(held)


def _lines() -> Iterator[str]:
    """The lines of standard input as they come. What isn't UTF-8 is read as far as it can be."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace").removesuffix("\n").removesuffix("\r")


def _page_is_open(address: str) -> None:
    click.echo(f"The chat page is at {address} (Ctrl-C ends it)")


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="bayan")
@knowledge_option
@click.pass_context
def cli(context: click.Context) -> None:
    """Bayan answers journalists' questions about a press release, in Arabic and English."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@cli.command(epilog=example('bayan ask "Who took part?"'))
@click.argument("question", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object.")
@knowledge_option
def ask(question: tuple[str, ...], as_json: bool) -> None:
    """Answer one QUESTION; without one, answer each line of standard input with a line of JSON."""
    from bot import terminal

    if question:
        terminal.ask(_speaking(), " ".join(question), as_json)
    else:
        terminal.ask_each(_speaking(), _lines())


@cli.command(epilog=example("bayan chat --terminal"))
@click.option("--terminal", "in_terminal", is_flag=True, help="Talk here rather than on the chat page.")
@click.option("--json", "as_json", is_flag=True, help="A turn a line on standard input, a JSON object a line back.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where the chat page listens.")
@click.option("--port", default=8080, show_default=True, type=click.IntRange(0, 65535), help="Its port; 0 for any.")
@knowledge_option
def chat(in_terminal: bool, as_json: bool, host: str, port: int) -> None:
    """Talk to the bot: on a chat page on this machine, here, or in JSON; a blank line starts a new conversation."""
    from bot import terminal

    if as_json:
        terminal.converse_in_json(_speaking(), _lines())
    elif in_terminal:
        terminal.converse(_speaking(), _lines())
    else:
        from bot import app

        app.chat(_settings(), host, port, _page_is_open)


@cli.command(epilog=example("TELEGRAM_BOT_TOKEN=… bayan run"))
@click.option("--host", default="127.0.0.1", show_default=True, help="Where the chat page listens, without a token.")
@click.option("--port", default=8080, show_default=True, type=click.IntRange(0, 65535), help="Its port; 0 for any.")
@knowledge_option
def run(host: str, port: int) -> None:
    """Start the bot: on Telegram where TELEGRAM_BOT_TOKEN is set, else on the chat page."""
    from bot import app

    settings = _settings()
    if settings.telegram_bot_token:
        app.run(settings)
    else:
        app.chat(settings, host, port, _page_is_open)


@cli.command(epilog=example("bayan health && echo well"))
@knowledge_option
def health() -> int:
    """Say whether the bot of these settings is at work and its database answers: exit with 0, or 1 and a line."""
    from bot import clock
    from bot.storage.heartbeat import trouble

    settings = _settings()
    if settings.telegram_bot_token:
        token = settings.telegram_bot_token.get_secret_value()
    else:
        from bot.simulator import TOKEN as token  # noqa: N811 - a web server that Telegram's bot doesn't need here
    if found := trouble(settings.database, int(token.partition(":")[0]), clock.now):
        click.echo(f"bayan: {found}", err=True)
        return 1
    return 0


@cli.command(epilog=example("bayan check --text release.ar.txt --thefts"))
@click.option("--text", type=click.Path(path_type=Path), help="The release's text, to check the evidence against.")
@click.option(
    "--thefts", is_flag=True, help="Warn of phrasings nearer to another fact than to their own; takes minutes."
)
@knowledge_option
def check(text: Path | None, thefts: bool) -> int:
    """Name everything that is wrong with knowledge/, each of its releases, and locales/; exit with 1 where there are
    errors."""
    from bot.desk import console

    return console.check(_settings(), text, _bayan, thefts)


_SHEET = click.Path(path_type=Path)


@cli.command(epilog=example("bayan new --template sheet.xlsx, and then: bayan new floods-2026-03 --from sheet.xlsx"))
@click.argument("name", required=False)
@click.option("--from", "source", type=_SHEET, metavar="SHEET", help="A workbook, a folder of .csv files, or a .yaml.")
@click.option("--template", "empty", type=_SHEET, metavar="FILE", help="Write the empty sheet: FILE.xlsx, or a folder.")
@knowledge_option
def new(name: str | None, source: Path | None, empty: Path | None) -> int:
    """Make the folder of another release, NAME, from a sheet or from answers here, and try it."""
    from bot.desk.new import command

    if empty is not None:
        if name or source:
            raise click.UsageError("--template writes an empty sheet; leave NAME and --from for when it is filled in")
        return command.template(empty)
    if not name:
        raise click.UsageError("no NAME; give the new folder one, as floods-2026-03, or ask for --template")
    return command.new(_settings(), name, source, _bayan)


_FILE = click.Path(path_type=Path, dir_okay=False)


@cli.command(epilog=example("bayan evaluate questions.jsonl --errors 20 --curve risk.svg --against last-week.json"))
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="FILE.jsonl…")
@click.option(
    "--foreign", multiple=True, type=_FILE, metavar="FILE.jsonl", help="Questions about other things: what they get."
)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON, without the questions' words.")
@click.option("--errors", default=12, show_default=True, type=click.IntRange(0), help="How many errors to list.")
@click.option("--curve", type=_FILE, metavar="FILE.svg", help="Draw risk against coverage, a line per language.")
@click.option("--save", type=_FILE, metavar="RUN.json", help="Keep ids and verdicts, to compare another run with.")
@click.option("--against", type=_FILE, metavar="RUN.json", help="Compare with a run that was saved.")
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
    other = _bayan(against_knowledge) if against_knowledge else None
    console.evaluate(_bayan(), console.Wanted(files, as_json, errors, curve, save, against, other, foreign))


_SINCE = click.option(
    "--since", default="30d", show_default=True, metavar="WHEN", help="From when on: 24h, 7d, 4w or a day, 2021-11-15."
)


@cli.command(epilog=example("bayan report --since 7d --html > week.html"))
@_SINCE
@click.option("--json", "form", flag_value="json", help="Print the figures as JSON.")
@click.option("--csv", "form", flag_value="csv", help="Print a line a message, for a spreadsheet.")
@click.option("--html", "form", flag_value="html", help="Print a page to open, print or send.")
@knowledge_option
def report(since: str, form: str | None) -> None:
    """Say what was asked: volumes, facts, languages, ratings, and what found no answer; not who asked."""
    from bot.desk import asked

    click.echo(asked.report(_settings(), since, form or "text", _bayan), nl=form != "csv")


@cli.command(epilog=example("bayan suggest --since 7d"))
@_SINCE
@knowledge_option
def suggest(since: str) -> None:
    """Put together the questions that found no answer, each group with the lines to add to knowledge/."""
    from bot.desk import asked

    click.echo(asked.suggest(_settings(), since, _bayan))


@cli.command(epilog=example("bayan replay 7K2QF-M9XTB"))
@click.argument("code")
@knowledge_option
def replay(code: str) -> None:
    """Print an answer again by its CODE, letter by letter; exit with 2 where it is no longer kept."""
    from bot.desk import proving

    click.echo(proving.replay(_settings(), code))


@cli.command(epilog=example("bayan prove 7K2QF-M9XTB > answer.json"))
@click.argument("code")
@knowledge_option
def prove(code: str) -> None:
    """Print a signed statement of the answer with this CODE, which anybody can check with `bayan verify`."""
    from bot.desk import proving

    click.echo(proving.prove(_settings(), code))


@cli.command(epilog=example("bayan verify answer.json --key office.pem"))
@click.argument("file", type=_FILE)
@click.option("--key", "public", required=True, type=_FILE, metavar="KEY.pem", help="The office's published key.")
@knowledge_option
def verify(file: Path, public: Path) -> int:
    """Check a signed statement, offline: exit with 0 where the office said just this, else with 1."""
    from bot.desk import proving

    is_genuine, said = proving.verify(file, public)
    click.echo(said, err=not is_genuine)
    return 0 if is_genuine else 1


@cli.command(epilog=example("bayan key > office.pem"))
@knowledge_option
def key() -> None:
    """Print the office's public key, to be published; the pair is made at the first call."""
    from bot.desk import proving

    click.echo(proving.key(_settings()), nl=False)


@cli.command(epilog=example("bayan migrate"))
@knowledge_option
def migrate() -> None:
    """Bring the database to the form that this version needs. The bot does it, too, when it starts; this is for where
    several start at once and one step comes before all of them."""
    import asyncio

    from bot.storage.database import Database
    from bot.storage.migrate import upgrade

    async def work(database: Database) -> None:
        try:
            await upgrade(database)
        finally:
            await database.close()

    database = Database(_settings().database)
    asyncio.run(work(database))
    click.echo(f"{database.shown} has the form that this version needs")


@cli.command(epilog=example("bayan export bayan.jsonl --keys keys.json"))
@click.argument("file", type=_FILE)
@click.option(
    "--keys", type=_FILE, metavar="KEYS.json", help="Write the keys there, which the hashed ids were made with."
)
@knowledge_option
def export(file: Path, keys: Path | None) -> None:
    """Write everything that is kept into a new FILE, to be imported into another database; stop the bot first."""
    from bot.desk import transferring

    click.echo(transferring.export(_settings(), file, keys))


@cli.command("import", epilog=example("BAYAN_DATABASE=postgresql://… bayan import bayan.jsonl --keys keys.json"))
@click.argument("file", type=_FILE)
@click.option("--keys", type=_FILE, metavar="KEYS.json", help="The keys that `bayan export --keys` wrote.")
@knowledge_option
def bring(file: Path, keys: Path | None) -> None:
    """Put what `bayan export` wrote to FILE into a new or an empty database, all of it or nothing."""
    from bot.desk import transferring

    click.echo(transferring.bring(_settings(), file, keys))


@cli.command(epilog=example("bayan settings"))
@knowledge_option
def settings() -> None:
    """Print every setting, its value and where it came from; secrets are starred."""
    for row in _settings().rows:
        click.echo(f"{row.name} = {row.value or '(not set)'}  [{row.source}]\n    {row.help}")


@cli.command(epilog=example("bayan simulator --port 8081"))
@click.option("--host", default="127.0.0.1", show_default=True, help="The address it listens on.")
@click.option("--port", default=8081, show_default=True, type=click.IntRange(0, 65535), help="Its port; 0 for any.")
@knowledge_option
def simulator(host: str, port: int) -> None:
    """Run the local Bot API alone, for tests and for other bots."""
    import asyncio

    from bot.simulator import Simulator, serve

    def started(running: Simulator) -> None:
        click.echo(f"The Bot API is at {running.url}, its chat page too; the token is {running.token}")

    try:
        asyncio.run(serve(host, port, started=started))
    except OSError as error:
        raise UserError(f"{host}:{port} can't be used: {error.strerror or error}; --port chooses another") from None
