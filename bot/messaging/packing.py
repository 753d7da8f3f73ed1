"""Blocks put together as far as they fit, each whole, a heading with what it heads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from bot.dialogue.reply import Block, BlockKind

Fits = Callable[[Sequence[Block]], bool]


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
