"""From an answer's code to its text, and to a statement that a stranger checks."""

from __future__ import annotations

import asyncio
import json
import os
import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bench.postgresql import Server
from bot import cli
from bot.bayan import Bayan
from bot.desk import statement as stating
from bot.dialogue.context import Context
from bot.facts.factbase import Language
from bot.facts.loader import load
from bot.locales import Locales
from bot.messaging.session import answered
from bot.storage import Incoming, Storage
from tests.facts import folders
from tests.messaging.harness import KNOWLEDGE, ROOT, KeywordUnderstanding
from tests.storage.conftest import Clock

VERSIONS = (
    KNOWLEDGE,
    KNOWLEDGE | folders.edited("facts/when.yaml", "The first workshop ran", "The first one took place"),
    KNOWLEDGE | folders.edited("facts/when.yaml", "عُقدت الورشة الأولى", "انعقدت الورشة الأولى"),
)
QUESTIONS = (
    "when was it",
    "متى كانت",
    "who took part",
    "venue?",
    "الفندق",
    "hello",
    "everything",
    "who won",
    "مرحبا",
    "?",
)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith(("BAYAN_", "TELEGRAM_"))]:
        monkeypatch.delenv(name)
    return tmp_path / "bayan.db"


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A new database of each kind, which the commands find in their settings."""
    if request.param == "sqlite":
        return str(path)
    server: Server = request.getfixturevalue("postgresql")
    found = asyncio.run(server.new_database())
    monkeypatch.setenv("BAYAN_DATABASE", found)
    return found


@asynccontextmanager
async def opened(path: Path | str, now: Clock) -> AsyncIterator[Storage]:
    storage = await Storage.open(str(path), bot=7, key=None, retention_days=90, now=now)
    try:
        yield storage
    finally:
        await storage.close()


def bayans(folder: Path) -> list[Bayan]:
    locales = Locales.load(ROOT / "locales")
    bases = [load(folders.write(folder / str(number), files)) for number, files in enumerate(VERSIONS)]
    return [
        Bayan.of(base, locales, KeywordUnderstanding(), commit=f"commit-{number}") for number, base in enumerate(bases)
    ]


async def tell(storage: Storage, bayan: Bayan, number: int, text: str, person: str = "p") -> tuple[str, str]:
    """Answer a question; the code of the answer, and what was said."""
    context = Context(interface=Language.EN)
    reply = bayan.answer(text, context, datetime.now(UTC)).reply
    await storage.inbox.accept(Incoming(number, "{}", "message", person))
    await storage.inbox.complete(number, answered("message", reply, text, reply.text), 0.1)
    shown = await storage.proofs.of_update(number)
    assert shown is not None
    return shown.code, reply.text


def one(address: Path | str, clock: Clock, text: str) -> tuple[str, str]:
    """A database with one answer: its code, and what was said."""

    async def work() -> tuple[str, str]:
        async with opened(address, clock) as storage:
            return await tell(storage, bayans(Path.cwd())[0], 1, text)

    return asyncio.run(work())


def test_a_thousand_answers_over_three_versions_come_again_letter_by_letter(
    path: Path, address: str, clock: Clock
) -> None:
    asyncio.run(_a_thousand_answers(path, address, clock))


async def _a_thousand_answers(path: Path, address: str, clock: Clock) -> None:
    versions, commits = bayans(path.parent), set()
    async with opened(address, clock) as storage:
        told = [
            await tell(storage, versions[number % 3], number, QUESTIONS[number // 3 % len(QUESTIONS)])
            for number in range(1000)
        ]
        for code, text in told:
            shown = await storage.proofs.by_code(code)
            assert shown is not None
            commits.add(shown.said.commit)
            assert stating.text_of(shown).encode() == text.encode()
        rows = await storage.database.fetch("SELECT avg(length(said)), count(DISTINCT version) FROM questions")
        kept = await storage.database.fetch("SELECT max(length(snapshot)) FROM versions")

    assert len({code for code, _ in told}) == 1000
    assert commits == {"commit-0", "commit-1", "commit-2"}
    assert rows[0][0] < 60
    assert rows[0][1] == 3
    assert kept[0][0] < 8_000


def test_replay_prints_what_was_said(address: str, clock: Clock, capfd: pytest.CaptureFixture[str]) -> None:
    code, text = one(address, clock, "متى كانت")

    assert cli.main(["replay", code.lower().replace("-", " ")]) == 0
    assert capfd.readouterr().out == f"{text}\n"


def test_a_stranger_checks_a_statement_and_sees_an_alteration(
    path: Path, address: str, clock: Clock, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, text = one(address, clock, "when was it")
    assert cli.main(["prove", code]) == 0
    Path("answer.json").write_text(written := capfd.readouterr().out, "utf-8")
    assert cli.main(["key"]) == 0
    Path("office.pem").write_text(capfd.readouterr().out)
    if address == str(path):
        assert stat.S_IMODE(path.with_name("bayan.db.signing-key").stat().st_mode) == 0o600
    path.unlink(missing_ok=True)
    monkeypatch.setenv("BAYAN_DATABASE", "gone.db")

    assert cli.main(["verify", "answer.json", "--key", "office.pem"]) == 0
    said = capfd.readouterr().out
    assert text in said
    assert "genuine" in said
    assert json.loads(written)["statement"]["knowledge"]["git_commit"] == "commit-0"
    assert "when was it" not in written

    Path("answer.json").write_text(written.replace("10–11", "12–13"), "utf-8")
    assert cli.main(["verify", "answer.json", "--key", "office.pem"]) == 1
    assert "not genuine" in capfd.readouterr().err


def test_another_offices_key_vouches_for_nothing(path: Path, clock: Clock, capfd: pytest.CaptureFixture[str]) -> None:
    code, _ = one(path, clock, "when was it")
    cli.main(["prove", code])
    Path("answer.json").write_text(capfd.readouterr().out, "utf-8")
    path.with_name("bayan.db.signing-key").unlink()
    cli.main(["key"])
    Path("office.pem").write_text(capfd.readouterr().out)

    assert cli.main(["verify", "answer.json", "--key", "office.pem"]) == 1


@pytest.mark.parametrize("gone", ["forgotten", "too old"])
def test_what_is_deleted_is_no_longer_kept_and_no_copy_is_left(
    gone: str, path: Path, address: str, clock: Clock, capfd: pytest.CaptureFixture[str]
) -> None:
    bayan, other, _ = bayans(path.parent)

    async def work() -> tuple[str, list[int], bool]:
        async with opened(address, clock) as storage:
            code, _ = await tell(storage, bayan, 1, "when was it")
            if gone == "forgotten":
                await storage.retention.forget("p")
                clock.wind(days=1)
            else:
                clock.wind(days=91)
                await storage.retention.delete_expired()
            await tell(storage, other, 2, "when was it", "q")  # SQLite gives its row the number that is free again
            rows = await storage.database.fetch("SELECT id FROM questions")
            hashes = await storage.database.fetch("SELECT hash FROM versions")
        return code, [row[0] for row in rows], (bayan.renderer.version.hash,) in [tuple(row) for row in hashes]

    code, rows, is_version_left = asyncio.run(work())
    assert rows == [1 if address == str(path) else 2]
    assert cli.main(["replay", code]) == 2
    assert "no longer kept" in capfd.readouterr().err
    assert cli.main(["prove", code]) == 2
    assert is_version_left is (gone == "forgotten"), "a version that no answer needs goes with the retention"


async def test_what_somebody_in_danger_was_told_isnt_kept(path: Path, clock: Clock) -> None:
    async with opened(path, clock) as storage:
        reply = bayans(path.parent)[0].answer("passport", Context(), datetime.now(UTC)).reply
        await storage.inbox.accept(Incoming(1, "{}", "message", "p"))
        await storage.inbox.complete(1, answered("message", reply, "passport", reply.text), 0.1)
        rows = await storage.database.fetch("SELECT said, version FROM questions")

    assert rows[0][0] is None
    assert rows[0][1] is not None


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("", "answer.json:1:1: no JSON"),
        ('{"statement": {}}', "holds no statement"),
        ("[]", "holds no statement"),
        ('{"statement": {"form": "bayan-statement-9"}, "signature": ""}', "of the form bayan-statement-1"),
        ('{"statement": {}, "signature": "%%"}', "holds no statement"),
    ],
)
def test_a_file_that_is_no_statement_is_named(
    file: str, said: str, path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("answer.json").write_text(file)
    Path("office.pem").write_text(stating.published(stating.private_key("11" * 32)))
    assert cli.main(["verify", "answer.json", "--key", "office.pem"]) == 2
    assert said in capfd.readouterr().err


def test_mistakes_of_the_keyboard_are_one_line(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Path("answer.json").write_text("{}")
    Path("office.pem").write_text("-----BEGIN RSA PUBLIC KEY-----\n")
    for command, said in (
        (["replay", "7K2QF-M9XTB"], "no database"),
        (["verify", "answer.json", "--key", "office.pem"], "office.pem holds no public key"),
        (["verify", "missing.json", "--key", "answer.json"], "answer.json holds no public key"),
    ):
        assert cli.main(command) == 2
        assert said in capfd.readouterr().err


def test_a_damaged_signing_key_is_named(path: Path) -> None:
    with pytest.raises(Exception, match="signing key is damaged"):
        stating.private_key("not hexadecimal")


def test_a_lost_key_is_named_and_none_is_made(path: Path, clock: Clock, capfd: pytest.CaptureFixture[str]) -> None:
    code, _ = one(path, clock, "when was it")
    path.with_name("bayan.db.key").unlink()

    assert cli.main(["replay", code]) == 2
    assert "put it back" in capfd.readouterr().err
    assert not path.with_name("bayan.db.key").exists()
