"""Who follows a fact or waits for an answer, and when each change was first seen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_ROW_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "follows",
        *_who(),
        sa.Column("entry", sa.String(48), nullable=False),
        sa.Column("told", sa.String(16), nullable=False),
        sa.Column("said", sa.Text, nullable=False),
        sa.Column("told_at", sa.BigInteger, nullable=False),
        *_when(),
        sa.UniqueConstraint("bot", "place", "person", "release", "entry", name="uq_follows"),
    )
    op.create_index("ix_follows_entry", "follows", ["entry"])
    op.create_table(
        "awaited",
        *_who(),
        sa.Column("update_id", sa.BigInteger, nullable=False),
        sa.Column("known", sa.JSON, nullable=False),
        sa.Column("tried", sa.String(16), nullable=False),
        *_when(),
        sa.UniqueConstraint("bot", "place", "person", "update_id", name="uq_awaited"),
    )
    op.create_table(
        "changes",
        sa.Column("bot", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("release", sa.String(100), primary_key=True),
        sa.Column("entry", sa.String(48), primary_key=True),
        sa.Column("mark", sa.String(16), primary_key=True),
        sa.Column("seen_at", sa.BigInteger, nullable=False),
        sa.Column("told", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )


def _who() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("id", _ROW_ID, primary_key=True),
        sa.Column("bot", sa.BigInteger, nullable=False),
        sa.Column("person", sa.String(24), nullable=False),
        sa.Column("place", sa.String(24), nullable=False),
        sa.Column("chat", sa.LargeBinary, nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("release", sa.String(100), nullable=False),
    )


def _when() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("expires_at", sa.BigInteger, nullable=False),
        sa.Column("retry_at", sa.BigInteger, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
    )
