"""A backup of PostgreSQL as docs/operators.md has it, taken while the bot is at work, and restored."""

from __future__ import annotations

import re
from pathlib import Path

from bench.postgresql import Server
from bot.storage import Answered, Incoming

from .conftest import Clock, opened, rows

OPERATORS = Path(__file__).parents[2] / "docs" / "operators.md"


def options(program: str) -> list[str]:
    """The options that the page gives a program, without the names of files and databases."""
    (line,) = re.findall(rf"{program} (--\S.*)$", OPERATORS.read_text(encoding="utf-8"), re.MULTILINE)
    return [word for word in line.split() if word.startswith("--") and not word.startswith(("--file", "--dbname"))]


async def test_a_backup_is_restored_whole_and_without_the_key(postgresql: Server, clock: Clock, tmp_path: Path) -> None:
    first, second = await postgresql.new_database(), await postgresql.new_database()
    storage = await opened(first, clock, key="pepper")
    for number in (1, 2):
        await storage.inbox.accept(Incoming(number, "{}", "message", storage.pseudonyms.person(7)))
    await storage.inbox.complete(1, Answered("message", "en", "when?", "answer", ("dates",)), 0.1)
    await (await opened(first, clock)).close()  # it makes a key

    file = str(tmp_path / "backup.dump")
    postgresql.run("pg_dump", *options("pg_dump"), f"--file={file}", first.rpartition("/")[2])
    postgresql.run("pg_restore", *options("pg_restore"), f"--dbname={second.rpartition('/')[2]}", file)
    await storage.close()

    assert await rows(second, "SELECT name FROM keys") == []
    restored = await opened(second, clock, key="pepper")
    logged = await restored.log.find(1)
    assert logged is not None
    assert (logged.question, logged.person) == ("when?", restored.pseudonyms.person(7))
    assert [one.update_id for one in await restored.inbox.pending()] == [2]
    await restored.close()
