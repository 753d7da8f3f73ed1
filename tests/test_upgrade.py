"""A database and a `.env` of the version before: opened, migrated and served by this one."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import sqlite3
import sys
from asyncio import create_subprocess_exec
from asyncio.subprocess import PIPE
from datetime import UTC, datetime
from pathlib import Path

from bot import clock
from bot.simulator import Simulator
from bot.storage import Storage
from tests.storage.test_migrate import made_by_steps

from .facts import folders
from .test_app import ROOT, answers, ask, until

KEY = "pepper"
# Every setting that version 0.1.0 knew.
ENV = """\
TELEGRAM_BOT_TOKEN={token}
TELEGRAM_API_URL={url}
BAYAN_KNOWLEDGE={folder}/knowledge
BAYAN_LOCALES={root}/locales
BAYAN_DATABASE=bayan.db
BAYAN_STAFF=7, 8
BAYAN_WEBHOOK_URL=
BAYAN_WEBHOOK_SECRET=sesame
BAYAN_RETENTION_DAYS=30
BAYAN_PSEUDONYM_KEY=pepper
BAYAN_LOG_LEVEL=INFO
BAYAN_CACHE={folder}/cache
"""


def old_database(path: Path, bot: int) -> None:
    """One question that was answered, and one that was accepted before the old version was stopped."""
    made_by_steps(path, "0002")
    sender = {"id": 1002, "is_bot": False, "first_name": "Sara", "language_code": "en"}
    chat = {"id": 1002, "type": "private", "first_name": "Sara"}
    message = {"message_id": 5, "date": 1_764_000_000, "chat": chat, "from": sender, "text": "when was it"}
    raw = json.dumps({"update_id": 41, "message": message})
    person = hmac.new(KEY.encode(), b"person:1002", hashlib.sha256).hexdigest()
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    columns = "bot, update_id, received_at, state, raw, attempts, person, surface, question, kind"
    with sqlite3.connect(path) as old:
        add = f"INSERT INTO questions ({columns}) VALUES (?, ?, ?, ?, ?, 0, ?, 'message', ?, ?)"  # noqa: S608
        old.execute(add, (bot, 40, now, "done", None, person, "who took part", "answer"))
        old.execute(add, (bot, 41, now, "pending", raw, person, None, None))
    old.close()


async def test_what_the_version_before_left_is_served(tmp_path: Path) -> None:
    folders.write(tmp_path / "knowledge")
    async with Simulator(pace=0.01) as simulator:
        bot = int(simulator.token.partition(":")[0])
        old_database(tmp_path / "bayan.db", bot)
        simulator.service.world.started.add(1002)
        env = ENV.format(token=simulator.token, url=simulator.url, folder=tmp_path, root=ROOT)
        (tmp_path / ".env").write_text(env)
        bare = {name: value for name, value in os.environ.items() if not name.startswith(("BAYAN_", "TELEGRAM_"))}
        process = await create_subprocess_exec(
            sys.executable, "-m", "bot", "run", env={**bare, "PYTHONPATH": str(ROOT)}, stderr=PIPE, cwd=tmp_path
        )
        try:
            await until(lambda: len(answers(simulator)) == 1)
            ask(simulator, "when was it")
            await until(lambda: len(answers(simulator)) == 2)
            process.terminate()
            _, log = await process.communicate()
        finally:
            if process.returncode is None:
                process.kill()
                await process.communicate()

    assert process.returncode == 0, log.decode()
    storage = await Storage.open(str(tmp_path / "bayan.db"), bot=bot, key=KEY, retention_days=30, now=clock.now)
    forgotten = await storage.retention.forget(storage.pseudonyms.person(1002))
    await storage.close()
    assert forgotten.questions == 3, "the old rows are the person's still"
