"""One person's conversation in one chat: loaded, answered, sent, and kept for the next turn."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from pydantic import TypeAdapter, ValidationError
from telegram import Update

from bot.bayan import Turn
from bot.dialogue.context import Context
from bot.dialogue.reply import Block, BlockKind, Reply
from bot.messaging.replies.formatting import pieces
from bot.messaging.replies.keyboards import keyboard
from bot.messaging.replies.pagination import page
from bot.messaging.sender import Sender
from bot.messaging.services import Services
from bot.messaging.transport.delivery import Delivery, UnreachableError
from bot.messaging.transport.raw_update import received_at
from bot.messaging.transport.retry import Waiting
from bot.storage import Answered, Sent, Trace

_CONTEXT = TypeAdapter(Context)
_LATE = timedelta(minutes=10)
"""An answer that comes later than this says that it is sorry."""

logger = logging.getLogger(__name__)


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
        reply = page(self._services.bayan, turn.reply)
        try:
            trace = await self._draw_over(request, reply, over)
            trace = trace or await self._send(request, self._explained(reply, anew))
        except UnreachableError:
            return answered(request.surface, reply, request.question, "unreachable")
        data = _CONTEXT.dump_python(turn.context, mode="json", exclude={"interface"}, exclude_defaults=True)
        # Kept with the row, in the one transaction after the send: what is killed before it is answered twice.
        return replace(answered(request.surface, reply, request.question), trace=replace(trace, context=data))

    async def tell(self, request: Request, reply: Reply) -> Answered:
        """Send something that leaves no trace: no conversation, no message to come back to."""
        try:
            await self._post(request, reply, rated=False)
        except UnreachableError:
            return answered(request.surface, reply, request.question, "unreachable")
        return answered(request.surface, reply, request.question)

    async def edit(self, request: Request, turn: Turn) -> Answered:
        """Answer an edited question in the place of its answer; where that is gone, anew, saying why."""
        sent = await self._storage.answers.to(request.sender.place, request.sender.message)
        return await self.reply(request, turn, [one.message for one in sent], anew="edited-anew")

    def _explained(self, reply: Reply, *message_ids: str) -> Reply:
        if not any(message_ids):
            return reply
        sentences = (self._services.bayan.sentence(reply.language, one) for one in message_ids if one)
        return replace(reply, blocks=(*reply.blocks, *(Block(BlockKind.TEXT, sentence) for sentence in sentences)))

    async def _send(self, request: Request, reply: Reply) -> Trace:
        return _trace(request, await self._post(request, reply, rated=True))

    async def _post(self, request: Request, reply: Reply, *, rated: bool) -> list[int]:
        """Send a reply in as many messages as it takes; below what waited for long stands an apology."""
        markup = keyboard(reply, request.update.update_id, rated=rated)
        sent: list[int] = []

        async def post() -> None:
            drawn = pieces(self._explained(reply, "late-answer" if self._is_late(request) else ""))
            for piece in drawn[len(sent) :]:
                last = markup if piece is drawn[-1] else None
                sent.append(await self._delivery.send(request.sender, piece, last))

        await self._waiting.until_final(request.update, post, is_kept=rated)
        return sent

    def _is_late(self, request: Request) -> bool:
        return self._services.now() - received_at(request.update) > _LATE

    async def _draw_over(self, request: Request, reply: Reply, old: Sequence[int]) -> Trace | None:
        """Draw the reply over messages of ours; those left over are deleted. None where it can't be done."""
        drawn = pieces(reply)
        if not old or len(drawn) > len(old):
            return None

        async def draw() -> bool:
            for number, piece in zip(old, drawn, strict=False):
                markup = keyboard(reply, request.update.update_id, rated=True) if piece is drawn[-1] else None
                if not await self._delivery.edit(request.sender, number, piece, markup):
                    return False
            return True

        if not await self._waiting.until_final(request.update, draw):
            return None
        for number in old[len(drawn) :]:
            await self._delivery.delete(request.sender, number)
        return replace(_trace(request, old[: len(drawn)]), deleted=tuple(old[len(drawn) :]))


def _trace(request: Request, numbers: Sequence[int]) -> Trace:
    sender = request.sender
    sent = tuple(Sent(number, request.update.update_id, sender.message) for number in numbers if number)
    return Trace(sender.person, sender.place, sent=sent)


def answered(surface: str, reply: Reply, question: str | None, failure: str | None = None) -> Answered:
    """The row's other half. What a person in danger wrote isn't kept."""
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
    )


def _read(data: object) -> Context:
    if data is None:
        return Context()
    try:
        return _CONTEXT.validate_python(data)
    except ValidationError:  # written by another version
        logger.warning("A conversation was stored in a form that isn't known; it starts afresh")
        return Context()
