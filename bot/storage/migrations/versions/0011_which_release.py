"""Which release a question was answered from, and which one a forum's topic is tied to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.add_column("questions", sa.Column("release", sa.String(100)))
    op.create_table(
        "topics",
        sa.Column("place", sa.String(24), primary_key=True),
        sa.Column("thread", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("release", sa.String(100), nullable=False),
        sqlite_with_rowid=False,
    )
