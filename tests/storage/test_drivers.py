"""Which database an address is, and what goes wrong with it in one line that says what to do."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bot.storage.drivers import AwayError, StorageError, UnfitDatabaseError, driver_of, file_of, readable


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("bayan.db", "bayan.db"),
        ("/var/lib/bayan.db", "/var/lib/bayan.db"),
        ("sqlite:////var/lib/bayan.db", "/var/lib/bayan.db"),
        ("sqlite+aiosqlite:///bayan.db", "bayan.db"),
    ],
)
def test_a_path_and_an_address_of_sqlite_are_a_file(address: str, path: str) -> None:
    assert file_of(address) == Path(path)


@pytest.mark.parametrize("address", ["postgresql://host/name", "postgres://host/name", "mysql://host/name"])
def test_any_other_address_is_no_file(address: str) -> None:
    assert file_of(address) is None


def test_the_home_folder_is_meant_by_its_sign() -> None:
    assert file_of("~/bayan.db") == Path.home() / "bayan.db"


def test_an_address_of_no_database_of_ours_is_refused_for_good() -> None:
    with pytest.raises(UnfitDatabaseError, match="expected a path or, say, postgresql://"):
        driver_of("mysql://host/name", "mysql://host/name", waits=False)


@pytest.mark.parametrize(
    ("said", "advice"),
    [
        ("database or disk is full", "make room"),
        ("attempt to write a readonly database", "the right to write"),
        ("unable to open database file", "must exist and be writable"),
        ("database is locked", "end that program"),
    ],
)
def test_what_the_driver_raises_becomes_advice_without_its_words(said: str, advice: str) -> None:
    with pytest.raises(StorageError, match=advice) as raised, readable("bayan.db"):
        raise sqlite3.OperationalError(said)
    assert said not in str(raised.value)
    assert not isinstance(raised.value, AwayError | UnfitDatabaseError)


@pytest.mark.parametrize("said", ["file is not a database", "database disk image is malformed"])
def test_a_damaged_file_is_mended_by_no_later_start(said: str) -> None:
    with pytest.raises(UnfitDatabaseError, match="put a backup in its place"), readable("bayan.db"):
        raise sqlite3.DatabaseError(said)


def test_what_may_pass_may_be_asked_again() -> None:
    with pytest.raises(AwayError), readable("here", is_passing=lambda error: isinstance(error, OSError)):
        raise OSError("connection refused")


def test_only_the_first_line_of_an_unknown_reason_is_said() -> None:
    with pytest.raises(StorageError) as raised, readable("here"):
        raise sqlite3.Error("something odd\nSELECT what somebody asked")
    assert "something odd" in str(raised.value)
    assert "SELECT" not in str(raised.value)


def test_a_file_that_is_deleted_or_replaced_is_no_longer_the_one_that_was_opened(tmp_path: Path) -> None:
    file = tmp_path / "bayan.db"
    driver = driver_of(str(file), str(file), waits=False)
    assert driver.is_there()
    assert file.stat().st_mode & 0o077 == 0
    file.rename(tmp_path / "moved.db")
    assert not driver.is_there()
    file.write_bytes(b"")
    assert not driver.is_there()
