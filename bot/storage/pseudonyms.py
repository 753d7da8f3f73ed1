"""Keyed hashes in place of Telegram's ids: the same person is recognised, nobody can be looked up without the key."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from bot.storage.database import Database, StorageError, readable
from bot.storage.tables import inserting

_NAME = "pseudonyms"
_LETTERS = 24
"""96 bits (RFC 2104, section 5, has at least 80): no two people share a hash, and it takes little room in every row."""


class Pseudonyms:
    """HMAC-SHA256 of ids. People and places are hashed apart, since a private chat has its person's id."""

    def __init__(self, key: str) -> None:
        self._key = key.encode()

    def person(self, user_id: int) -> str:
        return self._hash("person", user_id)

    def place(self, chat_id: int) -> str:
        return self._hash("place", chat_id)

    def _hash(self, what: str, number: int) -> str:
        return hmac.new(self._key, f"{what}:{number}".encode(), hashlib.sha256).hexdigest()[:_LETTERS]


async def generated_key(database: Database) -> str:
    """The key made at the first start: in a file beside an SQLite database, where a stolen copy of the database
    doesn't bring it along; else in a table. Raises StorageError where it can't be kept.
    """
    if database.file is None:
        return await _key_in_table(database)
    path = database.file.with_name(database.file.name + ".key")
    with readable(str(path)):
        return _key_in_file(path)


def _key_in_file(path: Path) -> str:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        key = path.read_text("ascii", errors="replace").strip()
        if not key:
            raise StorageError(f"{path} is empty; put the key back from a backup, or delete the file") from None
        return key
    with os.fdopen(handle, "w") as file:
        file.write(key := secrets.token_hex(32))
    return key


async def _key_in_table(database: Database) -> str:
    made = f"{inserting('keys', 'name value')} ON CONFLICT DO NOTHING"  # else another process was faster
    await database.change(made, _NAME, secrets.token_hex(32))
    return str((await database.fetch("SELECT value FROM keys WHERE name = $1", _NAME))[0][0])
