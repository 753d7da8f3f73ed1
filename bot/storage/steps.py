"""The way from an older form of the database to the present one, step by step, by Alembic."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from bot.storage.errors import StorageError

FOLDER = Path(__file__).parent / "migrations"


def walk(connection: Connection, current: str, revision: str) -> None:
    """Run the steps between two forms. Raises StorageError where the code doesn't know the current one."""
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
    command.upgrade(config, revision)
