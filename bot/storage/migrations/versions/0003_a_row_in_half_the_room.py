"""Shorter hashes, moments as numbers, and no index that nobody asks: a row in half the room."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_HASHED = {"questions": ("person",), "answers": ("place", "person"), "contexts": ("place", "person")}
_MOMENTS = {
    "questions": ("received_at", "answered_at", "left_at"),
    "answers": ("expires_at",),
    "contexts": ("expires_at",),
    "heartbeats": ("expires_at",),
}
_DROPPED = {"questions": ("state", "kind"), "answers": ("person", "expires_at"), "contexts": ("expires_at",)}
_LETTERS = 24
_PENDING = sa.text("state = 'pending'")


def upgrade() -> None:
    for table, columns in (*_HASHED.items(), ("forbidden_places", ("place",))):
        for column in columns:
            op.execute(f"UPDATE {table} SET {column} = substr({column}, 1, {_LETTERS})")  # noqa: S608 - names of ours
    for table, columns in _DROPPED.items():
        for column in columns:
            op.drop_index(f"ix_{table}_{column}", table)
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for table in ("questions", "answers", "contexts", "heartbeats", "forbidden_places"):
        _retype(table, is_sqlite)
    op.create_index("ix_questions_pending", "questions", ["id"], sqlite_where=_PENDING, postgresql_where=_PENDING)


def _retype(table: str, is_sqlite: bool) -> None:
    moments = _MOMENTS.get(table, ())
    for column in moments if is_sqlite else ():
        milliseconds = f"CAST(strftime('%s', {column}) AS INTEGER) * 1000 + CAST(substr({column}, 21, 3) AS INTEGER)"
        op.execute(f"UPDATE {table} SET {column} = {milliseconds} WHERE {column} IS NOT NULL")  # noqa: S608
    kwargs = {"sqlite_with_rowid": False} if table in ("answers", "contexts") else {}
    with op.batch_alter_table(table, table_kwargs=kwargs) as batch:
        for column in _HASHED.get(table, ("place",) if table == "forbidden_places" else ()):
            batch.alter_column(column, type_=sa.String(_LETTERS), existing_type=sa.String(64))
        for column in moments:
            in_milliseconds = f"(extract(epoch FROM {column}) * 1000)::bigint"
            was = sa.DateTime(timezone=True)
            batch.alter_column(column, type_=sa.BigInteger, existing_type=was, postgresql_using=in_milliseconds)
