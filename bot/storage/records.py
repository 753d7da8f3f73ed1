"""What goes into storage and comes out of it: plain values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Incoming:
    """An update as it arrived. `person` is already a keyed hash; `raw` is the update as Telegram wrote it.

    `content` is a keyed hash of all of it, a whole number of up to 62 bits; `lane` the hash of the chat in whose line
    it stands.
    """

    update_id: int
    raw: str
    surface: str
    person: str | None = None
    chat_kind: str | None = None
    content: int = 0
    lane: str | None = None


@dataclass(frozen=True, slots=True)
class Pending:
    """An update that was accepted and never completed. `attempts`: how many replays began and didn't end."""

    update_id: int
    raw: str
    attempts: int
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Backlog:
    """How many updates wait for an answer; `oldest` is when the first of them came, None where there is none."""

    waiting: int
    oldest: datetime | None


@dataclass(frozen=True, slots=True)
class Sent:
    """A message of ours in a chat: the update that it answers, and the message that asked."""

    message: int
    update_id: int
    asked: int | None


@dataclass(frozen=True, slots=True)
class Trace:
    """What a turn leaves behind in a chat, beside its row: the conversation, and which messages answer what.

    `context` is None where the conversation stays as it was; `deleted` are messages of ours that are gone.
    """

    person: str
    place: str
    context: Mapping[str, Any] | None = None
    sent: tuple[Sent, ...] = ()
    deleted: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What was said: the hash of the version of the knowledge, its git commit and its snapshot, and the text as its
    difference from that; no text where it must not be kept, or nobody got it.
    """

    version: str
    commit: str | None
    snapshot: bytes
    text: bytes | None


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer that is kept, with its code; `person` is the keyed hash of who asked."""

    code: str
    bot: int
    person: str | None
    answered_at: datetime
    language: str
    kind: str
    facts: tuple[str, ...]
    said: Said


@dataclass(frozen=True, slots=True)
class Answered:
    """What was done with an update. `question` is None where its words must not be kept.

    `corrects` is what it took for granted wrongly: the kind, and what was said. `said` is the reply, where it is one
    about the release.
    """

    surface: str
    language: str | None = None
    question: str | None = None
    kind: str | None = None
    facts: tuple[str, ...] = ()
    confidence: float | None = None
    candidates: tuple[tuple[str, float], ...] = ()
    failure: str | None = None
    trace: Trace | None = None
    corrects: tuple[tuple[str, str], ...] = ()
    said: Said | None = None


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What became of a person's wish to be forgotten: how many questions are deleted, and whether their words are gone
    from SQLite's journal too; False where another program that reads the database still keeps them there for a while.
    """

    questions: int
    is_wiped: bool


@dataclass(frozen=True, slots=True)
class LoggedQuestion:
    """A row of the query log. `feedback` is 1, -1 or None; `is_left` where its asker left it for staff."""

    update_id: int
    received_at: datetime
    person: str | None
    chat_kind: str | None
    surface: str
    language: str | None
    question: str | None
    kind: str | None
    facts: tuple[str, ...]
    confidence: float | None
    candidates: tuple[tuple[str, float], ...]
    seconds: float | None
    feedback: int | None
    failure: str | None
    is_left: bool
    corrects: tuple[tuple[str, str], ...] = ()


FLOOD = "flood"
"""The failure of a row whose person sent too much: it was told to slow down, or met with silence."""


@dataclass(frozen=True, slots=True)
class Lately:
    """How much a person has sent lately, in messages; `was_told` where the last of it was too much already."""

    share: float
    was_told: bool


@dataclass(frozen=True, slots=True)
class Stats:
    """Figures over a stretch of time. `facts` are those asked for most, most first."""

    questions: int
    people: int
    kinds: Mapping[str, int]
    facts: tuple[tuple[str, int], ...]
    likes: int
    dislikes: int
    median_seconds: float | None
