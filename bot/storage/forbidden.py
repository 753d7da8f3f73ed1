"""The chats that staff forbid, as keyed hashes."""

from __future__ import annotations

from sqlalchemy import delete, insert, select

from bot.storage.database import Database
from bot.storage.tables import forbidden_places


class ForbiddenPlaces:
    """Every method raises StorageError where the database is gone."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, place: str) -> None:
        async with self._database.transaction() as connection:
            await connection.execute(delete(forbidden_places).where(forbidden_places.c.place == place))
            await connection.execute(insert(forbidden_places).values(place=place))

    async def remove(self, place: str) -> None:
        async with self._database.transaction() as connection:
            await connection.execute(delete(forbidden_places).where(forbidden_places.c.place == place))

    async def has(self, place: str) -> bool:
        query = select(forbidden_places.c.place).where(forbidden_places.c.place == place)
        async with self._database.transaction() as connection:
            return (await connection.execute(query)).scalar_one_or_none() is not None
