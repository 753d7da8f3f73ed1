"""A backup of PostgreSQL as docs/operators.md has it, taken while the bot is at work, and restored."""

from __future__ import annotations

import re
import shlex
from datetime import timedelta
from pathlib import Path

import pytest

from bench.postgresql import Server
from bot.storage import Address, Answered, Follower, Incoming, Standing, Told
from bot.storage.changes import WHOLE

from .conftest import Clock, opened, rows

OPERATORS = Path(__file__).parents[2] / "docs" / "operators.md"


def run(server: Server, program: str, database: str, folder: Path) -> None:
    """Run the lines of the page that begin with a program, on a database, with their files in a folder."""
    lines = re.findall(rf"^{program} (--\S.*)$", OPERATORS.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(lines) == 2
    name = database.rpartition("/")[2]
    for line in lines:
        line = re.sub(
            r"\b(\w+\.dump)", rf"{folder}/\1", line.replace("bayan_restored", name).replace("$DATABASE", name)
        )
        server.run(program, *shlex.split(line))


@pytest.mark.parametrize("with_keys", [True, False])
async def test_a_backup_is_restored_whole_and_the_keys_are_apart(
    postgresql: Server, clock: Clock, tmp_path: Path, with_keys: bool
) -> None:
    first, second = await postgresql.new_database(), await postgresql.new_database()
    storage = await opened(first, clock)
    person, place = storage.pseudonyms.person(7), storage.pseudonyms.place(7)
    for number in (1, 2):
        await storage.inbox.accept(Incoming(number, "{}", "message", person))
    await storage.inbox.complete(1, Answered("message", "en", "when?", "answer", ("dates",)), 0.1)
    follower = Follower(person, place, Address(7, 7), "en", clock() + timedelta(days=9))
    await storage.follows.follow(follower, "r", [Told("dates", "old", "Then.")], clock())

    run(postgresql, "pg_dump", first, tmp_path)
    await storage.close()
    if not with_keys:
        postgresql.run("pg_restore", "--no-owner", f"--dbname={second.rpartition('/')[2]}", f"{tmp_path}/backup.dump")
        assert await rows(second, "SELECT value FROM keys") == []
        return

    run(postgresql, "pg_restore", second, tmp_path)
    restored = await opened(second, clock)
    logged = await restored.log.find(1)
    assert logged is not None
    assert (logged.question, logged.person) == ("when?", restored.pseudonyms.person(7))
    assert [one.update_id for one in await restored.inbox.pending()] == [2]
    clock.wind(minutes=1)
    await restored.changes.see("r", [(WHOLE, "state"), ("dates", "mark")])
    clock.wind(minutes=1)
    due = await restored.follows.next_due("r", (Standing("dates", "new", "mark"),), clock())
    assert due is not None
    assert due.address == Address(7, 7)
    await restored.close()
