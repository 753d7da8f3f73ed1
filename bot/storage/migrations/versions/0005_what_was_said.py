"""What was answered, word for word, and the versions of the knowledge that it is kept by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_ROW_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "versions",
        sa.Column("id", _ROW_ID, primary_key=True),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("git_commit", sa.String(64)),
        sa.Column("first_used_at", sa.BigInteger, nullable=False),
        sa.Column("snapshot", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("hash", name="uq_versions_hash"),
    )
    op.add_column("questions", sa.Column("version", sa.BigInteger))
    op.add_column("questions", sa.Column("said", sa.LargeBinary))
