"""One person's conversation in one chat, loaded, answered, sent, and kept for the next turn; and what every surface
works with.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from telegram import Bot, InlineKeyboardMarkup, Update
from telegram.error import TelegramError

from bot.bayan import Bayan, Turn
from bot.dialogue.context import Context
from bot.dialogue.reply import Block, BlockKind, Button, Kind, Reply
from bot.messaging.knowledge import HeldKnowledge
from bot.messaging.liveness import Shutdown
from bot.messaging.replies.formatting import ASK, FOLLOW, ORIGIN, RATED, Piece, keyboard, page, pieces
from bot.messaging.transport.delivery import Delivery, UnreachableError
from bot.messaging.transport.retry import Waiting
from bot.messaging.trial import Tries
from bot.messaging.updates import Sender, received_at
from bot.office_hours import OfficeHours
from bot.storage import Answered, Said, Sent, Storage, Told, Trace
from bot.typed_json import ShapeError, read, written

_LATE = timedelta(minutes=10)
"""An answer that comes later than this says that it is sorry."""

_steady: ContextVar[Bayan | None] = ContextVar("steady", default=None)
"""The knowledge with which an answer began."""

logger = logging.getLogger(__name__)


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


@dataclass(frozen=True, slots=True)
class Request:
    """What a handler answers: an update, who sent it, their conversation as it stands, and the surface that it came in
    by. `question` is the person's words where they are to be kept.
    """

    update: Update
    sender: Sender
    context: Context
    surface: str
    question: str | None = None


@dataclass(frozen=True, slots=True)
class _Posted:
    """A reply that is out: its messages, their numbers, and those of messages of ours that are gone for it."""

    reply: Reply
    pieces: tuple[Piece, ...]
    numbers: tuple[int, ...]
    deleted: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """What people read, without looks."""
        return "\n\n".join(piece.plain for piece in self.pieces)


class Sessions:
    """One for each person in each chat: in a group nobody gets another one's thread."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._storage = services.storage
        self._delivery = Delivery(services.bot)
        self._waiting = Waiting(services.storage.inbox, services.shutdown)

    async def load(self, sender: Sender) -> Context:
        """The conversation as it stands now."""
        data = await self._storage.contexts.load(sender.person, sender.place)
        return replace(_read(data), interface=sender.interface).at_time(self._services.now())

    async def reply(self, request: Request, turn: Turn, over: Sequence[int] = (), anew: str = "") -> Answered:
        """Answer with a new message, or by drawing over messages of ours where that is possible; where it isn't, the
        sentence `anew` explains the new message. A person who can't be reached is no error.
        """
        reply = page(self._services.bayan, self._services.bayan.about(turn.reply))
        try:
            shown = await self._draw_over(request, reply, over)
            shown = shown or await self._post(request, self._explained(reply, anew), rated=True)
        except UnreachableError:
            return answered(request.surface, reply, request.question, failure="unreachable")
        data = written(replace(turn.context, interface=None), Context)
        # Kept with the row, in the one transaction after the send: what is killed before it is answered twice.
        trace = replace(
            _trace(request, shown),
            context=data,
            release=reply.release or self._services.bayan.base.name,
            told=told(shown.reply),
        )
        return replace(answered(request.surface, shown.reply, request.question, shown.text), trace=trace)

    async def tell(self, request: Request, reply: Reply) -> Answered:
        """Send something that leaves no trace: no conversation, no message to come back to."""
        try:
            shown = await self._post(request, reply, rated=False)
        except UnreachableError:
            return answered(request.surface, reply, request.question, failure="unreachable")
        return answered(request.surface, shown.reply, request.question, shown.text)

    async def pass_on(self, request: Request, to: Sender, reply: Reply) -> tuple[int, ...]:
        """Send somebody else, in their chat, what an update brought for them; the numbers of the messages.

        Raises UnreachableError where they take none.
        """
        return (await self._post(replace(request, sender=to), reply, rated=False)).numbers

    async def edit(self, request: Request, turn: Turn) -> Answered:
        """Answer an edited question in the place of its answer; where that is gone, anew, saying why."""
        sent = await self._storage.answers.to(request.sender.place, request.sender.message)
        return await self.reply(request, turn, [one.message for one in sent], anew="edited-anew")

    def _explained(self, reply: Reply, *message_ids: str) -> Reply:
        if not any(message_ids):
            return reply
        sentences = (self._services.bayan.sentence(reply.language, one) for one in message_ids if one)
        return replace(reply, blocks=(*reply.blocks, *(Block(BlockKind.TEXT, sentence) for sentence in sentences)))

    async def _post(self, request: Request, reply: Reply, *, rated: bool) -> _Posted:
        """Send a reply in as many messages as it takes; below what waited for long stands an apology."""
        sent: list[int] = []

        async def post() -> tuple[Reply, tuple[Piece, ...]]:
            current = reply if sent else self._current(reply)
            markup = self._keyboard(request, current, rated=rated)
            drawn = pieces(self._explained(current, "late-answer" if self._is_late(request) else ""))
            for piece in drawn[len(sent) :]:
                last = markup if piece is drawn[-1] else None
                sent.append(await self._delivery.send(request.sender, piece, last))
            return current, drawn

        return _Posted(*await self._waiting.until_final(request.update, post, is_kept=rated), tuple(sent))

    def _current(self, reply: Reply) -> Reply:
        """The reply; where staff hold a fact of it since it was made, as while it waited, what is said in its place."""
        now = self._services.knowledge.bayan
        entries = now.speaking_of(reply.release).base.entries
        held = [id for id in reply.entry_ids if id in entries and entries[id].held]
        if not held or reply.kind not in RATED:
            return reply
        version = now.speaking_of(reply.release).renderer.version.hash
        return now.offered(held[0], reply.language, version) or reply

    def _keyboard(self, request: Request, reply: Reply, *, rated: bool) -> InlineKeyboardMarkup | None:
        below = self._below(request, reply) if rated and reply.version is not None and not reply.private else ()
        return keyboard(reply, request.update.update_id, rated=rated, below=tuple(below))

    def _below(self, request: Request, reply: Reply) -> Iterator[Button]:
        """What can be done with an answer about the release: hear when it changes, and see where it is from; where
        there is none, hear when there is.
        """

        def button(message_id: str, action: str) -> Button:
            return Button(self._services.bayan.sentence(reply.language, message_id), action)

        if reply.kind is Kind.ANSWER:
            yield button("button-follow", FOLLOW)
        elif reply.is_open and request.question:
            if self._services.staff:
                yield button("button-office", ASK)
            yield button("button-await", FOLLOW)
        if reply.kind in RATED:
            yield button("button-origin", ORIGIN)

    def _is_late(self, request: Request) -> bool:
        return self._services.now() - received_at(request.update) > _LATE

    async def _draw_over(self, request: Request, reply: Reply, old: Sequence[int]) -> _Posted | None:
        """Draw the reply over messages of ours; those left over are deleted. None where it can't be done."""
        drawn = pieces(reply)
        if not old or len(drawn) > len(old):
            return None

        async def draw() -> bool:
            if self._current(reply) is not reply:
                return False
            for number, piece in zip(old, drawn, strict=False):
                markup = self._keyboard(request, reply, rated=True) if piece is drawn[-1] else None
                if not await self._delivery.edit(request.sender, number, piece, markup):
                    return False
            return True

        if not await self._waiting.until_final(request.update, draw):
            return None
        for number in old[len(drawn) :]:
            await self._delivery.delete(request.sender, number)
        return _Posted(reply, drawn, tuple(old[: len(drawn)]), tuple(old[len(drawn) :]))


