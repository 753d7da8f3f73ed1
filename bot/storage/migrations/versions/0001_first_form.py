"""The first form: questions, answers, contexts, keys."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_ROW_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_MOMENT = sa.DateTime(timezone=True)
_HASH = sa.String(64)


def upgrade() -> None:
    op.create_table(
        "questions",
        sa.Column("id", _ROW_ID, primary_key=True),
        sa.Column("bot", sa.BigInteger, nullable=False),
        sa.Column("update_id", sa.BigInteger, nullable=False),
        sa.Column("received_at", _MOMENT, nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("raw", sa.Text),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("failure", sa.String(100)),
        sa.Column("person", _HASH),
        sa.Column("chat_kind", sa.String(16)),
        sa.Column("surface", sa.String(32), nullable=False),
        sa.Column("language", sa.String(8)),
        sa.Column("question", sa.Text),
        sa.Column("kind", sa.String(16)),
        sa.Column("facts", sa.JSON),
        sa.Column("confidence", sa.Float),
        sa.Column("candidates", sa.JSON),
        sa.Column("answered_at", _MOMENT),
        sa.Column("seconds", sa.Float),
        sa.Column("feedback", sa.SmallInteger),
        sa.Column("left_at", _MOMENT),
        sa.UniqueConstraint("bot", "update_id", name="uq_questions_bot_update_id"),
    )
    op.create_table(
        "answers",
        sa.Column("place", _HASH, primary_key=True),
        sa.Column("message", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("asked", sa.BigInteger),
        sa.Column("update_id", sa.BigInteger, nullable=False),
        sa.Column("person", _HASH),
        sa.Column("expires_at", _MOMENT, nullable=False),
    )
    op.create_table(
        "contexts",
        sa.Column("person", _HASH, primary_key=True),
        sa.Column("place", _HASH, primary_key=True),
        sa.Column("data", sa.JSON, nullable=False),
        sa.Column("expires_at", _MOMENT, nullable=False),
    )
    op.create_table(
        "keys",
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("value", sa.String(128), nullable=False),
    )
    indexed = {"questions": ("received_at", "state", "person", "kind"), "answers": ("person", "expires_at")}
    for table, columns in {**indexed, "contexts": ("expires_at",)}.items():
        for column in columns:
            op.create_index(f"ix_{table}_{column}", table, [column])
