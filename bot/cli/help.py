"""`--help` in the language of whoever asks: what click draws, with the Arabic of locales/ar/desk.po in it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from typing import Any

import click

from bot.direction import bare

_EXTRA = "  ["
"""Before what click adds to an option's help: its default, its range."""
_IS_ARABIC = re.compile("[\u0600-\u06ff]")
_HEADINGS = {"Options": "الخيارات", "Commands": "الأوامر"}
_OF_CLICK = {
    "Show this message and exit.": "يعرض هذا الشرح.",
    "Show the version and exit.": "يعرض رقم الإصدار.",
}


def _language(context: click.Context) -> str:
    """What `--language` said before, else the system's: ar or en."""
    from bot.locales import system_language

    return str(context.meta.get("language") or system_language(os.environ))


def _arabic(text: str) -> str:
    from bot.desk.spoken import Spoken

    plain = " ".join(text.split())
    if _IS_ARABIC.search(plain):
        return plain
    return _OF_CLICK.get(plain) or Spoken.of("ar").said(plain)


class _ArabicFormatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "الاستعمال: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_text(self, text: str) -> None:
        super().write_text(_arabic(text))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(term, _explained(said)) for term, said in rows], col_max, col_spacing)


def _explained(said: str) -> str:
    sentence, extra, more = said.partition(_EXTRA)
    return _arabic(sentence) + extra + more.replace("default:", "الأصل:")


class _Context(click.Context):
    def make_formatter(self) -> click.HelpFormatter:
        if _language(self) != "ar":
            return super().make_formatter()
        return _ArabicFormatter(width=self.terminal_width, max_width=self.max_content_width)


class _Command(click.Command):
    context_class = _Context

    def get_short_help_str(self, limit: int = 45) -> str:
        context = click.get_current_context(silent=True)
        if context is None or _language(context) != "ar":
            return super().get_short_help_str(limit)
        # Here the sentence is still whole: the list of commands gets what fits of it.
        return click.Command(self.name, help=bare(_arabic(self.help or ""))).get_short_help_str(limit)


class Group(_Command, click.Group):
    """The commands together, explained in the language of whoever asks."""


def command(example: str, name: str | None = None) -> Callable[[Callable[..., Any]], click.Command]:
    """As `click.command`, explained in the language of whoever asks, with an example at the end."""
    return click.command(name, cls=_Command, epilog=f"Example: {example}")
