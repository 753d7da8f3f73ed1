"""Questions in the hands of the press office."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

_ROW_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_HASH = sa.String(24)
_OPEN = sa.text("state = 'open'")


def upgrade() -> None:
    op.create_table(
        "handovers",
        sa.Column("id", _ROW_ID, primary_key=True),
        sa.Column("bot", sa.BigInteger, nullable=False),
        sa.Column("person", _HASH, nullable=False),
        sa.Column("place", _HASH, nullable=False),
        sa.Column("chat", sa.LargeBinary),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("update_id", sa.BigInteger, nullable=False),
        sa.Column("message", sa.BigInteger, nullable=False),
        sa.Column("facts", sa.JSON, nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("asked_at", sa.BigInteger, nullable=False),
        sa.Column("answered_at", sa.BigInteger),
        sa.Column("last_at", sa.BigInteger, nullable=False),
        sa.Column("last_by", sa.String(8), nullable=False),
        sa.Column("turns", sa.Integer, nullable=False),
        sa.Column("has_reached", sa.SmallInteger, nullable=False),
        sa.Column("answer", sa.Text),
        sa.Column("closed_at", sa.BigInteger),
        sa.Column("closed_by", sa.String(8)),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
        sa.Column("retry_at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_handovers_open", "handovers", ["id"], sqlite_where=_OPEN, postgresql_where=_OPEN)
    op.create_table(
        "handover_messages",
        sa.Column("place", _HASH, primary_key=True),
        sa.Column("message", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("handover", sa.BigInteger, nullable=False),
        sa.Column("side", sa.String(8), nullable=False),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
