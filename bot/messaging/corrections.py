"""Tells those who follow a fact that it was corrected, and those who wait for an answer that there is one.

What is to be told stands in the database, so a kill loses nothing: a chat is claimed, written to, and settled. One
message is under way at a time, behind every answer, so that a kill costs at most one that comes twice; and most of the
time none is, so that most kills cost nothing.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from datetime import datetime, timedelta
from enum import Enum, auto

from telegram.error import RetryAfter, TelegramError

from bot.bayan import Bayan
from bot.dialogue.context import Context
from bot.dialogue.reply import Kind, Reply
from bot.dialogue.wording import mark_of
from bot.facts.factbase import Language
from bot.messaging.knowledge import in_background
from bot.messaging.liveness import Shutdown
from bot.messaging.log_redaction import where
from bot.messaging.replies.corrections import answer, correction
from bot.messaging.replies.formatting import keyboard, pieces
from bot.messaging.session import Services
from bot.messaging.transport.delivery import Delivery, UnreachableError
from bot.messaging.transport.retry import aside, is_passing, seconds_of
from bot.messaging.updates import Sender, writing_to
from bot.storage import Address, AwaitedRow, DueCorrection, Standing, Storage, StorageError, Told
from bot.storage.changes import WHOLE

SETTLES = timedelta(minutes=3)
"""A change must have been in use for so long before people hear of it: staff who see a slip mend it within minutes, and
then nobody gets two messages."""

_LOOK_SECONDS = 2.0
_FIRST_WAIT, _LONGEST_WAIT = timedelta(seconds=15), timedelta(minutes=10)
_MOST_TRIES = 200
"""Tries, over a day, for a chat that Telegram refuses without a reason that we know."""
_REFUSED_IN_A_ROW = 3
_RESTS = 2.0
"""After each message nothing is under way for so many times as long as it took from its claim to its row. So at most
one kill in three finds a message that Telegram has and the database doesn't, however slow the machine; without it,
twelve of twenty did on a busy one (python -m bench.corrections)."""
_LONGEST_REST = 1.0
_AT_ONCE = 50
"""Questions that are asked again in one go; in between the loop looks whether the bot is to stop."""

logger = logging.getLogger(__name__)


class _Outcome(Enum):
    SENT = auto()
    LATER = auto()
    GONE = auto()


class Corrections:
    """One for each bot at work; `round` does all that is due, `run` does it again and again."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._storage = services.storage
        self._delivery = Delivery(services.bot)
        self._noted: dict[str, str] = {}
        self._refused = 0

    async def run(self) -> None:
        """Until the bot is to stop; what is under way then is finished."""
        aside.set(True)
        try:
            for letters in (self._storage.follows, self._storage.awaited):
                await letters.release_claims()
        except StorageError as error:
            self._services.shutdown.ask(error)
        await again_and_again(self.round, self._services.shutdown)

    async def round(self) -> None:
        """Tell whoever is to be told now. Raises StorageError where the database is gone."""
        self._refused = 0
        for bayan in self._services.bayan.each():
            await self._round_of(bayan)

    async def _round_of(self, bayan: Bayan) -> None:
        standing = await self._note(bayan)
        while self._goes_on(bayan):
            due = await self._storage.follows.next_due(bayan.base.name, standing, self._settled())
            if due is None:
                break
            async with self._resting():
                await self._tell_correction(bayan, due)
        await self._tell_answers(bayan)

    def _goes_on(self, bayan: Bayan) -> bool:
        """Other knowledge, the end, or a Telegram that refuses everything, break a round off."""
        is_refused = self._refused >= _REFUSED_IN_A_ROW
        is_in_use = any(one is bayan for one in self._services.bayan.each())
        return is_in_use and not self._services.shutdown.is_asked and not is_refused

    def _settled(self) -> datetime:
        return self._services.now() - SETTLES

    async def _note(self, bayan: Bayan) -> tuple[Standing, ...]:
        """The corrected entries as they stand; that they do is noted once."""
        if self._noted.get(bayan.base.name) != bayan.base.content_hash:
            await note(self._storage, bayan)
            self._noted[bayan.base.name] = bayan.base.content_hash
        return standing_in(bayan)

    async def _tell_correction(self, bayan: Bayan, due: DueCorrection) -> None:
        follows, ids = self._storage.follows, [row.id for row in due.rows]
        language = Language(due.language)
        reply = correction(bayan, language, due.rows)
        words = [bayan.renderer.worded(bayan.base.entries[one.entry], language) for one in due.standing]
        told = [Told(one.entry_id, one.fingerprint, one.text) for one in words]
        outcome, again = await self._send(due.place, due.person, due.address, reply, due.attempts)
        if outcome is _Outcome.SENT:  # between Telegram's word and the row nothing else is done
            await follows.told(due, bayan.base.name, told)
        elif outcome is _Outcome.LATER:
            await follows.later(ids, again)
        else:
            await follows.drop(ids)

    async def _tell_answers(self, bayan: Bayan) -> None:
        """Ask what had no answer once more where the knowledge has changed, and tell whoever waits."""
        state, awaited = state_of(bayan), self._storage.awaited
        seen = await self._storage.changes.seen_at(bayan.base.name, WHOLE, state)
        if seen is None or seen > self._settled():
            return
        while self._goes_on(bayan) and (rows := await awaited.untried(bayan.base.name, state, _AT_ONCE)):
            replies = await in_background(lambda rows=rows: [_asked_again(bayan, row) for row in rows])  # type: ignore[misc]
            still = [row.id for row, reply in zip(rows, replies, strict=True) if reply is None]
            await awaited.tried(still, state)
            for row, reply in zip(rows, replies, strict=True):
                if reply is not None and self._goes_on(bayan):
                    async with self._resting():
                        await self._tell_answer(bayan, row, reply)

    async def _tell_answer(self, bayan: Bayan, row: AwaitedRow, reply: Reply) -> None:
        awaited = self._storage.awaited
        due = await awaited.claim(row.id)
        if due is None:
            return
        told = answer(bayan, Language(row.language), row.question, row.asked_at, reply)
        outcome, again = await self._send(due.place, due.person, due.address, told, due.attempts)
        if outcome is _Outcome.SENT:
            await awaited.told(due, bayan.base.name, state_of(bayan))
        elif outcome is _Outcome.LATER:
            await awaited.later([due.id], again)
        else:
            await awaited.drop([due.id])

    @contextlib.asynccontextmanager
    async def _resting(self) -> AsyncIterator[None]:
        """What is done within is followed by a rest that its own time measures; a stop ends it."""
        started = time.monotonic()
        yield
        took = time.monotonic() - started
        await _wait(self._services.shutdown, min(_LONGEST_REST, _RESTS * took))

    async def _send(
        self, place: str, person: str, address: Address | None, reply: Reply, attempts: int
    ) -> tuple[_Outcome, datetime]:
        """Whether it is out; where it isn't, when to try again."""
        now = self._services.now()
        if address is None:
            logger.error("A chat that follows something can't be read with the present key; it is forgotten")
            return _Outcome.GONE, now
        wait = min(_LONGEST_WAIT, _FIRST_WAIT * 2 ** min(attempts, 6))
        try:
            await self._deliver(writing_to(person, place, address), reply)
        except UnreachableError:
            return _Outcome.GONE, now
        except RetryAfter as later:
            self._refused += 1
            return _Outcome.LATER, now + timedelta(seconds=seconds_of(later))
        except TelegramError as error:
            self._refused += is_passing(error)
            logger.warning("A correction waits %.0f s: %s", wait.total_seconds(), type(error).__name__)
            return (_Outcome.LATER if attempts < _MOST_TRIES else _Outcome.GONE), now + wait
        self._refused = 0
        return _Outcome.SENT, now

    async def _deliver(self, sender: Sender, reply: Reply) -> None:
        drawn = pieces(reply)
        for piece in drawn:
            markup = keyboard(reply, 0, rated=False) if piece is drawn[-1] else None
            await self._delivery.send(sender, piece, markup)


