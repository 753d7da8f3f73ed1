"""What is known of a chat: the conversation, which message of ours answers what, what it was told, and whether staff
forbid the place.

Chats and people are keyed hashes in place of Telegram's ids: the same person is recognised, nobody can be looked up
without the key. Nobody's words are here. Every method raises StorageError where the database is gone.
"""

from __future__ import annotations

import hashlib
import hmac
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.storage.database import Database
from bot.storage.drivers import Statement
from bot.storage.records import Sent, Trace
from bot.storage.tables import as_json, from_json, kept, moment, putting

KEPT = timedelta(hours=1)
"""An edited question has its answer edited within an hour; later nothing of the table `answers` is needed."""

_AT_HAND = 1000
"""Conversations in memory, those spoken last: one that goes on is read once."""

_LETTERS = 24
"""96 bits (RFC 2104, section 5, has at least 80): no two people share a hash, and it takes little room in every row."""

_PUT_ANSWER = putting("answers", "place message asked update_id person expires_at", "place message")
_TIE = putting("topics", "place thread release", "place thread")
_PUT_CONTEXT = putting("contexts", "person place data expires_at", "person place")


class Pseudonyms:
    """HMAC-SHA256 of ids. People and places are hashed apart, since a private chat has its person's id."""

    def __init__(self, key: str) -> None:
        self._key = key.encode()

    def person(self, user_id: int) -> str:
        return self._hash("person", user_id)

    def place(self, chat_id: int) -> str:
        return self._hash("place", chat_id)

    def elsewhere(self, owner: object) -> str:
        """For what has no chat: somebody's inline queries."""
        return self._hash("elsewhere", owner)

    def content(self, text: str) -> int:
        """A number for a text, of 62 bits. With the key, so that nobody tries texts until one fits."""
        return int.from_bytes(hmac.digest(self._key, b"content:" + text.encode(), "sha256")[:8]) >> 2

    def webhook_secret(self) -> str:
        """The same for all who have the key, which it doesn't give away."""
        return hmac.new(self._key, b"webhook", hashlib.sha256).hexdigest()

    def _hash(self, what: str, number: object) -> str:
        return hmac.new(self._key, f"{what}:{number}".encode(), hashlib.sha256).hexdigest()[:_LETTERS]


class Answers:
    """Which of our messages answers what, for as long as the question may be edited or the answer rated."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    async def to(self, place: str, asked: int) -> tuple[Sent, ...]:
        """Our messages that answer a person's message, in the order sent."""
        return await self._find(place, "asked", asked)

    async def at(self, place: str, message: int) -> Sent | None:
        """What a message of ours answers."""
        found = await self._find(place, "message", message)
        return found[0] if found else None

    def keeping(self, trace: Trace) -> Iterator[Statement]:
        """What keeps what a turn sent and deleted. A message that is known gets its new question."""
        for message in trace.deleted:
            yield "DELETE FROM answers WHERE place = $1 AND message = $2", (trace.place, message)
        for one in trace.sent:
            yield _PUT_ANSWER, (trace.place, one.message, one.asked, one.update_id, trace.person, self.until())

    def until(self) -> int:
        """When what is kept now is dropped, as moments are kept."""
        return kept(self._now() + KEPT)

    async def _find(self, place: str, column: str, number: int) -> tuple[Sent, ...]:
        rows = await self._database.fetch(
            "SELECT message, update_id, asked FROM answers"  # noqa: S608 - a name of ours
            f" WHERE place = $1 AND expires_at > $2 AND {column} = $3 ORDER BY message",
            *(place, kept(self._now()), number),
        )
        return tuple(Sent(*row) for row in rows)


class Contexts:
    """Conversations between two turns, one for each person in each chat: ids and times, never words.

    `lifetime` is how long one lasts without a word: the language that a person chose outlives the conversation.
    """

    def __init__(self, database: Database, now: Callable[[], datetime], lifetime: timedelta) -> None:
        self._database = database
        self._now = now
        self._lifetime = lifetime
        # Only where no other program writes: one process has an SQLite file to itself.
        self._at_hand: OrderedDict[tuple[str, str], tuple[datetime, Mapping[str, Any]]] | None = (
            OrderedDict() if database.file else None
        )

    async def load(self, person: str, place: str) -> Mapping[str, Any] | None:
        """What was kept last; None where there is nothing, or it is too old."""
        expires, data = await self._known(person, place)
        return data if expires > self._now() else None

    def keeping(self, trace: Trace) -> Iterator[Statement]:
        """What keeps the conversation after a turn."""
        expires, data = self.kept_as(trace)
        if data is not None:
            yield _PUT_CONTEXT, (trace.person, trace.place, data, expires)

    def kept_as(self, trace: Trace | None) -> tuple[int, str | None]:
        """When a conversation that is kept now ends, as moments are kept, and what is kept of it: None where it stays
        as it was.
        """
        data = None if trace is None or trace.context is None else as_json(trace.context)
        return kept(self._now() + self._lifetime), data

    def kept(self, trace: Trace) -> None:
        """The piece of work is committed."""
        if self._at_hand is not None and trace.context is not None:
            key = trace.person, trace.place
            self._at_hand[key] = self._now() + self._lifetime, trace.context
            self._at_hand.move_to_end(key)
            if len(self._at_hand) > _AT_HAND:
                self._at_hand.popitem(last=False)

    def forget(self, person: str) -> None:
        """Drop what is at hand of a person whose rows are deleted."""
        if self._at_hand is not None:
            for key in [key for key in self._at_hand if key[0] == person]:
                del self._at_hand[key]

    async def _known(self, person: str, place: str) -> tuple[datetime, Mapping[str, Any] | None]:
        if self._at_hand is not None and (person, place) in self._at_hand:
            return self._at_hand[person, place]
        query = "SELECT expires_at, data FROM contexts WHERE person = $1 AND place = $2"
        rows = await self._database.fetch(query, person, place)
        return (moment(rows[0][0]), from_json(rows[0][1])) if rows else (self._now(), None)


class ForbiddenPlaces:
    """The chats that staff forbid."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, place: str) -> None:
        await self._database.change(putting("forbidden_places", "place", "place"), place)

    async def remove(self, place: str) -> None:
        await self._database.change("DELETE FROM forbidden_places WHERE place = $1", place)

    async def has(self, place: str) -> bool:
        return bool(await self._database.fetch("SELECT place FROM forbidden_places WHERE place = $1", place))


class Topics:
    """The topics of forums that are tied to a release. Every method raises StorageError where the database is gone."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def tie(self, place: str, thread: int, release: str | None) -> None:
        """Tie a topic to a release by its name; None unties it."""
        if release is None:
            await self._database.change("DELETE FROM topics WHERE place = $1 AND thread = $2", place, thread)
        else:
            await self._database.change(_TIE, place, thread, release)

    async def release(self, place: str, thread: int) -> str | None:
        """The name of the release that a topic is tied to."""
        query = "SELECT release FROM topics WHERE place = $1 AND thread = $2"
        rows = await self._database.fetch(query, place, thread)
        return str(rows[0][0]) if rows else None


def keeping_told(bot: int, trace: Trace, now: datetime) -> Iterator[Statement]:
    """What keeps what a chat was told of the facts that are followed there, by an answer."""
    sql = (
        "UPDATE follows SET told = $5, said = $6, told_at = $7 "
        "WHERE bot = $1 AND place = $2 AND release = $3 AND entry = $4"
    )
    where, at = (bot, trace.place, trace.release), kept(now)
    for one in trace.told:
        yield sql, (*where, one.entry, one.wording, one.said, at)
