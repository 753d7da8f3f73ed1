"""Conversations between two turns, one for each person in each chat: ids and times, never words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert, select

from bot.storage.database import Database
from bot.storage.tables import contexts


class Contexts:
    """`kept` is how long one lasts without a word: the language that a person chose outlives the conversation."""

    def __init__(self, database: Database, now: Callable[[], datetime], kept: timedelta) -> None:
        self._database = database
        self._now = now
        self._kept = kept

    async def load(self, person: str, place: str) -> Mapping[str, Any] | None:
        query = select(contexts.c.data).where(
            contexts.c.person == person, contexts.c.place == place, contexts.c.expires_at > self._now()
        )
        async with self._database.transaction() as connection:
            data: Mapping[str, Any] | None = (await connection.execute(query)).scalar_one_or_none()
        return data

    async def save(self, person: str, place: str, data: Mapping[str, Any]) -> None:
        row = {"person": person, "place": place, "data": dict(data), "expires_at": self._now() + self._kept}
        async with self._database.transaction() as connection:
            await connection.execute(delete(contexts).where(contexts.c.person == person, contexts.c.place == place))
            await connection.execute(insert(contexts).values(row))
