"""Who of staff wants to hear, and what they were told."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "staff_readers",
        sa.Column("bot", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("staff", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("digest_on", sa.String(10), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "alerts",
        sa.Column("bot", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("about", sa.String(24), primary_key=True),
        sa.Column("people", sa.Integer, nullable=False),
        sa.Column("told_at", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
