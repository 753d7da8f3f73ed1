"""Everything that a database holds, as lines of JSON, and back: from SQLite to PostgreSQL, or the other way.

The first line says which form the tables have and what their columns are called, each other line is a row, the last
says how many there are of each table. Hashed ids stay as they are; so the key that made them has to come along, which
is in a file of its own, or nobody's next question would be theirs. What is only of the moment (signs of life) stays.
"""

from __future__ import annotations

import base64
import json
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from typing import Any

from bot.errors import UserError
from bot.storage.database import Database
from bot.storage.drivers import Connection
from bot.storage.migrate import NEWEST, require_newest, upgrade
from bot.storage.tables import inserting, kept

LEFT_OUT = {
    "alembic_version": "the form is in the first line",
    "heartbeats": "a sign of life of the moment",
    "replicas": "a lease of the moment",
    "keys": "kept apart from what they hide: `--keys` writes them to a file of their own",
}
"""The only tables that aren't exported, and why."""
_LOT = 2000
"""Rows that are read, or written, together."""
_BYTES = "base64"
_TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename",
}
_COLUMNS = {
    "sqlite": "SELECT name, type FROM pragma_table_info($1) ORDER BY cid",
    "postgresql": "SELECT column_name, data_type FROM information_schema.columns "
    "WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position",
}
Columns = Mapping[str, str]
"""Each column's type by its name."""


class TransferError(UserError):
    """What can't be exported or imported, and why."""


async def exported(database: Database, key: str, now: datetime) -> AsyncIterator[str]:
    """The lines of an export; `key` is the fingerprint of the key of the hashed ids.

    Raises TransferError where a bot is at work, StorageError where the database can't be read or is of another form.
    """
    await require_newest(database)
    await _refuse_at_work(database, now)
    async with database.reading() as connection:
        tables = await _tables(connection, database.dialect)
        columns = {name: [*found] for name, found in tables.items()}
        yield _line({"bayan": "export", "form": NEWEST, "key": key, "columns": columns})
        counts: Counter[str] = Counter()
        for name, names in columns.items():
            async for row in _rows(connection, name, names):
                counts[name] += 1
                kinds = tables[name].values()
                yield _line([name, [_plain(_typed(value, kind)) for value, kind in zip(row, kinds, strict=True)]])
        yield _line({"rows": counts})


async def imported(database: Database, lines: Iterable[str], now: datetime) -> Mapping[str, int]:
    """Put an export into a new or an empty database, all of it or nothing; how many rows each table has got.

    `lines` is gone through once more where the server goes away meanwhile. Raises TransferError where the export is
    none, is cut short or of another form, or where the database has questions already.
    """
    await prepare(database, now)

    async def work(connection: Connection) -> Counter[str]:
        tables = await _tables(connection, database.dialect)
        reading = enumerate(lines, 1)
        columns = _header(next(reading, (1, ""))[1], tables)
        counts: Counter[str] = Counter()
        rows = _read(reading, columns, counts)
        while lot := [*islice(rows, _LOT)]:
            await _put(connection, lot, columns, tables)
        for name in tables:
            await _count_on(connection, database.dialect, name, tables[name])
        return counts

    return await database.write(work)


async def prepare(database: Database, now: datetime) -> None:
    """See that a database is there and empty. Raises TransferError where it isn't, or a bot is at work."""
    await upgrade(database)
    await _refuse_at_work(database, now)
    async with database.reading() as connection:
        for name in await _tables(connection, database.dialect):
            if await connection.fetch(f"SELECT 1 FROM {name} LIMIT 1"):  # noqa: S608 - a table's name
                raise TransferError(f"{database.shown} has rows in {name} already; choose a new database")


def header(line: str) -> Mapping[str, Any]:
    """What the first line says. Raises TransferError where it isn't that of an export."""
    found = _json(line, 1)
    if not isinstance(found, dict) or found.get("bayan") != "export":
        raise TransferError("line 1: is no export; expected what `bayan export` wrote")
    return found


