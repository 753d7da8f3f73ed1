"""The commands about what is kept: an answer again and its proof, the database, the settings."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli import opening
from bot.cli.help import command
from bot.cli.opening import FILE, knowledge_option


@command("bayan replay 7K2QF-M9XTB")
@click.argument("code")
@knowledge_option
def replay(code: str) -> None:
    """Print an answer again by its CODE, letter by letter; exit with 2 where it is no longer kept."""
    from bot.desk import proving

    click.echo(proving.replay(opening.settings(), code))


@command("bayan prove 7K2QF-M9XTB > answer.json")
@click.argument("code")
@knowledge_option
def prove(code: str) -> None:
    """Print a signed statement of the answer with this CODE, which anybody can check with `bayan verify`."""
    from bot.desk import proving

    click.echo(proving.prove(opening.settings(), code))


@command("bayan verify answer.json --key office.pem")
@click.argument("file", type=FILE)
@click.option("--key", "public", required=True, type=FILE, metavar="KEY.pem", help="The office's published key.")
@knowledge_option
def verify(file: Path, public: Path) -> int:
    """Check a signed statement, offline: exit with 0 where the office said just this, else with 1."""
    from bot.desk import proving

    is_genuine, said = proving.verify(file, public)
    click.echo(said, err=not is_genuine)
    return 0 if is_genuine else 1


@command("bayan key > office.pem")
@knowledge_option
def key() -> None:
    """Print the office's public key, to be published; the pair is made at the first call."""
    from bot.desk import proving

    click.echo(proving.key(opening.settings()), nl=False)


@command("bayan migrate")
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

    database = Database(opening.settings().database)
    asyncio.run(work(database))
    click.echo(f"{database.shown} has the form that this version needs")


@command("bayan export bayan.jsonl --keys keys.json")
@click.argument("file", type=FILE)
@click.option(
    "--keys", type=FILE, metavar="KEYS.json", help="Write the keys there, which the hashed ids were made with."
)
@knowledge_option
def export(file: Path, keys: Path | None) -> None:
    """Write everything that is kept into a new FILE, to be imported into another database; stop the bot first."""
    from bot.desk import transferring

    click.echo(transferring.export(opening.settings(), file, keys))


@command("BAYAN_DATABASE=postgresql://… bayan import bayan.jsonl --keys keys.json", "import")
@click.argument("file", type=FILE)
@click.option("--keys", type=FILE, metavar="KEYS.json", help="The keys that `bayan export --keys` wrote.")
@knowledge_option
def bring(file: Path, keys: Path | None) -> None:
    """Put what `bayan export` wrote to FILE into a new or an empty database, all of it or nothing."""
    from bot.desk import transferring

    click.echo(transferring.bring(opening.settings(), file, keys))


@command("bayan settings")
@knowledge_option
def settings() -> None:
    """Print every setting, its value and where it came from; secrets are starred."""
    for row in opening.settings().rows:
        click.echo(f"{row.name} = {row.value or '(not set)'}  [{row.source}]\n    {row.help}")


COMMANDS = (replay, prove, verify, key, migrate, export, bring, settings)