async def notice(request: Request, text: str = "") -> None:
    """Answer a press: Telegram shows a waiting sign until that is done, and `text` for a moment on top of the chat."""
    query = request.update.callback_query
    if query is not None:
        with contextlib.suppress(TelegramError):  # a press that is too old to be answered
            await query.answer(text or None)


def told(reply: Reply) -> tuple[Told, ...]:
    """What a reply says of the release's entries, as it is kept for those who follow them."""
    return tuple(Told(one.entry_id, one.fingerprint, one.text) for one in reply.worded)


def _trace(request: Request, posted: _Posted) -> Trace:
    sender = request.sender
    sent = tuple(Sent(number, request.update.update_id, sender.message) for number in posted.numbers if number)
    return Trace(sender.person, sender.place, sent=sent, deleted=posted.deleted)


def answered(
    surface: str, reply: Reply, question: str | None, text: str | None = None, failure: str | None = None
) -> Answered:
    """The row's other half; `text` is what people got to read. What a person in danger wrote isn't kept."""
    return Answered(
        surface=surface,
        language=reply.language.value,
        question=None if reply.private else question,
        kind=reply.kind.value,
        facts=reply.entry_ids,
        corrects=reply.premises,
        confidence=reply.confidence,
        candidates=tuple((one.id, one.confidence) for one in reply.candidates),
        failure=failure,
        said=_said(reply, text),
        release=reply.release,
    )


def _said(reply: Reply, text: str | None) -> Said | None:
    """What was said, as it is kept; None for a reply that isn't about the release."""
    version = reply.version
    if version is None:
        return None
    is_kept = text is not None and not reply.private
    packed = version.snapshot.pack(text or "", reply.entry_ids, reply.language) if is_kept else None
    return Said(version.hash, version.commit, version.data, packed)


def _read(data: object) -> Context:
    if data is None:
        return Context()
    try:
        return read(data, Context)
    except ShapeError:  # written by another version
        logger.warning("A conversation was stored in a form that isn't known; it starts afresh")
        return Context()
