"""Keys made at the first start."""

from __future__ import annotations

import stat
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.storage import StorageError
from bot.storage.database import Database
from bot.storage.keys import Key, existing_key, generated_key, put_key
from bot.storage.migrate import upgrade
from tests.storage.conftest import Clock, content, only_sqlite, opened


@pytest.fixture
async def database(address: str) -> AsyncIterator[Database]:
    found = Database(address)
    await upgrade(found)
    yield found
    await found.close()


async def test_a_key_is_made_once_and_each_is_another(database: Database) -> None:
    assert await existing_key(database, Key.SIGNING) is None
    made = [await generated_key(database, key) for key in Key]

    assert [await generated_key(database, key) for key in Key] == made
    assert [await existing_key(database, key) for key in Key] == made
    assert len({*made}) == len(Key)
    assert all(len(key) == 64 for key in made)


async def test_a_key_that_is_brought_takes_the_place_of_the_one_that_was_made(database: Database) -> None:
    await generated_key(database, Key.PSEUDONYMS)
    await put_key(database, Key.PSEUDONYMS, "of the other machine")

    assert await generated_key(database, Key.PSEUDONYMS) == "of the other machine"


@only_sqlite
async def test_beside_a_file_it_is_the_owners_alone_and_not_in_the_database(database: Database, path: Path) -> None:
    made = await generated_key(database, Key.PSEUDONYMS)
    key = path.with_name("bayan.db.key")

    assert key.read_text() == made
    assert key.stat().st_mode & 0o077 == 0
    assert made.encode() not in content(path)


@only_sqlite
async def test_an_empty_file_is_no_key(database: Database, path: Path) -> None:
    path.with_name("bayan.db.key").touch()
    with pytest.raises(StorageError, match=r"bayan\.db\.key is empty; put the key back from a backup"):
        await generated_key(database, Key.PSEUDONYMS)


async def test_the_generated_key_lasts_and_only_its_owner_may_read_it(path: Path, clock: Clock) -> None:
    first = await opened(path, clock)
    await first.close()
    second = await opened(path, clock)
    await second.close()

    assert first.pseudonyms.person(5) == second.pseudonyms.person(5)
    file = path.with_name("bayan.db.key")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


async def test_a_key_that_was_set_writes_no_file(path: Path, clock: Clock) -> None:
    storage = await opened(path, clock, key="from the environment")
    await storage.close()

    assert not path.with_name("bayan.db.key").exists()


async def test_an_emptied_key_file_is_no_key(path: Path, clock: Clock) -> None:
    path.with_name("bayan.db.key").touch()

    with pytest.raises(StorageError, match=r"bayan\.db\.key is empty"):
        await opened(path, clock)
