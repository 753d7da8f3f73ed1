"""The tables as the code sees them; migrations/ is how a database gets there, and a test keeps the two alike."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    DateTime,
    Dialect,
    Float,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.types import TypeDecorator, TypeEngine

# SQLite numbers rows by itself only in a column that it calls INTEGER.
RowId = BigInteger().with_variant(Integer, "sqlite")


class Moment(TypeDecorator[datetime]):
    """An aware moment in UTC, exact to a millisecond; SQLite, which has no type for it, keeps a number of six bytes."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(BigInteger() if dialect.name == "sqlite" else DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None or dialect.name != "sqlite":
            return value if value is None else value.astimezone(UTC)
        return round((value - _EPOCH) / _MILLISECOND)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = _EPOCH + value * _MILLISECOND if dialect.name == "sqlite" else value
        return moment.astimezone(UTC)


_EPOCH, _MILLISECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(milliseconds=1)

metadata = MetaData(
    naming_convention={"ix": "ix_%(table_name)s_%(column_0_N_name)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s"}
)

HASH = String(24)

PENDING, DONE, FAILED = "pending", "done", "failed"

_IS_PENDING = f"state = '{PENDING}'"

questions = Table(
    "questions",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("bot", BigInteger, nullable=False),
    Column("update_id", BigInteger, nullable=False),
    Column("received_at", Moment, nullable=False, index=True),
    # pending, done or failed: only a pending row has its raw update, the one place with a person's id.
    Column("state", String(8), nullable=False),
    Column("raw", Text),
    Column("attempts", Integer, nullable=False),
    Column("failure", String(100)),
    Column("person", HASH, index=True),
    Column("chat_kind", String(16)),
    Column("surface", String(32), nullable=False),
    Column("language", String(8)),
    Column("question", Text),
    Column("kind", String(16)),
    Column("facts", JSON),
    Column("confidence", Float),
    Column("candidates", JSON),
    Column("answered_at", Moment),
    Column("seconds", Float),
    Column("feedback", SmallInteger),
    # When the person asked for staff to see this question.
    Column("left_at", Moment),
    UniqueConstraint("bot", "update_id"),
    # Of the few that wait only, for the start.
    Index("ix_questions_pending", "id", sqlite_where=text(_IS_PENDING), postgresql_where=text(_IS_PENDING)),
)

answers = Table(
    "answers",
    metadata,
    # A message of ours in a chat (hashed), for as long as its question may be edited or rated.
    Column("place", HASH, primary_key=True),
    Column("message", BigInteger, primary_key=True, autoincrement=False),
    Column("asked", BigInteger),
    Column("update_id", BigInteger, nullable=False),
    Column("person", HASH),
    Column("expires_at", Moment, nullable=False),
    sqlite_with_rowid=False,
)

contexts = Table(
    "contexts",
    metadata,
    Column("person", HASH, primary_key=True),
    Column("place", HASH, primary_key=True),
    Column("data", JSON, nullable=False),
    Column("expires_at", Moment, nullable=False),
    sqlite_with_rowid=False,
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
