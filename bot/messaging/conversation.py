"""One turn on Telegram: load the conversation, ask Bayan, send, remember, and say what was done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.bayan import Turn
from bot.dialogue.context import Context
from bot.dialogue.reply import Block, BlockKind, Reply
from bot.messaging.delivery import Delivery, UnreachableError
from bot.messaging.folding import page
from bot.messaging.html import pieces
from bot.messaging.keyboard import keyboard
from bot.messaging.party import Party
from bot.messaging.remembering import Remembering
from bot.messaging.services import Services
from bot.storage import Answered, Sent

Take = Callable[[Context], Turn]
"""What makes the turn, from the conversation so far."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a turn answers. `question` is the person's words where they are to be kept."""

    update_id: int
    surface: str
    question: str | None = None


class Conversation:
    def __init__(self, services: Services) -> None:
        self._services = services
        self._delivery = Delivery(services.bot)
        self._remembering = Remembering(services.storage)

    async def context(self, party: Party) -> Context:
        """The conversation as it stands now."""
        return (await self._remembering.load(party)).at_time(self._services.now())

    async def turn(self, party: Party, asked: Asked, take: Take, over: Sequence[int] = (), anew: str = "") -> Answered:
        """Answer with a new message, or by drawing over messages of ours where that is possible; where it isn't, the
        sentence `anew` explains the new message. A person who can't be reached is no error.
        """
        if not over:
            await self._delivery.typing(party)
        turn = take(await self.context(party))
        reply = page(self._services.bayan, turn.reply)
        try:
            if not (over and await self._draw_over(party, asked, reply, over)):
                await self._send(party, asked, self._explained(reply, anew))
        except UnreachableError:
            return answered(asked, reply, "unreachable")
        await self._remembering.save(party, turn.context)
        return answered(asked, reply)

    async def tell(self, party: Party, asked: Asked, reply: Reply) -> Answered:
        """Send something that leaves no trace: no conversation, no message to come back to."""
        try:
            await self._delivery.send(party, pieces(reply), keyboard(reply, asked.update_id, rated=False))
        except UnreachableError:
            return answered(asked, reply, "unreachable")
        return answered(asked, reply)

    async def edited(self, party: Party, asked: Asked, take: Take) -> Answered:
        """Answer an edited question in the place of its answer; where that is gone, anew, saying why."""
        sent = await self._services.storage.answers.to(party.place, party.message)
        return await self.turn(party, asked, take, [one.message for one in sent], anew="edited-anew")

    def _explained(self, reply: Reply, message_id: str) -> Reply:
        if not message_id:
            return reply
        why = Block(BlockKind.TEXT, self._services.bayan.sentence(reply.language, message_id))
        return replace(reply, blocks=(*reply.blocks, why))

    async def _send(self, party: Party, asked: Asked, reply: Reply) -> None:
        markup = keyboard(reply, asked.update_id, rated=True)
        numbers = await self._delivery.send(party, pieces(reply), markup)
        await self._remember(party, asked, numbers)

    async def _draw_over(self, party: Party, asked: Asked, reply: Reply, old: Sequence[int]) -> bool:
        """Draw the reply over messages of ours; those left over are deleted. False where it can't be done."""
        drawn = pieces(reply)
        if not old or len(drawn) > len(old):
            return False
        for number, piece in zip(old, drawn, strict=False):
            markup = keyboard(reply, asked.update_id, rated=True) if piece is drawn[-1] else None
            if not await self._delivery.edit(party, number, piece, markup):
                return False
        for number in old[len(drawn) :]:
            await self._delivery.delete(party, number)
        await self._services.storage.answers.forget(party.place, old[len(drawn) :])
        await self._remember(party, asked, old[: len(drawn)])
        return True

    async def _remember(self, party: Party, asked: Asked, numbers: Sequence[int]) -> None:
        sent = [Sent(number, asked.update_id, party.message) for number in numbers]
        await self._services.storage.answers.remember(party.place, party.person, sent)


def answered(asked: Asked, reply: Reply, failure: str | None = None) -> Answered:
    """The row's other half. What a person in danger wrote isn't kept."""
    return Answered(
        surface=asked.surface,
        language=reply.language.value,
        question=None if reply.private else asked.question,
        kind=reply.kind.value,
        facts=reply.entry_ids,
        confidence=reply.confidence,
        candidates=tuple((one.id, one.confidence) for one in reply.candidates),
        failure=failure,
    )
