"""Storage: inbox and query log in one table, conversations, sent answers, and the key that hides people's ids."""

from __future__ import annotations

from bot.storage.errors import StorageError
from bot.storage.records import Answered, Forgotten, Incoming, LoggedQuestion, Pending, Said, Sent, Shown, Stats, Trace
from bot.storage.store import Storage

__all__ = [
    "Answered",
    "Forgotten",
    "Incoming",
    "LoggedQuestion",
    "Pending",
    "Said",
    "Sent",
    "Shown",
    "Stats",
    "Storage",
    "StorageError",
    "Trace",
]
