"""Storage: inbox and query log in one table, conversations, sent answers, and the key that hides people's ids."""

from __future__ import annotations

from bot.storage.drivers import StorageError
from bot.storage.handovers import Handover, HandoverFigures
from bot.storage.records import (
    Answered,
    AwaitedRow,
    DueAnswer,
    DueCorrection,
    Follow,
    Follower,
    Forgotten,
    Hold,
    Incoming,
    LoggedQuestion,
    Pending,
    Piled,
    Reader,
    Said,
    Sent,
    Shown,
    Standing,
    Stats,
    Told,
    Trace,
)
from bot.storage.sealing import Address
from bot.storage.store import Storage

__all__ = [
    "Address",
    "Answered",
    "AwaitedRow",
    "DueAnswer",
    "DueCorrection",
    "Follow",
    "Follower",
    "Forgotten",
    "Handover",
    "HandoverFigures",
    "Hold",
    "Incoming",
    "LoggedQuestion",
    "Pending",
    "Piled",
    "Reader",
    "Said",
    "Sent",
    "Shown",
    "Standing",
    "Stats",
    "Storage",
    "StorageError",
    "Told",
    "Trace",
]
