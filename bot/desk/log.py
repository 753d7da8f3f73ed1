"""What was asked, out of the database of these settings; nothing is changed in it."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path

from bot.errors import UserError
from bot.storage import LoggedQuestion
from bot.storage.database import Database
from bot.storage.migrate import require_newest
from bot.storage.query_log import QueryLog


def logged_since(address: str, moment: datetime) -> tuple[LoggedQuestion, ...]:
    """Every message that was answered since then, by whichever bot, oldest first.

    Raises UserError where there is no database yet, or it can't be read.
    """
    if "://" not in address and not Path(address).expanduser().is_file():
        raise UserError(f"there is no database at {address}: no bot has run here yet, or BAYAN_DATABASE is another")
    return asyncio.run(_read(address, moment))


async def _read(address: str, moment: datetime) -> tuple[LoggedQuestion, ...]:
    database = Database(address)
    try:
        async with database.transaction() as connection:
            await connection.run_sync(require_newest)
        return await QueryLog(database).since(moment)
    finally:
        await database.close()
