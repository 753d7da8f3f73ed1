"""A reply's buttons as Telegram draws them."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.dialogue.reply import Button, Kind, Reply
from bot.releases.edition import key_of

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
