from __future__ import annotations

import stat
from pathlib import Path

import pytest

from bot.storage import StorageError
from bot.storage.pseudonyms import Pseudonyms

from .conftest import Clock, opened


def test_hashes_need_the_key_and_keep_people_and_places_apart() -> None:
    hidden = Pseudonyms("one key")

    assert hidden.person(1001) == Pseudonyms("one key").person(1001)
    assert hidden.person(1001) != Pseudonyms("another key").person(1001)
    assert hidden.person(1001) != hidden.place(1001)
    assert "1001" not in hidden.person(1001)


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
