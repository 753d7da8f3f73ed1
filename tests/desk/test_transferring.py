"""`bayan export` and `bayan import`, as an operator runs them, between the two kinds of database."""

from __future__ import annotations

import asyncio
import json
import re
import sqlite3
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bench.postgresql import Server
from bot import cli, clock
from bot.storage import Answered, Incoming, Said, Sent, Storage, Trace
from bot.storage.database import Database
from bot.storage.keys import Key, generated_key
from bot.storage.tables import creation
from bot.storage.transfer import LEFT_OUT
from tests.storage.conftest import rows

QUESTION, CORRECTS = "متى؟ «when»", (("place", "دبي"),)


async def opened(address: str) -> Storage:
    return await Storage.open(address, bot=1, key=None, retention_days=90, now=clock.now)


async def fill(address: str) -> None:
    """A question that was answered, with all that it leaves behind, and one that waits."""
    storage = await opened(address)
    person, place = storage.pseudonyms.person(7), storage.pseudonyms.place(7)
    for number in (1, 2):
        await storage.inbox.accept(Incoming(number, '{"text": "متى؟"}', "message", person, "private", number))
    trace = Trace(person, place, {"facts": ["dates"]}, (Sent(11, 1, 10),))
    said = Said("f" * 64, "c" * 40, b"\x00snapshot\xff", b"\x01said")
    answered = Answered("message", "ar", QUESTION, "answer", ("dates",), 0.9, (("dates", 0.9),), None, trace, CORRECTS)
    await storage.inbox.complete(1, replace(answered, said=said), 0.25)
    await storage.forbidden.add("here")
    await storage.close()


@pytest.fixture
def databases(tmp_path: Path, postgresql: Server) -> tuple[str, str, str]:
    """One with questions in it, SQLite, a new one on the server, and a new SQLite one."""
    first, third = str(tmp_path / "first.db"), str(tmp_path / "third.db")
    asyncio.run(fill(first))
    return first, asyncio.run(postgresql.new_database()), third


@pytest.fixture
def bayan(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., int]:
    monkeypatch.chdir(tmp_path)

    def run(database: str, *arguments: str) -> int:
        monkeypatch.setenv("BAYAN_DATABASE", database)
        return cli.main([*arguments])

    return run


def test_all_of_it_goes_there_and_back_and_people_stay_who_they_are(
    databases: tuple[str, str, str], bayan: Callable[..., int]
) -> None:
    first, second, third = databases
    assert bayan(first, "export", "there.jsonl", "--keys", "keys.json") == 0
    assert bayan(second, "import", "there.jsonl", "--keys", "keys.json") == 0
    assert bayan(second, "export", "back.jsonl") == 0
    assert bayan(third, "import", "back.jsonl", "--keys", "keys.json") == 0
    assert Path("there.jsonl").read_bytes() == Path("back.jsonl").read_bytes()

    async def look(address: str) -> None:
        storage = await opened(address)
        person, place = storage.pseudonyms.person(7), storage.pseudonyms.place(7)
        logged = await storage.log.find(1)
        assert logged is not None
        assert (logged.question, logged.person, logged.corrects) == (QUESTION, person, CORRECTS)
        assert await storage.contexts.load(person, place) == {"facts": ["dates"]}
        assert await storage.answers.at(place, 11) == Sent(11, 1, 10)
        assert await storage.forbidden.has("here")
        assert [one.update_id for one in await storage.inbox.pending()] == [2]
        assert await storage.inbox.accept(Incoming(3, "{}", "message")), "a new row gets a number of its own"
        await storage.close()

    for address in (second, third):
        asyncio.run(look(address))


def a_row(table: str, number: int) -> str:
    """The statement that puts a row into a table, with a value of its own in each column."""

    def value(column: str, kind: str, place: int) -> str:
        if column == "state":
            return "'done'"  # what waits would be one row a chat
        if "INT" in kind:
            return str(100 * number + place)
        kinds = {"JSON": f"""'["{column}", {number}]'""", "BOOLEAN": "TRUE", "FLOAT": f"{number}.25"}
        return kinds.get(kind, f"X'{place:02x}00ff'" if kind == "BLOB" else f"'{column[:5]} {number}'")

    (made,) = [one for one in creation("sqlite") if re.search(rf"CREATE TABLE {table} \(", one)]
    with sqlite3.connect(":memory:") as connection:
        connection.execute(made)
        columns = [(row[1], row[2]) for row in connection.execute(f"PRAGMA table_info({table})")]
    connection.close()
    values = (value(*column, place) for place, column in enumerate(columns))
    return f"INSERT INTO {table} ({', '.join(name for name, _ in columns)}) VALUES ({', '.join(values)})"  # noqa: S608


