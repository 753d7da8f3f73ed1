"""PostgreSQL vacuums every table that people's rows are deleted from as early as the first three of them."""

from __future__ import annotations

from alembic import op

revision = "0012"
down_revision = "0011"

_SWEPT_SOON = (
    "ALTER TABLE {table} SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 200, "
    "autovacuum_vacuum_cost_delay = 0)"
)


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        for table in ("follows", "awaited", "handovers", "handover_messages"):
            op.execute(_SWEPT_SOON.format(table=table))
