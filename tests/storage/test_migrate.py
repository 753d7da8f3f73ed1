from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine

from bot.storage import StorageError
from bot.storage import migrate as module
from bot.storage.migrate import upgrade
from bot.storage.tables import metadata

from .conftest import Clock, opened

REVISIONS = [
    script.revision for script in ScriptDirectory(str(Path(module.__file__).parent / "migrations")).walk_revisions()
]


def differences(connection: Connection) -> list[Any]:
    return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata))


@pytest.mark.parametrize("start", [None, *REVISIONS])
def test_from_any_form_the_migrations_lead_to_the_tables_of_the_code(start: str | None, path: Path) -> None:
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        if start is not None:
            upgrade(connection, start)
    with engine.begin() as connection:
        upgrade(connection)
    with engine.connect() as connection:
        assert differences(connection) == []
    engine.dispose()


async def test_a_database_of_a_newer_bayan_is_refused_in_one_line(path: Path, clock: Clock) -> None:
    await (await opened(path, clock)).close()
    with sqlite3.connect(path) as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    other.close()

    with pytest.raises(StorageError, match="made by a newer version") as caught:
        await opened(path, clock)
    assert "\n" not in str(caught.value)