def _header(line: str, tables: Mapping[str, Columns]) -> Mapping[str, list[str]]:
    found = header(line)
    if found["form"] != NEWEST:
        raise TransferError(
            f"the export has the form {found['form']}, this version of Bayan {NEWEST}; export and import with the same"
        )
    columns: Mapping[str, list[str]] = found["columns"]
    if {name: sorted(names) for name, names in columns.items()} != {name: sorted(of) for name, of in tables.items()}:
        raise TransferError("line 1: names other tables or columns than the database has; export it once more")
    return columns


def _read(
    lines: Iterator[tuple[int, str]], columns: Mapping[str, list[str]], counts: Counter[str]
) -> Iterator[tuple[str, list[Any]]]:
    """Each row with its table; at the end the numbers must be those that the last line gives."""
    for number, line in lines:
        found = _json(line, number)
        if isinstance(found, dict):
            if found.get("rows") != counts:
                raise TransferError(f"line {number}: has the rows {found.get('rows')}, found {dict(counts)}")
            return
        name, values = found
        if name not in columns or len(values) != len(columns[name]):
            raise TransferError(f"line {number}: is no row of {name}; export it once more")
        counts[name] += 1
        yield name, [_value(value) for value in values]
    raise TransferError("the export is cut short: its last line is missing; export it once more")


async def _put(
    connection: Connection,
    lot: Iterable[tuple[str, list[Any]]],
    columns: Mapping[str, list[str]],
    tables: Mapping[str, Columns],
) -> None:
    rows: dict[str, list[tuple[object, ...]]] = {}
    for name, values in lot:
        kinds = [tables[name][column] for column in columns[name]]
        rows.setdefault(name, []).append(tuple(map(_typed, values, kinds)))
    for name, values_of_each in rows.items():
        await connection.change_each(inserting(name, " ".join(columns[name])), values_of_each)


async def _count_on(connection: Connection, dialect: str, table: str, columns: Columns) -> None:
    """Let the next row get a number behind those that were brought."""
    if dialect == "postgresql" and "id" in columns:
        last = f"(SELECT max(id) FROM {table})"  # noqa: S608 - a table's name
        await connection.fetch(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {last}) WHERE {last} > 0")


async def _rows(connection: Connection, table: str, names: list[str]) -> AsyncIterator[tuple[Any, ...]]:
    """All rows of a table; by lots where they are numbered, for there may be millions."""
    query = f"SELECT {', '.join(names)} FROM {table}"  # noqa: S608 - names of the catalogue
    if "id" not in names:
        for row in await connection.fetch(query):
            yield tuple(row)
        return
    last = 0
    while lot := await connection.fetch(f"{query} WHERE id > $1 ORDER BY id LIMIT {_LOT}", last):
        for row in lot:
            yield tuple(row)
        last = lot[-1]["id"]


async def _tables(connection: Connection, dialect: str) -> dict[str, Columns]:
    names = [str(row[0]) for row in await connection.fetch(_TABLES[dialect])]
    return {
        name: {str(row[0]): str(row[1]) for row in await connection.fetch(_COLUMNS[dialect], name)}
        for name in names
        if name not in LEFT_OUT
    }


async def _refuse_at_work(database: Database, now: datetime) -> None:
    if await database.fetch("SELECT 1 FROM heartbeats WHERE expires_at > $1", kept(now)):
        raise TransferError(f"a bot is at work on {database.shown}; stop it first (a killed one counts for a minute)")


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def _json(line: str, number: int) -> Any:
    try:
        return json.loads(line)
    except ValueError:
        raise TransferError(f"line {number}: is cut short or no JSON; export it once more") from None


def _typed(value: object, kind: str) -> object:
    """A value as its column means it: SQLite keeps a yes or no as a number."""
    return bool(value) if kind.lower() == "boolean" and value is not None else value


def _plain(value: object) -> object:
    return {_BYTES: base64.b64encode(value).decode()} if isinstance(value, bytes | memoryview) else value


def _value(value: object) -> object:
    return base64.b64decode(value[_BYTES]) if isinstance(value, dict) else value
