"""Who reads: what they may know of, and which release they are at.

A face says who its reader is; who hasn't said it is the public, which knows of no embargo.
"""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reader:
    """`is_staff`: what is under embargo may be shown. `release` is the name of the one that the conversation, a link, a
    button or a topic speaks of; None for the newest."""

    is_staff: bool = False
    release: str | None = None


PUBLIC = Reader()
STAFF = Reader(is_staff=True)

reading: ContextVar[Reader] = ContextVar("reading", default=PUBLIC)
"""The reader for whom the present task works."""
