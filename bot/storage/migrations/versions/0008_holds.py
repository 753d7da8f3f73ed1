"""What staff hold while it is checked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_ROW_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_HELD = sa.text("released_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "holds",
        sa.Column("id", _ROW_ID, primary_key=True),
        sa.Column("bot", sa.BigInteger, nullable=False),
        sa.Column("release_name", sa.String(100), nullable=False),
        sa.Column("entry", sa.String(100), nullable=False),
        sa.Column("held_by", sa.BigInteger, nullable=False),
        sa.Column("held_at", sa.BigInteger, nullable=False),
        sa.Column("released_by", sa.BigInteger),
        sa.Column("released_at", sa.BigInteger),
    )
    op.create_index(
        "ix_holds_held",
        "holds",
        ["bot", "release_name", "entry"],
        unique=True,
        sqlite_where=_HELD,
        postgresql_where=_HELD,
    )
