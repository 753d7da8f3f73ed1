"""Brings a database to the form that this version of the code expects, at every start.

A new database is made in the present form, and one that has it is left alone: neither needs Alembic and SQLAlchemy,
which would take fifty megabytes for as long as the bot runs. Only an older database loads them, for the steps.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bot.storage.database import Database
from bot.storage.drivers import Connection, UnfitDatabaseError, readable
from bot.storage.tables import creation

FOLDER = Path(__file__).parent / "migrations"

NEWEST = "0012"
"""The revision of the last step in migrations/versions."""

_VERSION = """CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)"""
"""Where Alembic keeps the form that a database has."""

_ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(7241923700)"
"""Replicas that start together bring the database up to date one after another; the number is any that is ours."""

_TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name = $1",
    "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename = $1",
}


async def upgrade(database: Database) -> None:
    """Bring the database to the newest form: wholly or not at all. Raises UnfitDatabaseError for a newer one."""

    async def create(connection: Connection) -> str | None:
        if database.dialect == "postgresql":
            await connection.fetch(_ONE_AT_A_TIME)
        current = await _form(connection, database.dialect)
        if current is None:
            for statement in (*creation(database.dialect), _VERSION):
                await connection.change(statement)
            await connection.change("INSERT INTO alembic_version VALUES ($1)", NEWEST)
        return current

    current = await database.write(create)
    if current not in (None, NEWEST):
        await _walk(database)


async def require_newest(database: Database) -> None:
    """For those who only read: raise UnfitDatabaseError where the database has another form than the code expects."""
    async with database.reading() as connection:
        found = await _form(connection, database.dialect)
    if found != NEWEST:
        older = "is no database of Bayan's, or" if found is None else f"has the form {found} and"
        raise UnfitDatabaseError(
            f"The database {older} wasn't opened by this version yet; start the bot once, or update Bayan"
        )


async def _form(connection: Connection, dialect: str) -> str | None:
    """The revision that the database has; None for a new one."""
    if not await connection.fetch(_TABLES[dialect], "alembic_version"):
        return None
    rows = await connection.fetch("SELECT version_num FROM alembic_version")
    return str(rows[0][0]) if rows else None


async def _walk(database: Database) -> None:
    """Run the steps from one form to the newest. Raises UnfitDatabaseError where that one isn't known."""
    from sqlalchemy.exc import SQLAlchemyError
    from sqlalchemy.ext.asyncio import create_async_engine

    # Without hide_parameters an error would print what people wrote.
    engine = create_async_engine(_url(database), hide_parameters=True)
    try:
        with readable(database.shown, (SQLAlchemyError, OSError)):
            async with engine.begin() as connection:
                if database.dialect == "sqlite":
                    # Else Python begins a transaction only where rows are changed, and a kill leaves half of the steps.
                    await connection.exec_driver_sql("BEGIN IMMEDIATE")
                else:
                    await connection.exec_driver_sql(_ONE_AT_A_TIME)
                await connection.run_sync(_steps)
    finally:
        await engine.dispose()


def _url(database: Database) -> Any:
    from sqlalchemy import URL, make_url

    if database.file:
        return URL.create("sqlite+aiosqlite", database=str(database.file))
    return make_url(database.address).set(drivername="postgresql+asyncpg")


def _steps(connection: Any) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    config = Config()
    # Alembic reads options as templates, in which a per cent sign is written twice.
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    current = MigrationContext.configure(connection).get_current_revision() or "none"
    try:
        ScriptDirectory.from_config(config).get_revision(current)
    except CommandError:
        raise UnfitDatabaseError(
            f"The database was made by a newer version of Bayan (its form is {current}); "
            "install that version or choose another BAYAN_DATABASE"
        ) from None
    command.upgrade(config, NEWEST)
