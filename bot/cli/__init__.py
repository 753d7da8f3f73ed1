"""The commands. Thin: each reads its options, opens what it needs and prints; heavy imports wait until then."""

from __future__ import annotations

import os
import sys

import click

from bot.cli import desk, keeping, talking
from bot.cli.opening import knowledge_option
from bot.errors import UserError

_INTERRUPTED = 130


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="bayan")
@knowledge_option
@click.pass_context
def cli(context: click.Context) -> None:
    """Bayan answers journalists' questions about a press release, in Arabic and English."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


for command in (*talking.COMMANDS, *desk.COMMANDS, *keeping.COMMANDS):
    cli.add_command(command)


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
