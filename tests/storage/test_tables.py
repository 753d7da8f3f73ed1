"""How values are kept in a database's tables, and the statements that put them there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.storage.database import Database
from bot.storage.tables import as_json, from_json, inserting, kept, moment, putting

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_a_moment_comes_back_as_it_was_to_the_millisecond_and_in_utc() -> None:
    assert moment(kept(NOON + timedelta(milliseconds=7))) == NOON + timedelta(milliseconds=7)
    elsewhere = NOON.astimezone(timezone(timedelta(hours=3)))
    assert kept(elsewhere) == kept(NOON)
    assert moment(kept(elsewhere)).tzinfo is UTC


def test_later_moments_are_greater_numbers_before_1970_too() -> None:
    times = [datetime(1969, 12, 31, 23, 59, tzinfo=UTC), datetime(1970, 1, 1, tzinfo=UTC), NOON]
    assert [*map(kept, times)] == sorted(map(kept, times))


@pytest.mark.parametrize("value", [["dates", "موعد"], {}, [["count", "٧"]], "نص"])
def test_json_comes_back_and_arabic_takes_no_escapes(value: object) -> None:
    assert from_json(as_json(value)) == value
    assert "\\u" not in as_json(value)


def test_nothing_comes_back_as_nothing() -> None:
    assert from_json(None) is None


async def test_a_row_takes_the_place_of_the_one_with_its_key_and_of_no_other(address: str) -> None:
    database = Database(address)
    await database.change("CREATE TABLE things (owner INTEGER, name VARCHAR(9), said TEXT, PRIMARY KEY (owner, name))")
    put = putting("things", "owner name said", "owner name")
    for row in ((1, "a", "first"), (1, "b", "second"), (2, "a", "third"), (1, "a", "anew")):
        await database.change(put, *row)
    found = await database.fetch("SELECT owner, name, said FROM things ORDER BY owner, name")
    await database.close()
    assert [tuple(row) for row in found] == [(1, "a", "anew"), (1, "b", "second"), (2, "a", "third")]


async def test_a_row_with_nothing_but_its_key_is_put_twice_without_harm(address: str) -> None:
    database = Database(address)
    await database.change("CREATE TABLE seen (number INTEGER PRIMARY KEY)")
    assert await database.change(putting("seen", "number", "number"), 7) == 1
    assert await database.change(putting("seen", "number", "number"), 7) == 0
    assert await database.change(inserting("seen", "number"), 8) == 1
    await database.close()
