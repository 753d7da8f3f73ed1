"""Keys made at the first start: each in a file beside an SQLite database, where a stolen copy of the database doesn't
bring it along; else in a table.
"""

from __future__ import annotations

import os
import secrets
from enum import Enum
from pathlib import Path

from bot.storage.database import Database
from bot.storage.drivers import StorageError, readable
from bot.storage.tables import inserting, putting

_BYTES = 32


class Key(Enum):
    """What a key is for: its name in the table, and how its file's name ends."""

    PSEUDONYMS = ("pseudonyms", ".key")
    SIGNING = ("signing", ".signing-key")
    CHATS = ("chats", ".chats-key")


async def generated_key(database: Database, key: Key) -> str:
    """The key, made where there is none yet: 64 hexadecimal digits. Raises StorageError where it can't be kept."""
    if database.file is None:
        return await _key_in_table(database, key)
    path = _path(database.file, key)
    with readable(str(path)):
        return _key_in_file(path)


async def existing_key(database: Database, key: Key) -> str | None:
    """The key; None where none was made. Raises StorageError where it can't be read."""
    if database.file is None:
        rows = await database.fetch("SELECT value FROM keys WHERE name = $1", key.value[0])
        return str(rows[0][0]) if rows else None
    path = _path(database.file, key)
    with readable(str(path)):
        return _read(path) if path.exists() else None


async def put_key(database: Database, key: Key, value: str) -> None:
    """Put a key in the place of the one that is there. Raises StorageError where it can't be kept."""
    if database.file is None:
        await database.change(putting("keys", "name value", "name"), key.value[0], value)
        return
    path = _path(database.file, key)
    with readable(str(path)):
        path.unlink(missing_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(value)


def _path(database: Path, key: Key) -> Path:
    return database.with_name(database.name + key.value[1])


def _key_in_file(path: Path) -> str:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _read(path)
    with os.fdopen(handle, "w") as file:
        file.write(made := secrets.token_hex(_BYTES))
    return made


def _read(path: Path) -> str:
    if key := path.read_text("ascii", errors="replace").strip():
        return key
    raise StorageError(f"{path} is empty; put the key back from a backup, or delete the file")


async def _key_in_table(database: Database, key: Key) -> str:
    name = key.value[0]
    made = f"{inserting('keys', 'name value')} ON CONFLICT DO NOTHING"  # else another process was faster
    await database.change(made, name, secrets.token_hex(_BYTES))
    return str((await database.fetch("SELECT value FROM keys WHERE name = $1", name))[0][0])
