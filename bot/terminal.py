"""Questions and conversations on standard input and output."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

import click

from bot import clock
from bot.bayan import Bayan, Turn, reply_json
from bot.dialogue.context import Context
from bot.dialogue.reply import BlockKind, Kind, Reply

_PROMPT = "> "
_LINE_ENDS = {ord(char): f"\\u{ord(char):04x}" for char in "\x85\u2028\u2029"}
"""What JSON leaves as it is and many readers take for the end of a line."""


def ask(bayan: Bayan, question: str, as_json: bool) -> None:
    """Answer one question."""
    reply = bayan.answer(question, Context(), clock.now()).reply
    if as_json:
        _print_json(bayan, question, reply)
    else:
        _print(reply)


def ask_each(speaking: Callable[[], Bayan], lines: Iterable[str]) -> None:
    """Answer each line that has text on its own, a JSON object a line. `speaking` gives the Bayan as it is then."""
    for line in lines:
        if line.strip():
            bayan = speaking()
            _print_json(bayan, line, bayan.answer(line, Context(), clock.now()).reply)


def converse_in_json(speaking: Callable[[], Bayan], lines: Iterable[str]) -> None:
    """The same as a conversation: a blank line starts a new one."""
    context = Context()
    for line in lines:
        if not line.strip():
            context = Context()
            continue
        bayan = speaking()
        turn = bayan.answer(line, context, clock.now())
        context = turn.context
        _print_json(bayan, line, turn.reply)


def converse(speaking: Callable[[], Bayan], lines: Iterable[str]) -> None:
    """A conversation for people; the end of the input ends it."""
    context = Context()
    click.echo(_PROMPT, nl=False)
    for line in lines:
        if not line.strip():
            context = Context()
        else:
            turn: Turn = speaking().answer(line, context, clock.now())
            context = turn.context
            _print(turn.reply)
        click.echo(_PROMPT, nl=False)
    click.echo()


def _print_json(bayan: Bayan, question: str, reply: Reply) -> None:
    written = reply_json(question, reply, is_several=bayan.is_several)
    line = json.dumps(written, ensure_ascii=False).translate(_LINE_ENDS)
    click.echo(line.encode("utf-8", "replace"))


def _print(reply: Reply) -> None:
    for block in reply.blocks:
        click.echo(click.style(block.text, bold=block.kind is BlockKind.HEADING, dim=block.kind is BlockKind.SOURCE))
        click.echo()
    for number, button in enumerate(reply.buttons, 1):
        mark = f"{number}." if reply.kind is Kind.CLARIFY else "→"
        click.echo(f"  {mark} {button.label}")
