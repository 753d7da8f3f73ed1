"""The commands that answer people: on Telegram, on the chat page, on the terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from bot.cli import opening
from bot.cli.help import command
from bot.cli.opening import knowledge_option, language_option
from bot.errors import UserError


@command('bayan ask "Who took part?"')
@click.argument("question", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object.")
@language_option
@knowledge_option
def ask(question: tuple[str, ...], as_json: bool, language: str) -> None:  # noqa: ARG001 - what goes wrong is said in it
    """Answer one QUESTION; without one, answer each line of standard input with a line of JSON."""
    from bot import terminal

    if question:
        terminal.ask(opening.speaking()(), " ".join(question), as_json)
    else:
        terminal.ask_each(opening.speaking(), _lines())


@command("bayan chat --terminal")
@click.option("--terminal", "in_terminal", is_flag=True, help="Talk here rather than on the chat page.")
@click.option("--json", "as_json", is_flag=True, help="A turn a line on standard input, a JSON object a line back.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where the chat page listens.")
@click.option("--port", default=8080, show_default=True, type=click.IntRange(0, 65535), help="Its port; 0 for any.")
@knowledge_option
def chat(in_terminal: bool, as_json: bool, host: str, port: int) -> None:
    """Talk to the bot: on a chat page on this machine, here, or in JSON; a blank line starts a new conversation."""
    from bot import terminal

    if as_json:
        terminal.converse_in_json(opening.speaking(), _lines())
    elif in_terminal:
        terminal.converse(opening.speaking(), _lines())
    else:
        from bot import app

        app.chat(opening.settings(), host, port, _page_is_open)


@command("TELEGRAM_BOT_TOKEN=… bayan run")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where the chat page listens, without a token.")
@click.option("--port", default=8080, show_default=True, type=click.IntRange(0, 65535), help="Its port; 0 for any.")
@knowledge_option
def run(host: str, port: int) -> None:
    """Start the bot: on Telegram where TELEGRAM_BOT_TOKEN is set, else on the chat page."""
    from bot import app

    settings = opening.settings()
    if settings.telegram_bot_token:
        app.run(settings)
    else:
        app.chat(settings, host, port, _page_is_open)


@command("bayan health && echo well")
@knowledge_option
def health() -> int:
    """Say whether the bot of these settings is at work and its database answers: exit with 0, or 1 and a line."""
    from bot import clock
    from bot.storage.heartbeat import trouble

    settings = opening.settings()
    if settings.telegram_bot_token:
        token = settings.telegram_bot_token.reveal()
    else:
        from bot.simulator import TOKEN as token  # noqa: N811 - a web server that Telegram's bot doesn't need here
    if found := trouble(settings.database, int(token.partition(":")[0]), clock.now):
        click.echo(f"bayan: {found}", err=True)
        return 1
    return 0


@command("bayan simulator --port 8081")
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


def _lines() -> Iterator[str]:
    """The lines of standard input as they come. What isn't UTF-8 is read as far as it can be."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace").removesuffix("\n").removesuffix("\r")


def _page_is_open(address: str) -> None:
    click.echo(f"The chat page is at {address} (Ctrl-C ends it)")


COMMANDS = (ask, chat, run, health, simulator)
