"""What every surface works with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from telegram import Bot

from bot.bayan import Bayan
from bot.messaging.knowledge import HeldKnowledge
from bot.messaging.shutdown import Shutdown
from bot.messaging.trial import Tries
from bot.office_hours import OfficeHours
from bot.storage import Storage


@dataclass(frozen=True, slots=True)
class Services:
    """`staff` are Telegram ids; `now` tells the time; `staff_chat` is the group to which questions for the press office
    go, instead of to each of them, `hours` when it is there; `tries` tells what an addition to the knowledge would do,
    None where nothing can be added.
    """

    knowledge: HeldKnowledge
    storage: Storage
    bot: Bot
    shutdown: Shutdown
    staff: frozenset[int]
    retention_days: int
    now: Callable[[], datetime]
    staff_chat: int | None = None
    hours: OfficeHours | None = None
    tries: Tries | None = None

    @property
    def bayan(self) -> Bayan:
        """The one in use; while an update is answered, the one with which that began."""
        return _steady.get() or self.knowledge.bayan

    @contextmanager
    def steady(self) -> Iterator[None]:
        """No other knowledge takes its place within the block: nobody gets half of each."""
        before = _steady.set(self.knowledge.bayan)
        try:
            yield
        finally:
            _steady.reset(before)


_steady: ContextVar[Bayan | None] = ContextVar("steady", default=None)