async def again_and_again(work: Callable[[], Awaitable[None]], shutdown: Shutdown) -> None:
    """Do a piece of work every two seconds until the bot is to stop, which a database that is gone asks for."""
    while not shutdown.is_asked:
        try:
            await work()
        except StorageError as error:
            shutdown.ask(error)
        except Exception as error:  # what one person's row leads to must not end it for all
            logger.error("%s", where(error))
        await _wait(shutdown, _LOOK_SECONDS)


async def _wait(shutdown: Shutdown, seconds: float) -> None:
    """So long, or until the bot is to stop."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await shutdown.wait()


def standing_in(bayan: Bayan) -> tuple[Standing, ...]:
    """The entries that were corrected, as they stand; one that is held stands again when it is released."""
    return tuple(
        Standing(entry.id, bayan.renderer.fingerprint(entry.id), mark_of(entry.correction))
        for entry in bayan.base.entries.values()
        if entry.correction and not entry.held
    )


async def note(storage: Storage, bayan: Bayan) -> None:
    """Keep since when this knowledge, and each of its corrections, has been in use."""
    marks = [(one.entry, one.mark) for one in standing_in(bayan)]
    await storage.changes.see(bayan.base.name, [(WHOLE, state_of(bayan)), *marks])


def state_of(bayan: Bayan) -> str:
    """What tells the knowledge from what it was before."""
    return bayan.base.content_hash[:16]


def known_to(bayan: Bayan, question: str, language: Language | None, now: datetime) -> Iterable[str]:
    """The stated facts that a question gets when it is asked out of the blue."""
    reply = bayan.answer(question, Context(interface=language), now).reply
    return reply.entry_ids if reply.kind is Kind.ANSWER else ()


def _asked_again(bayan: Bayan, row: AwaitedRow) -> Reply | None:
    """The reply to a question that had none; None where it still has none, or only what it had before."""
    reply = bayan.answer(row.question, Context(interface=Language(row.language)), row.asked_at).reply
    is_new = reply.kind is Kind.ANSWER and not reply.private and not set(reply.entry_ids) <= set(row.known)
    return reply if is_new else None
