"""Why an answer came: asked of whoever runs the bot, for the page's panel."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """An answer of the bot's as the page shows it. `update_id` is what it seems to answer: the message that it
    replies to, else the latest update of the chat."""

    chat_id: int
    message_id: int
    update_id: int | None
    text: str


Explain = Callable[[AnswerShown], Awaitable[dict[str, Any] | None]]
"""What the panel shows: `kind`, `language`, `facts` (ids), `confidence` (0 to 1), `candidates` (id and confidence),
`seconds`, `logged` (what was stored); each may be missing. Other keys are shown as they are."""
