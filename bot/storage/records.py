"""What goes into storage and comes out of it: plain values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.storage.sealing import Address


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
class Told:
    """An entry as it was said: the fingerprint of its wording, and the words themselves; both empty where that isn't
    known any more.
    """

    entry: str
    wording: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """What a turn leaves behind in a chat, beside its row: the conversation, and which messages answer what.

    `context` is None where the conversation stays as it was; `deleted` are messages of ours that are gone; `told` is
    what was said of the entries of a release.
    """

    person: str
    place: str
    context: Mapping[str, Any] | None = None
    sent: tuple[Sent, ...] = ()
    deleted: tuple[int, ...] = ()
    release: str = ""
    told: tuple[Told, ...] = ()


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
    about the release; `release` the name of the one that it is about.
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
    release: str | None = None


@dataclass(frozen=True, slots=True)
class Hold:
    """An entry of a release that a member of staff holds."""

    release: str
    entry: str
    held_by: int
    held_at: datetime


@dataclass(frozen=True, slots=True)
class Reader:
    """A member of staff who wants to hear: the language, and the last day whose digest they got."""

    staff: int
    language: str
    digest_on: date


@dataclass(frozen=True, slots=True)
class Piled:
    """What so many people have in common: a wrong premise by its kind and what was said, or that nothing was found."""

    kind: str
    said: str
    people: int


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
    release: str | None = None


STAFFS = ("staff", "keep")
"""The surfaces of what staff do with the bot, which are no questions."""

FLOOD = "flood"
"""The failure of a row whose person sent too much: it was told to slow down, or met with silence."""


@dataclass(frozen=True, slots=True)
class Stats:
    """Figures over a stretch of time. `facts` are those asked for most by release and id, most first; `days` and
    `releases` say of each day, or release, that something was asked about how much was answered, and how much found
    nothing.
    """

    questions: int
    people: int
    kinds: Mapping[str, int]
    facts: tuple[tuple[tuple[str | None, str], int], ...]
    likes: int
    dislikes: int
    median_seconds: float | None
    days: Mapping[date, tuple[int, int]]
    releases: Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Follower:
    """Somebody who asked to be written to: keyed hashes, and the address that is kept sealed until then."""

    person: str
    place: str
    address: Address
    language: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Follow:
    """An entry that somebody follows, with what they were told of it last, and when."""

    id: int
    entry: str
    release: str
    told: str
    said: str
    told_at: datetime


@dataclass(frozen=True, slots=True)
class FollowFigures:
    """How many people follow a fact and how many wait for an answer; how many messages told them of corrections, and of
    answers.
    """

    followers: int
    waiting: int
    corrections: int
    answers: int


@dataclass(frozen=True, slots=True)
class Standing:
    """A corrected entry as it stands: the fingerprint of its wording, and what tells its correction from others."""

    entry: str
    wording: str
    mark: str


@dataclass(frozen=True, slots=True)
class DueCorrection:
    """A chat to be told of corrections, once for all of them. `address` is None where it can't be read any more."""

    place: str
    person: str
    address: Address | None
    language: str
    attempts: int
    rows: tuple[Follow, ...]
    standing: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class AwaitedRow:
    """A question that had no answer; `known` are the facts that it got all the same."""

    id: int
    question: str
    asked_at: datetime
    language: str
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DueAnswer:
    """A chat to be told that there is an answer now."""

    id: int
    place: str
    person: str
    address: Address | None
    language: str
    attempts: int
