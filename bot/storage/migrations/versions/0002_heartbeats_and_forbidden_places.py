"""Heartbeats, for `bayan health`, and the chats that staff forbid."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "heartbeats",
        sa.Column("bot", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table("forbidden_places", sa.Column("place", sa.String(64), primary_key=True))
