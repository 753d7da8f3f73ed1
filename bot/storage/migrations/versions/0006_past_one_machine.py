"""What several replicas need: who has what in hand, in which line it stands, and who is alive."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_COLUMNS = (
    ("content", sa.BigInteger()),
    ("lane", sa.String(24)),
    ("owner", sa.BigInteger()),
    ("is_held", sa.Boolean()),
)
_SWEPT_SOON = (
    "ALTER TABLE {table} SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 200, "
    "autovacuum_vacuum_cost_delay = 0)"
)
_IN_LINE = sa.text("state = 'pending' AND lane IS NOT NULL")
_IN_HAND = sa.text("state = 'pending' AND owner IS NOT NULL")


def upgrade() -> None:
    for name, kind in _COLUMNS:
        op.add_column("questions", sa.Column(name, kind))
    for name, columns, where, unique in (
        ("ix_questions_lane", ["lane", "id"], _IN_LINE, False),
        ("uq_questions_in_hand", ["bot", "lane"], _IN_HAND, True),
    ):
        op.create_index(name, "questions", columns, unique=unique, sqlite_where=where, postgresql_where=where)
    op.create_table(
        "replicas",
        sa.Column("owner", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("bot", sa.BigInteger, nullable=False),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
    )
    if op.get_bind().dialect.name == "postgresql":
        for table in ("questions", "answers", "contexts"):
            op.execute(_SWEPT_SOON.format(table=table))
