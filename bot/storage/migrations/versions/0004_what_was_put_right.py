"""What a question took for granted wrongly, for the report."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("questions", sa.Column("corrects", sa.JSON))