def test_every_table_goes_along_with_every_column_or_is_left_out_for_a_reason(
    databases: tuple[str, str, str], bayan: Callable[..., int]
) -> None:
    first, second, third = databases
    tables = {name for one in creation("sqlite") for name in re.findall(r"CREATE TABLE (\w+)", one)} - {*LEFT_OUT}
    with sqlite3.connect(first) as connection:
        assert {"questions", "follows", "awaited", "changes", "handovers", "holds", "versions"} < tables
        for table in tables:
            for number in (11, 12):
                connection.execute(a_row(table, number))
    connection.close()

    assert bayan(first, "export", "there.jsonl", "--keys", "keys.json") == 0
    assert bayan(second, "import", "there.jsonl", "--keys", "keys.json") == 0
    assert bayan(second, "export", "back.jsonl", "--keys", "keys-back.json") == 0
    assert bayan(third, "import", "back.jsonl", "--keys", "keys-back.json") == 0
    for table in tables:
        for database in (second, third):
            held = asyncio.run(rows(database, f"SELECT * FROM {table}"))  # noqa: S608
            assert len(held) == len(asyncio.run(rows(first, f"SELECT * FROM {table}"))) >= 2, table  # noqa: S608
    assert Path("there.jsonl").read_bytes() == Path("back.jsonl").read_bytes()
    assert Path("keys.json").read_bytes() == Path("keys-back.json").read_bytes()


def test_every_key_goes_along(databases: tuple[str, str, str], bayan: Callable[..., int]) -> None:
    async def made(address: str) -> dict[str, str]:
        database = Database(address)
        keys = {key.name: await generated_key(database, key) for key in Key}
        await database.close()
        return keys

    first, second, third = databases
    keys = asyncio.run(made(first))
    for one, other, file in ((first, second, "there"), (second, third, "back")):
        assert bayan(one, "export", f"{file}.jsonl", "--keys", f"{file}.keys") == 0
        assert bayan(other, "import", f"{file}.jsonl", "--keys", f"{file}.keys") == 0
        assert asyncio.run(made(other)) == keys


def test_only_its_owner_may_read_an_export_and_no_file_is_written_over(
    databases: tuple[str, str, str], bayan: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert bayan(databases[0], "export", "there.jsonl", "--keys", "keys.json") == 0
    assert "6 rows of" in capsys.readouterr().out
    for file in ("there.jsonl", "keys.json"):
        assert stat.S_IMODE(Path(file).stat().st_mode) == 0o600
    assert bayan(databases[0], "export", "there.jsonl") == 2
    assert "there.jsonl: can't be written (File exists); choose a new file" in capsys.readouterr().err


def spoilt(lines: list[str], how: str) -> list[str]:
    if how == "cut short":
        return lines[:-1]
    if how == "a line is cut":
        return [*lines[:3], lines[3][:20] + "\n"]
    if how == "a row is missing":
        return [*lines[:2], *lines[3:]]
    if how == "another form":
        return [json.dumps(json.loads(lines[0]) | {"form": "0001"}) + "\n", *lines[1:]]
    return ["no export\n", *lines]


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("cut short", "the export is cut short: its last line is missing"),
        ("a line is cut", "line 4: is cut short or no JSON"),
        ("a row is missing", "has the rows"),
        ("another form", "the export has the form 0001"),
        ("something else", "line 1: is"),
    ],
)
def test_a_damaged_export_leaves_the_database_as_it_was(
    databases: tuple[str, str, str],
    bayan: Callable[..., int],
    capsys: pytest.CaptureFixture[str],
    how: str,
    said: str,
) -> None:
    first, second, _ = databases
    assert bayan(first, "export", "there.jsonl", "--keys", "keys.json") == 0
    lines = Path("there.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    Path("spoilt.jsonl").write_text("".join(spoilt(lines, how)), encoding="utf-8")

    assert bayan(second, "import", "spoilt.jsonl", "--keys", "keys.json") == 2
    assert said in capsys.readouterr().err
    assert bayan(second, "import", "there.jsonl", "--keys", "keys.json") == 0
    assert asyncio.run(rows(second, "SELECT count(*) FROM questions")) == [(2,)]


def test_without_the_key_nobody_becomes_a_stranger(
    databases: tuple[str, str, str],
    bayan: Callable[..., int],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, second, _ = databases
    assert bayan(first, "export", "there.jsonl") == 0
    assert bayan(second, "import", "there.jsonl") == 2
    assert "the hashed ids were made with another key" in capsys.readouterr().err
    monkeypatch.setenv("BAYAN_PSEUDONYM_KEY", Path("first.db.key").read_text())
    assert bayan(second, "import", "there.jsonl") == 0


def test_a_database_with_rows_or_a_bot_at_work_is_left_alone(
    databases: tuple[str, str, str], bayan: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    first, second, _ = databases
    assert bayan(first, "export", "there.jsonl", "--keys", "keys.json") == 0
    assert bayan(first, "import", "there.jsonl", "--keys", "keys.json") == 2
    assert "already; choose a new database" in capsys.readouterr().err

    async def work() -> None:
        storage = await opened(second)
        await storage.heartbeat.beat()
        await storage.close()

    asyncio.run(work())
    assert bayan(second, "import", "there.jsonl", "--keys", "keys.json") == 2
    assert bayan(second, "export", "other.jsonl") == 2
    assert capsys.readouterr().err.count("a bot is at work") == 2
    assert not Path("other.jsonl").exists()
