"""What the commands share: the options that each has, and the settings and the Bayan that they ask for."""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from bot.bayan import Bayan
    from bot.releases.shelf import Shelf
    from bot.settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])
LOOKS_SECONDS = 2.0
"""What is held is looked for no more often: as a running bot does."""
FILE = click.Path(path_type=Path, dir_okay=False)


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


def language_option(command: Command) -> Command:
    """`--language ar|en`, the system's where it isn't given: what the command says is in it, and why it refuses."""

    def wanted(context: click.Context, option: click.Parameter, value: str | None) -> str:
        from bot.locales import system_language

        chosen = value or system_language(os.environ)
        _keep(context, option, chosen)
        return chosen

    said = "Arabic or English; the system's language where it isn't given."
    return click.option("--language", type=click.Choice(["ar", "en"]), callback=wanted, is_eager=True, help=said)(
        command
    )


def settings() -> Settings:
    """The settings, with the folder that the command line names; the log is set up by them."""
    from bot.facts.layout import release_named
    from bot.settings import Settings

    read = Settings.read()
    chosen = click.get_current_context().find_root().meta
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_arabic() if chosen.get("language") == "ar" else logging.Formatter("%(message)s"))
    logging.basicConfig(level=read.log_level, handlers=[handler])
    knowledge: Path = chosen.get("knowledge", read.knowledge)
    if "release" in chosen:
        knowledge = release_named(knowledge, chosen["release"])
    return replace(read, knowledge=knowledge)


def _arabic() -> logging.Formatter:
    """Of what is told while learning goes on; a line that the catalogue doesn't have stays as it is."""
    from bot.desk.spoken import Spoken

    spoken = Spoken.of("ar")

    class Formatter(logging.Formatter):
        def format(self, record: logging.LogRecord) -> str:
            return spoken.said(super().format(record))

    return Formatter("%(message)s")


def bayan(knowledge: Path | None = None) -> Bayan:
    """The Bayan of one release: the one that is asked for, or the folder's newest."""
    from bot.bayan import Bayan

    read = settings()
    return Bayan.open(knowledge or read.knowledge, read.locales, read.cache)


class Speaking:
    """Gives the Bayan that answers people, over all releases, as it is now: what staff hold of the bot beside it is
    held here, too, and whoever goes on asking hears of it within seconds.
    """

    def __init__(self, shelf: Shelf, database: str) -> None:
        self._shelf = shelf
        self._database = database
        self._looked_at = float("-inf")
        self._bayan: Bayan | None = None

    def __call__(self) -> Bayan:
        """Raises StorageError where the database can't be read."""
        if self._bayan is None or time.monotonic() - self._looked_at >= LOOKS_SECONDS:
            self._bayan, self._looked_at = self._look(), time.monotonic()
        return self._bayan

    def _look(self) -> Bayan:
        from bot import clock
        from bot.releases.shelf import STAFF
        from bot.storage.holds import held_in

        held: dict[str, set[str]] = {}
        for one in held_in(self._database):
            held.setdefault(one.release, set()).add(one.entry)
        # Whoever has the folder before them may read it: the terminal is staff's.
        return self._shelf.read(STAFF, clock.now()).holding_each(held)


def speaking() -> Speaking:
    """The Bayan that answers people, with the settings and the folder that the command line names."""
    from bot.releases.shelf import open_shelf

    read = settings()
    shelf = open_shelf(read.knowledge, read.locales, read.cache)
    for error in shelf.problems.values():
        logging.error("A release is left out: %s", error)
    return Speaking(shelf, read.database)
