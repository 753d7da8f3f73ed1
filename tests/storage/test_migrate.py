from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine

from bot.storage import StorageError
from bot.storage.migrate import FOLDER, NEWEST, upgrade
from bot.storage.tables import metadata

from .conftest import Clock, opened

REVISIONS = [script.revision for script in ScriptDirectory(str(FOLDER)).walk_revisions()]


def differences(connection: Connection) -> list[Any]:
    return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata))


def made_by_steps(path: Path, revision: str) -> None:
    """A database as the code of that time made it."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(FOLDER))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()


def upgraded(path: Path) -> list[Any]:
    """What still differs from the tables of the code."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        upgrade(connection)
    with engine.connect() as connection:
        found = differences(connection)
    engine.dispose()
    return found


def form(path: Path) -> list[tuple[str, ...]]:
    """All tables with their columns, and all indexes with theirs, in an order of their own."""
    with sqlite3.connect(path) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        columns = [
            (table, *map(str, row[1:])) for table in tables for row in connection.execute(f"PRAGMA table_info({table})")
        ]
        indexes = connection.execute("SELECT tbl_name, name FROM sqlite_master WHERE type = 'index'").fetchall()
    connection.close()
    return sorted([*columns, *indexes])


def test_the_newest_form_is_that_of_the_last_step() -> None:
    assert REVISIONS[0] == NEWEST


@pytest.mark.parametrize("start", REVISIONS)
def test_from_any_form_the_steps_lead_to_the_tables_of_the_code(start: str, path: Path) -> None:
    made_by_steps(path, start)
    assert upgraded(path) == []


def test_a_new_database_has_the_form_to_which_the_steps_lead(path: Path) -> None:
    made_by_steps(path.with_suffix(".old"), NEWEST)
    assert upgraded(path) == []
    assert form(path) == form(path.with_suffix(".old"))


def test_an_up_to_date_database_needs_no_alembic(path: Path) -> None:
    script = (
        "import sys; from sqlalchemy import create_engine; from bot.storage.migrate import upgrade;"
        "engine = create_engine('sqlite:///' + sys.argv[1])\n"
        "for _ in range(2):\n"
        "    with engine.begin() as connection: upgrade(connection)\n"
        "print('alembic' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)  # noqa: S603
    assert ran.stdout.strip() == "False"


async def test_a_database_of_a_newer_bayan_is_refused_in_one_line(path: Path, clock: Clock) -> None:
    await (await opened(path, clock)).close()
    with sqlite3.connect(path) as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    other.close()

    with pytest.raises(StorageError, match="made by a newer version") as caught:
        await opened(path, clock)
    assert "\n" not in str(caught.value)
