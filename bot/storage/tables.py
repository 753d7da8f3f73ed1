"""The tables as the code sees them; migrations/ is how a database gets there, and a test keeps the two alike."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    DateTime,
    Dialect,
    Float,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator

# SQLite numbers rows by itself only in a column that it calls INTEGER.
RowId = BigInteger().with_variant(Integer, "sqlite")


class Moment(TypeDecorator[datetime]):
    """An aware moment in UTC; SQLite keeps no time zone, so it is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _: Dialect) -> Any:
        return value if value is None else value.astimezone(UTC)

    def process_result_value(self, value: Any, _: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


metadata = MetaData(
    naming_convention={"ix": "ix_%(table_name)s_%(column_0_N_name)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s"}
)

HASH = String(64)

questions = Table(
    "questions",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("bot", BigInteger, nullable=False),
    Column("update_id", BigInteger, nullable=False),
    Column("received_at", Moment, nullable=False, index=True),
    # pending, done or failed: only a pending row has its raw update, the one place with a person's id.
    Column("state", String(8), nullable=False, index=True),
    Column("raw", Text),
    Column("attempts", Integer, nullable=False),
    Column("failure", String(100)),
    Column("person", HASH, index=True),
    Column("chat_kind", String(16)),
    Column("surface", String(32), nullable=False),
    Column("language", String(8)),
    Column("question", Text),
    Column("kind", String(16), index=True),
    Column("facts", JSON),
    Column("confidence", Float),
    Column("candidates", JSON),
    Column("answered_at", Moment),
    Column("seconds", Float),
    Column("feedback", SmallInteger),
    # When the person asked for staff to see this question.
    Column("left_at", Moment),
    UniqueConstraint("bot", "update_id"),
)

answers = Table(
    "answers",
    metadata,
    # A message of ours in a chat (hashed), for as long as its question may be edited or rated.
    Column("place", HASH, primary_key=True),
    Column("message", BigInteger, primary_key=True, autoincrement=False),
    Column("asked", BigInteger),
    Column("update_id", BigInteger, nullable=False),
    Column("person", HASH, index=True),
    Column("expires_at", Moment, nullable=False, index=True),
)

contexts = Table(
    "contexts",
    metadata,
    Column("person", HASH, primary_key=True),
    Column("place", HASH, primary_key=True),
    Column("data", JSON, nullable=False),
    Column("expires_at", Moment, nullable=False, index=True),
)

keys = Table(
    "keys", metadata, Column("name", String(32), primary_key=True), Column("value", String(128), nullable=False)
)

heartbeats = Table(
    "heartbeats",
    metadata,
    # A bot at work puts the end of its lease off again and again.
    Column("bot", BigInteger, primary_key=True, autoincrement=False),
    Column("expires_at", Moment, nullable=False),
)

# Groups (hashed) that staff forbid.
forbidden_places = Table("forbidden_places", metadata, Column("place", HASH, primary_key=True))
