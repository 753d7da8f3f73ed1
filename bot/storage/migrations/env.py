"""Alembic's entry point: the connection comes from bot.storage.migrate, never from a file."""

from __future__ import annotations

from alembic import context

# SQLite can't change a column in place; batch mode copies the table instead.
context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
