from __future__ import annotations

import asyncio
import logging
import os
import signal
import subprocess
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot import app
from bot.errors import UserError
from bot.settings import Settings
from bot.simulator import Simulator, acts
from bot.simulator.faults import FaultPlan
from bot.storage import StorageError
from tests.http import local_client

from .facts import folders

ROOT = Path(__file__).parents[1]
RUN = "from bot import app; from bot.settings import Settings; app.run(Settings.read())"
POISON = f"""
import os, signal
from bot.bayan import Bayan
from bot.messaging.transport import replay
answer = Bayan.answer
def deadly(self, text, context, now):
    if text == "poison":
        os.kill(os.getpid(), signal.SIGKILL)
    return answer(self, text, context, now)
Bayan.answer = deadly
replay.MOST_REPLAYS = 1
{RUN}
"""


SELDOM = {
    *("fpdf fontTools uharfbuzz PIL pypdfium2 openpyxl ruamel".split()),
    *("sklearn scipy wordfreq alembic sqlalchemy asyncpg filelock cryptography rich".split()),
    *("pydantic bot.facts.loader bot.facts.models bot.facts.phrasings".split()),
}
"""What a bot that is asked questions can do without: pictures and pages, sheets, learning, the steps from an older
form, the other database, what reads knowledge and says what is wrong with it. The first of them alone take 20 MB.
"""


def test_a_bot_carries_nothing_that_is_seldom_wanted() -> None:
    code = "import sys; from bot import app; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    loaded = run.stdout.split()
    assert {"bot.messaging.server.lifecycle", "numpy"} < {*loaded}
    assert SELDOM & {*loaded} == set()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Knowledge and cache for all tests here, so that it is learnt once."""
    folder = tmp_path_factory.mktemp("shared")
    folders.write(folder / "knowledge")
    return folder


@pytest.fixture(autouse=True)
def untouched_logging() -> Iterator[None]:
    """What `run` sets up for a whole process is put back."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in list(logging.root.manager.loggerDict)}
    yield
    logging.captureWarnings(False)
    root.handlers[:] = handlers
    root.setLevel(level)
    for name in list(logging.root.manager.loggerDict):
        logging.getLogger(name).setLevel(levels.get(name, logging.NOTSET))


@pytest.fixture
def environment(shared: Path, tmp_path: Path) -> dict[str, str]:
    return {
        "BAYAN_KNOWLEDGE": str(shared / "knowledge"),
        "BAYAN_LOCALES": str(ROOT / "locales"),
        "BAYAN_CACHE": str(shared / "cache"),
        "BAYAN_DATABASE": str(tmp_path / "bayan.db"),
        "BAYAN_LOG_LEVEL": "DEBUG",
    }


@asynccontextmanager
async def program(simulator: Simulator, environment: dict[str, str], code: str = RUN) -> AsyncIterator[Process]:
    """The bot as a process of its own; killed at the end where it still runs."""
    line = {"TELEGRAM_BOT_TOKEN": simulator.token, "TELEGRAM_API_URL": simulator.url}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, env={**os.environ, **environment, **line}, stderr=PIPE, cwd=ROOT
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


@asynccontextmanager
async def page(settings: Settings, addresses: list[str]) -> AsyncIterator[None]:
    """The chat page in this process, ended as a person ends it."""
    running = asyncio.create_task(app.on_the_page(settings, "127.0.0.1", 0, addresses.append))
    try:
        yield
    finally:
        if not running.done():
            os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.wait_for(running, 10)


def ask(simulator: Simulator, *questions: str) -> None:
    world = simulator.service.world
    for question in questions:
        acts.write(world, world.people[1002], world.chats[1002], question)


def answers(simulator: Simulator) -> list[str]:
    world = simulator.service.world
    return [one.body.text for one in world.history(1002) if one.sender == world.bot and one.body]


async def until(condition: object, seconds: float = 60) -> None:
    assert callable(condition)
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def test_questions_survive_kill_9(environment: dict[str, str]) -> None:
    async with Simulator(pace=0.01) as simulator:
        simulator.service.faults.set(FaultPlan(latency=1000, methods=("sendMessage",)))
        ask(simulator, "when was it", "who took part", "when was it")
        async with program(simulator, environment) as first:
            # Telegram has been told that they arrived, and none has been answered.
            await until(lambda: not simulator.service.world.updates.pending)
            first.kill()
            await first.wait()
        assert answers(simulator) == []
        simulator.service.faults.set(FaultPlan())
        async with program(simulator, environment):
            await until(lambda: len(answers(simulator)) == 3)

    assert all(answer for answer in answers(simulator))


async def test_an_update_that_kills_the_program_is_set_aside_and_the_rest_answered(
    environment: dict[str, str],
) -> None:
    async with Simulator(pace=0.01) as simulator:
        ask(simulator, "poison", "when was it")
        for _ in range(2):
            async with program(simulator, environment, POISON) as doomed:
                assert await doomed.wait() == -signal.SIGKILL
        async with program(simulator, environment, POISON):
            await until(lambda: answers(simulator))


async def test_sigterm_stops_it_cleanly_and_the_token_is_in_no_line_of_the_log(environment: dict[str, str]) -> None:
    async with Simulator(pace=0.01) as simulator:
        async with program(simulator, environment) as process:
            ask(simulator, "when was it")
            await until(lambda: answers(simulator))
            started = time.monotonic()
            process.terminate()
            _, log = await process.communicate()
        assert process.returncode == 0
        assert time.monotonic() - started < 10
        assert b"Ready" in log
        assert simulator.token.partition(":")[2].encode() not in log
        assert b"when was it" not in log


async def test_the_chat_page_answers_and_says_why(environment: dict[str, str]) -> None:
    addresses: list[str] = []
    settings = Settings.read(environment, Path("no.env"))
    async with page(settings, addresses), local_client(timeout=30) as client:
        await until(lambda: addresses)
        chat = f"{addresses[0]}/people/1002/chats/1002"
        await client.post(f"{chat}/messages", json={"text": "when was it"})
        async with asyncio.timeout(60):
            while len(found := (await client.get(chat)).json()["messages"]) < 2:  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        why = (await client.get(f"{chat}/messages/{found[-1]['message_id']}/why")).json()

    assert why["explanation"]["logged"]["question"] == "when was it"
    assert why["explanation"]["kind"] in ("answer", "clarify", "unknown")


def test_a_database_that_cannot_be_used_is_one_line(environment: dict[str, str]) -> None:
    settings = Settings.read(
        {**environment, "BAYAN_DATABASE": "/nowhere/bayan.db", "TELEGRAM_BOT_TOKEN": "1:" + "A" * 35}, Path("no.env")
    )

    with pytest.raises(StorageError, match=r"/nowhere/bayan\.db can't be used"):
        app.run(settings)


def test_without_a_token_there_is_nothing_to_run(environment: dict[str, str]) -> None:
    with pytest.raises(UserError, match="TELEGRAM_BOT_TOKEN is not set"):
        app.run(Settings.read(environment, Path("no.env")))
