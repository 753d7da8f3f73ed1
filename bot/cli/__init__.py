"""The commands. Thin: each reads its options, opens what it needs and prints; heavy imports wait until then."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from bot.cli import desk, keeping, talking
from bot.cli.help import Group
from bot.cli.opening import knowledge_option
from bot.errors import UserError

_INTERRUPTED = 130


class _Commands(Group):
    """The commands; one that can't be done says why, in the language that it was asked in."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except click.ClickException as error:
            return _refuse(UserError(error.format_message()), ctx.meta.get("language"))
        except UserError as error:
            return _refuse(error, ctx.meta.get("language"))


@click.group(cls=_Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="bayan")
@knowledge_option
@click.pass_context
def cli(context: click.Context) -> None:
    """Bayan answers journalists' questions about a press release, in Arabic and English."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


for each in (*talking.COMMANDS, *desk.COMMANDS, *keeping.COMMANDS):
    cli.add_command(each)


def main(arguments: list[str] | None = None) -> int:
    """Run a command; the exit code. A user's mistake is one line on standard error and 2."""
    try:
        code = cli.main(args=arguments, prog_name="bayan", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.ClickException as error:
        return _refuse(UserError(error.format_message()))
    except (KeyboardInterrupt, click.Abort):
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has seen enough; Python would complain again when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _refuse(error: UserError, language: str | None = None) -> int:
    """The exit code of a command that ends so; why, on standard error."""
    from bot.locales import system_language

    why = ""
    if (language or system_language(os.environ)) == "ar":
        from bot.desk.spoken import Spoken

        why = Spoken.of("ar").refusal(error)
    click.echo(why or f"bayan: {' '.join(str(error).split())}", err=True)
    return error.exit_code
