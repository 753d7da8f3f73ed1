"""The queue of updates: kept until the bot confirms them, as Telegram keeps them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
KINDS = (
    "message", "edited_message", "channel_post", "edited_channel_post", "callback_query", "inline_query",
    "chosen_inline_result", "my_chat_member", "message_reaction", "guest_message",
)  # fmt: skip
ASKED_FOR = frozenset({"message_reaction"})
"""Kinds that come only where the bot names them."""
USUAL = frozenset(KINDS) - ASKED_FOR
_FUTURE = 10
"""An offset further beyond the newest update than this is taken for a mistake and confirms nothing."""


@dataclass(frozen=True, slots=True)
class Update:
    """`lane` is the chat it belongs to: a webhook gets the updates of one lane in order."""

    id: int
    lane: int
    json: Json


class UpdateQueue:
    """Pure: who waits for updates asks to be told through `listeners`. `repeat` decides on duplicates."""

    def __init__(self, first_id: int) -> None:
        self.next_id = first_id
        self.pending: list[Update] = []
        self.allowed = USUAL
        self.listeners: list[Callable[[], None]] = []
        self.repeat: Callable[[], bool] = lambda: False
        self._again: list[Update] = []

    def allow(self, kinds: Iterable[str] | None) -> None:
        """None leaves the setting as it is; an empty list sets it back."""
        if kinds is not None:
            self.allowed = frozenset(kind.lower() for kind in kinds) & frozenset(KINDS) or USUAL

    def push(self, kind: str, lane: int, content: Json) -> int | None:
        """Queue an update; its id, or None where the bot doesn't want this kind."""
        if kind not in self.allowed:
            return None
        update = Update(self.next_id, lane, {"update_id": self.next_id, kind: content})
        self.next_id += 1
        self.pending.append(update)
        for listener in self.listeners:
            listener()
        return update.id

    def take(self, offset: int, limit: int) -> list[Json]:
        """What getUpdates answers. An offset confirms all before it; a negative one all but the last few."""
        if offset < 0:
            self.pending = self.pending[offset:]
        elif 0 < offset <= self.next_id + _FUTURE:
            confirmed = [update for update in self.pending if update.id < offset]
            self.pending = [update for update in self.pending if update.id >= offset]
            self._again += [update for update in confirmed if self.repeat()]
        again, self._again = self._again, []
        return [update.json for update in [*again, *self.pending][:limit]]

    def confirm(self, update_id: int) -> None:
        self.pending = [update for update in self.pending if update.id != update_id]

    def clear(self) -> None:
        self.pending = []
