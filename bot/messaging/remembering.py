"""Conversations between storage and dialogue: a plain dict there, a Context here."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace

from pydantic import TypeAdapter, ValidationError

from bot.dialogue.context import Context
from bot.messaging.party import Party
from bot.storage import Storage

_CONTEXT = TypeAdapter(Context)

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Remembering:
    """One conversation for each person in each chat: in a group nobody gets another one's thread."""

    storage: Storage

    async def load(self, party: Party) -> Context:
        data = await self.storage.contexts.load(party.person, party.place)
        return replace(_read(data), interface=party.interface)

    async def save(self, party: Party, context: Context) -> None:
        await self.storage.contexts.save(party.person, party.place, _CONTEXT.dump_python(context, mode="json"))


def _read(data: object) -> Context:
    if data is None:
        return Context()
    try:
        return _CONTEXT.validate_python(data)
    except ValidationError:  # written by another version
        logger.warning("A conversation was stored in a form that isn't known; it starts afresh")
        return Context()
