"""`bayan replay`, `prove`, `verify` and `key`: from a code to what was said, and from that to something a stranger can
check.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

from bot import clock
from bot.desk import statement as stating
from bot.errors import UserError
from bot.settings import Settings
from bot.storage import Shown
from bot.storage.codes import Codes
from bot.storage.database import Database
from bot.storage.keys import Key, existing_key, generated_key
from bot.storage.migrate import require_newest
from bot.storage.proofs import Proofs

_T = TypeVar("_T")


def replay(settings: Settings, code: str) -> str:
    """What was said, letter by letter. Raises UserError for a code that nothing is kept under (any more)."""
    return stating.text_of(_with(settings, lambda database: _find(settings, database, code)))


def prove(settings: Settings, code: str) -> str:
    """A signed statement of an answer, as JSON. Raises UserError as `replay` does."""

    async def work(database: Database) -> tuple[Shown, str]:
        return await _find(settings, database, code), await generated_key(database, Key.SIGNING)

    shown, key = _with(settings, work)
    return stating.signed(stating.statement(shown, clock.now()), stating.private_key(key))


def key(settings: Settings) -> str:
    """The public key to publish, as PEM; at the first call the pair is made."""
    return stating.published(
        stating.private_key(_with(settings, lambda database: generated_key(database, Key.SIGNING)))
    )


def verify(file: Path, public: Path) -> tuple[bool, str]:
    """Whether the office signed what the file says, and what to print. Raises UserError for files that hold neither."""
    found = stating.check(file, stating.public_key(public))
    if not found.is_genuine:
        return False, f"{file}: not genuine: it was altered, or another office signed it"
    stated: dict[str, Any] = dict(found.statement)
    said = f"on {stated['answered_at']} the bot {stated['bot']} said this (code {stated['code']}):"
    knowledge = stated["knowledge"]
    commit = f", git commit {knowledge['git_commit']}" if knowledge["git_commit"] else ""
    return True, f"{file}: genuine; {said}\n\n{stated['text']}\n\nby the knowledge {knowledge['sha256']}{commit}"


async def _find(settings: Settings, database: Database, code: str) -> Shown:
    await require_newest(database)
    secret = settings.pseudonym_key.reveal() if settings.pseudonym_key else None
    secret = secret or await existing_key(database, Key.PSEUDONYMS)
    if secret is None:
        raise UserError(f"the key of {database.shown} isn't there; put it back, or set BAYAN_PSEUDONYM_KEY")
    shown = await Proofs(database, None, Codes(secret)).by_code(code)
    if shown is None:
        raise UserError(
            f"no answer is kept under {code!r}: no longer kept (after /forget, or BAYAN_RETENTION_DAYS), or mistyped; "
            "expected ten letters and digits, as 7K2QF-M9XTB"
        )
    return shown


def _with(settings: Settings, work: Callable[[Database], Awaitable[_T]]) -> _T:
    """Do something with the database of a bot. Raises UserError where there is none yet."""
    address = settings.database
    if "://" not in address and not Path(address).expanduser().is_file():
        raise UserError(f"there is no database at {address}: no bot has run here yet, or BAYAN_DATABASE is another")
    return asyncio.run(_run(address, work))


async def _run(address: str, work: Callable[[Database], Awaitable[_T]]) -> _T:
    database = Database(address)
    try:
        return await work(database)
    finally:
        await database.close()
