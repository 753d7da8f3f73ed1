"""A reply as Telegram's HTML: everything escaped, and in pieces that Telegram takes."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bot.dialogue.reply import Block, BlockKind, Reply
from bot.messaging.replies.pagination import packed

LIMIT = 4096
"""The most UTF-16 units of one message."""

_TAGS = {
    BlockKind.HEADING: ("<b>", "</b>"),
    BlockKind.TEXT: ("", ""),
    BlockKind.QUOTE: ("<blockquote>", "</blockquote>"),
    BlockKind.SOURCE: ("<i>", "</i>"),
}
_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """One message: as HTML, and as plain text for when Telegram refuses the HTML."""

    html: str
    plain: str


def pieces(reply: Reply) -> tuple[Piece, ...]:
    """The reply in as few messages as it takes; blocks stay whole where they can, then lines, then words."""
    small = (part for block in reply.blocks for part in _fitting(block) if part.text.strip())
    return tuple(Piece(_GAP.join(map(_html, blocks)), _plain(blocks)) for blocks in packed(small, _fits))


def escape(text: str) -> str:
    return html.escape(text, quote=False)


def units(text: str) -> int:
    """The length of a text as Telegram counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _html(block: Block) -> str:
    opening, closing = _TAGS[block.kind]
    return f"{opening}{escape(block.text)}{closing}"


def _plain(blocks: Iterable[Block]) -> str:
    return _GAP.join(block.text for block in blocks)


def _fits(blocks: Iterable[Block]) -> bool:
    text = _plain(blocks)
    return 2 * len(text) <= LIMIT or units(text) <= LIMIT  # mostly it is short, however its letters count


def _fitting(block: Block) -> Iterator[Block]:
    """The block; where it is longer than a message, its lines, and where a line is, its words."""
    if _fits([block]):
        yield block
        return
    for text in _joined(block.text.split("\n"), "\n", _words):
        yield Block(block.kind, text)


def _words(line: str) -> Iterator[str]:
    return _joined(line.split(" "), " ", _cut)


def _cut(word: str) -> Iterator[str]:
    """Half the limit of characters: even where each counts twice, they fit."""
    size = LIMIT // 2
    return (word[start : start + size] for start in range(0, len(word), size))


def _joined(parts: Iterable[str], glue: str, smaller: Callable[[str], Iterable[str]]) -> Iterator[str]:
    """The parts, glued together as far as they fit; `smaller` takes apart one that doesn't fit alone."""
    held = ""
    for part in parts:
        together = f"{held}{glue}{part}" if held else part
        if units(together) <= LIMIT:
            held = together
            continue
        if held:
            yield held
        *whole, held = (part,) if units(part) <= LIMIT else smaller(part)
        yield from whole
    if held:
        yield held
