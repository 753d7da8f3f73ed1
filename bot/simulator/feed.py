"""What happens in the chats, told to the pages that look on."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
_KEPT = 2000


@dataclass(frozen=True, slots=True)
class Event:
    """`kind`: message, edit, delete, reaction, typing, notice, cleared, blocked or profile."""

    id: int
    kind: str
    chat: int
    content: Json

    def json(self) -> Json:
        return {"id": self.id, "kind": self.kind, "chat": self.chat, **self.content}


class Feed:
    """The latest events, numbered, so that a page that lost its connection can go on where it was."""

    def __init__(self) -> None:
        self.last_id = 0
        self._events: deque[Event] = deque(maxlen=_KEPT)
        self._readers: set[asyncio.Queue[Event | None]] = set()

    def publish(self, kind: str, chat: int, **content: Any) -> None:
        self.last_id += 1
        event = Event(self.last_id, kind, chat, content)
        self._events.append(event)
        for reader in self._readers:
            reader.put_nowait(event)

    @contextlib.contextmanager
    def reader(self, after: int) -> Iterator[asyncio.Queue[Event | None]]:
        """A queue of the events after a number, then of each new one; None ends it."""
        queue: asyncio.Queue[Event | None] = asyncio.Queue()
        for event in self._events:
            if event.id > after:
                queue.put_nowait(event)
        self._readers.add(queue)
        try:
            yield queue
        finally:
            self._readers.discard(queue)

    def close(self) -> None:
        for reader in self._readers:
            reader.put_nowait(None)
