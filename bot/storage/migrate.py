"""Brings a database to the form that this version of the code expects, at every start.

A new database is made in the present form, and one that has it is left alone: neither needs Alembic, which would take
eleven megabytes for as long as the bot runs. Only an older database loads it, for the steps in between.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Column, Connection, MetaData, PrimaryKeyConstraint, String, Table, inspect, select

from bot.storage.database import StorageError
from bot.storage.tables import metadata

FOLDER = Path(__file__).parent / "migrations"

NEWEST = "0003"
"""The revision of the last step in migrations/versions."""

VERSION = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Where Alembic keeps the form that a database has."""


def upgrade(connection: Connection) -> None:
    """Bring the database to the newest form. Raises StorageError for a database newer than the code."""
    if connection.dialect.name == "sqlite":
        # Else Python begins a transaction only where rows are changed, and a kill would leave half of the steps done.
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    current = _form(connection)
    if current == NEWEST:
        return
    if current is None:
        metadata.create_all(connection)
        VERSION.create(connection)
        connection.execute(VERSION.insert().values(version_num=NEWEST))
        return
    _walk(connection, current)


def require_newest(connection: Connection) -> None:
    """For those who only read: raise StorageError where the database has another form than the code expects."""
    found = _form(connection)
    if found != NEWEST:
        older = "is no database of Bayan's, or" if found is None else f"has the form {found} and"
        raise StorageError(
            f"The database {older} wasn't opened by this version yet; start the bot once, or update Bayan"
        )


def _walk(connection: Connection, current: str) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    config = Config()
    # Alembic reads options as templates, in which a per cent sign is written twice.
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    try:
        ScriptDirectory.from_config(config).get_revision(current)
    except CommandError:
        raise StorageError(
            f"The database was made by a newer version of Bayan (its form is {current}); "
            "install that version or choose another BAYAN_DATABASE"
        ) from None
    command.upgrade(config, NEWEST)


def _form(connection: Connection) -> str | None:
    """The revision that the database has; None for a new one."""
    if not inspect(connection).has_table(VERSION.name):
        return None
    return connection.execute(select(VERSION.c.version_num)).scalar()
