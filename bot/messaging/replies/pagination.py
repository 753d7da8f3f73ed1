"""A long answer in pages: what can be read without much scrolling, and the rest behind "more"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from math import ceil

from bot.bayan import Bayan
from bot.dialogue.reply import Block, BlockKind, Button, Reply

Fits = Callable[[Sequence[Block]], bool]

MORE = "more"
MOST_LINES = 42
"""A screen and a half: a phone shows some 28 lines of a message."""
_MOST_CUT = 36
"""A lot of a long list leaves room for its heading and the source."""
LINE_LETTERS = 38
"""Letters on a line of a phone, in either script, at Telegram's usual size."""


def page(bayan: Bayan, reply: Reply, number: int = 0) -> Reply:
    """A page of a reply, with its source and a button for the next; the reply itself where it is short.

    An answer to several questions isn't folded: each of them was asked. A page that isn't there is the last one.
    """
    sources = tuple(block for block in reply.blocks if block.kind is BlockKind.SOURCE)
    rest = [part for block in reply.blocks if block.kind is not BlockKind.SOURCE for part in _cut(block)]
    pages = list(packed(rest, lambda blocks: _lines([*blocks, *sources]) <= MOST_LINES))
    if len(pages) < 2 or len(reply.entry_ids) != 1:
        return reply
    number = number if 0 <= number < len(pages) else len(pages) - 1
    buttons = reply.buttons
    if number + 1 < len(pages):
        label = bayan.sentence(reply.language, "button-more")
        buttons = (Button(label, f"{MORE}:{reply.entry_ids[0]}:{number + 1}"), *buttons)
    return replace(reply, blocks=(*pages[number], *sources), buttons=buttons)


def _cut(block: Block) -> Iterator[Block]:
    """The block; where it alone is longer than a page, as in a long list, its lines in lots."""
    lines = (Block(block.kind, line) for line in block.text.split("\n"))
    for lot in packed(lines, lambda held: sum(map(_height, held)) <= _MOST_CUT):
        yield Block(block.kind, "\n".join(line.text for line in lot))


def _lines(blocks: Sequence[Block]) -> int:
    """The lines that blocks take on a phone, an empty one between each two."""
    return sum(map(_height, blocks)) + len(blocks) - 1


def _height(block: Block) -> int:
    return sum(ceil(len(line) / LINE_LETTERS) or 1 for line in block.text.split("\n"))


def packed(blocks: Iterable[Block], fits: Fits) -> Iterator[list[Block]]:
    """The blocks in order, in as few lots as greed makes of them; one that fits nowhere is a lot of its own."""
    lot: list[Block] = []
    for block in blocks:
        if lot and not fits([*lot, block]):
            carry = len(lot) > 1 and lot[-1].kind is BlockKind.HEADING and fits([lot[-1], block])
            carried = [lot.pop()] if carry else []
            yield lot
            lot = carried
        lot.append(block)
    if lot:
        yield lot
