"""What one connection writes: in order, together where it waits together, and nothing of what fails."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.storage.database import Work, Writer
from bot.storage.drivers import Connection, Sqlite, StorageError, readable


class Counting(Sqlite):
    """Counts the connections that were made, and what was begun on them."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.connections = 0
        self.begun = 0

    async def connect(self, **options: str) -> Connection:
        self.connections += 1
        connection = await super().connect(**options)
        change = connection.change

        async def counted(sql: str, *values: object) -> int:
            self.begun += sql.startswith("BEGIN")
            return await change(sql, *values)

        connection.change = counted  # type: ignore[method-assign]
        return connection


@pytest.fixture
def driver(tmp_path: Path) -> Counting:
    return Counting(str(tmp_path / "notes.db"))


@pytest.fixture
async def writer(driver: Counting) -> AsyncIterator[Writer]:
    @contextmanager
    def guarded() -> Any:
        with readable("notes.db", driver.errors):
            yield

    made = Writer(driver, guarded)

    async def create(connection: Connection) -> None:
        await connection.change("CREATE TABLE notes (number INTEGER PRIMARY KEY)")

    await made.write(create)
    driver.begun = 0
    yield made
    await made.close()


def note(number: int) -> Work[int]:
    async def work(connection: Connection) -> int:
        await connection.change("INSERT INTO notes VALUES ($1)", number)
        return number

    return work


async def notes(writer: Writer) -> list[int]:
    async def work(connection: Connection) -> list[int]:
        return [row[0] for row in await connection.fetch("SELECT number FROM notes ORDER BY rowid")]

    return await writer.write(work)


async def test_what_waits_together_is_one_transaction_and_each_gets_its_own_result(
    writer: Writer, driver: Counting
) -> None:
    results = await asyncio.gather(*(writer.write(note(number)) for number in (3, 1, 2)))

    assert results == [3, 1, 2]
    assert driver.begun == 1


async def test_a_single_statement_that_waits_alone_is_kept_without_a_transaction(
    writer: Writer, driver: Counting
) -> None:
    assert await writer.write(note(1), single=True) == 1
    assert driver.begun == 0
    assert await notes(writer) == [1]
    assert await asyncio.gather(*(writer.write(note(number), single=True) for number in (2, 3))) == [2, 3]
    assert driver.begun == 2
    assert await notes(writer) == [1, 2, 3]


async def test_a_piece_that_fails_leaves_no_trace_and_takes_none_of_the_others_with_it(writer: Writer) -> None:
    async def broken(connection: Connection) -> None:
        await connection.change("INSERT INTO notes VALUES ($1)", 50)
        raise ValueError("a slip")

    results = await asyncio.gather(
        writer.write(note(1)), writer.write(broken), writer.write(note(2)), return_exceptions=True
    )

    assert [results[0], results[2]] == [1, 2]
    assert isinstance(results[1], ValueError)
    assert await notes(writer) == [1, 2]


async def test_what_the_driver_says_becomes_an_error_that_can_be_read_and_the_next_write_works(
    writer: Writer, driver: Counting
) -> None:
    await writer.write(note(1))
    with pytest.raises(StorageError, match=r"^The database notes.db can't be used: UNIQUE"):
        await writer.write(note(1))

    assert await writer.write(note(2)) == 2
    assert driver.connections == 2  # closing the first one undid what was begun on it


async def test_somebody_who_waits_no_longer_keeps_nobody_from_being_written(writer: Writer) -> None:
    first, second = (asyncio.create_task(writer.write(note(number))) for number in (1, 2))
    await asyncio.sleep(0)
    first.cancel()

    assert await second == 2
    with pytest.raises(asyncio.CancelledError):
        await first


async def test_what_the_first_statement_changes_nothing_of_is_left_whole(writer: Writer) -> None:
    add, drop = "INSERT INTO notes VALUES ($1)", "DELETE FROM notes WHERE number = $1"

    assert await writer.write(lambda connection: connection.change_all([(add, (1,)), (drop, (9,)), (add, (2,))]))
    assert not await writer.write(lambda connection: connection.change_all([(drop, (9,)), (add, (3,))]))
    assert await notes(writer) == [1, 2]


@pytest.mark.parametrize("single", [True, False])
async def test_statements_that_belong_together_are_written_whole_or_not_at_all(writer: Writer, single: bool) -> None:
    add, broken = "INSERT INTO notes VALUES ($1)", "INSERT INTO nowhere VALUES ($1)"

    with pytest.raises(StorageError):
        await writer.write(lambda connection: connection.change_all([(add, (1,)), (broken, (2,))]), single=single)
    assert await notes(writer) == []
    assert await writer.write(lambda connection: connection.change_all([(add, (3,)), (add, (4,))]), single=single)
    assert await notes(writer) == [3, 4]
