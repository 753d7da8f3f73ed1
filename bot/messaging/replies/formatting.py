"""How a reply looks on Telegram: its HTML, everything escaped and in pieces that Telegram takes; pages of what is long;
buttons."""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.bayan import Bayan
from bot.dialogue.reply import Block, BlockKind, Button, Kind, Reply
from bot.direction import FSI
from bot.facts.factbase import key_of

LIMIT = 4096
"""The most UTF-16 units of one message."""

_TAGS = {
    BlockKind.HEADING: ("<b>", "</b>"),
    BlockKind.TEXT: ("", ""),
    BlockKind.QUOTE: ("<blockquote>", "</blockquote>"),
    BlockKind.SOURCE: ("<i>", "</i>"),
    BlockKind.CODE: ("<pre>", "</pre>"),
}
_GAP = "\n\n"
_BEFORE_NUMBER = re.compile(rf" (?={FSI}?[0-9])")
"""In a source: “paragraph” and its number, a day and its month’s name, stay on one line."""

Fits = Callable[[Sequence[Block]], bool]

MORE = "more"
MOST_LINES = 42
"""A screen and a half: a phone shows some 28 lines of a message."""
_MOST_CUT = 36
"""A lot of a long list leaves room for its heading and the source."""
LINE_LETTERS = 38
"""Letters on a line of a phone, in either script, at Telegram's usual size."""

ASK, COPY, FOLLOW, LEAVE, NEW, ORIGIN, RATE = "office", "copy:", "follow", "leave", "new", "origin", "rate"
LIKE, DISLIKE = "👍", "👎"

_DATA_LIMIT = 64
_COPY_LIMIT = 256
_ROW_LETTERS = 34
"""Two labels share a row where both can be read on a phone."""

_NUMBERED = (ASK, FOLLOW, LEAVE, ORIGIN)
"""Actions that are about the question of the update whose reply they stand under."""

_OF_A_RELEASE = ("fact", "more", "heading", "topic", "topics", FOLLOW)
"""Actions that are about one of several releases, and say about which."""
RELEASE_MARK = "@"

RATED = (Kind.ANSWER, Kind.NOT_STATED)

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Piece:
    """One message: as HTML, and as plain text for when Telegram refuses the HTML."""

    html: str
    plain: str


def pieces(reply: Reply) -> tuple[Piece, ...]:
    """The reply in as few messages as it takes; blocks stay whole where they can, then lines, then words."""
    small = (part for block in map(_bound, reply.blocks) for part in _fitting(block) if part.text.strip())
    return tuple(Piece(_GAP.join(map(_html, blocks)), _plain(blocks)) for blocks in packed(small, _fits))


def _bound(block: Block) -> Block:
    if block.kind is not BlockKind.SOURCE:
        return block
    return Block(block.kind, _BEFORE_NUMBER.sub("\u00a0", block.text))


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


def page(bayan: Bayan, reply: Reply, number: int = 0) -> Reply:
    """A page of a reply, with its source and a button for the next; the reply itself where it is short.

    An answer to several questions isn't folded: each of them was asked. A page that isn't there is the last one.
    """
    sources = tuple(block for block in reply.blocks if block.kind is BlockKind.SOURCE)
    rest = [part for block in reply.blocks if block.kind is not BlockKind.SOURCE for part in _in_lots(block)]
    pages = list(packed(rest, lambda blocks: _lines([*blocks, *sources]) <= MOST_LINES))
    if len(pages) < 2 or len(reply.entry_ids) != 1:
        return reply
    number = number if 0 <= number < len(pages) else len(pages) - 1
    buttons = reply.buttons
    if number + 1 < len(pages):
        label = bayan.sentence(reply.language, "button-more")
        buttons = (Button(label, f"{MORE}:{reply.entry_ids[0]}:{number + 1}"), *buttons)
    return replace(reply, blocks=(*pages[number], *sources), buttons=buttons)


def _in_lots(block: Block) -> Iterator[Block]:
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


def keyboard(reply: Reply, update_id: int, rated: bool, below: Iterable[Button] = ()) -> InlineKeyboardMarkup | None:
    """The reply's buttons, 👍 👎 where it can be rated, and those about the answer itself; what they are about is the
    question of `update_id`.
    """
    rows = [*_rows(_drawn(reply.buttons, update_id, reply.release))]
    if rated and reply.kind in RATED:
        rows.append(
            [
                InlineKeyboardButton(LIKE, callback_data=f"{RATE}:up:{update_id}"),
                InlineKeyboardButton(DISLIKE, callback_data=f"{RATE}:down:{update_id}"),
            ]
        )
    rows += _rows(_drawn(below, update_id, reply.release))
    return InlineKeyboardMarkup(rows) if rows else None


def _drawn(buttons: Iterable[Button], update_id: int, release: str | None) -> Iterator[InlineKeyboardButton]:
    for button in buttons:
        text = button.action.removeprefix(COPY)
        action = f"{button.action}:{update_id}" if button.action in _NUMBERED else button.action
        if release and RELEASE_MARK not in action and action.partition(":")[0] in _OF_A_RELEASE:
            action = f"{action}{RELEASE_MARK}{key_of(release)}"
        if button.action.startswith(COPY):
            if len(text) <= _COPY_LIMIT:
                yield InlineKeyboardButton(button.label, copy_text=CopyTextButton(text))
        elif len(action.encode()) <= _DATA_LIMIT:
            yield InlineKeyboardButton(button.label, callback_data=action)
        else:
            # Telegram would refuse the whole message for it.
            logger.error("The action of a button is longer than %d bytes: %s", _DATA_LIMIT, action)


def _rows(buttons: Iterable[InlineKeyboardButton]) -> Iterator[Sequence[InlineKeyboardButton]]:
    row: list[InlineKeyboardButton] = []
    for button in buttons:
        if row and (len(row) == 2 or len(row[0].text) + len(button.text) > _ROW_LETTERS):
            yield row
            row = []
        row.append(button)
    if row:
        yield row
