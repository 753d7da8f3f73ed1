"""`bayan export` and `bayan import`: everything that is kept, from one database to another of either kind."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from bot import clock
from bot.errors import UserError
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.keys import Key, existing_key, put_key
from bot.storage.transfer import TransferError, exported, header, imported, prepare

Keys = dict[Key, str]


def export(settings: Settings, file: Path, keys: Path | None) -> str:
    """Write everything into a new file that only its owner may read, the keys into another; what to print.

    Raises UserError where a file is there already or can't be written, a bot is at work, or there is nothing to export.
    """
    _require(settings.database)
    return asyncio.run(_export(settings, file, keys))


def bring(settings: Settings, file: Path, keys: Path | None) -> str:
    """Put an export into the database of these settings, which must be new or empty; what to print.

    Raises UserError where the file is none or damaged, or where the key of its hashed ids isn't at hand.
    """
    return asyncio.run(_bring(settings, file, keys))


async def _export(settings: Settings, file: Path, keys: Path | None) -> str:
    database = Database(settings.database)
    try:
        known = await _known(settings, database)
        count = -2  # the first line and the last are no rows
        with _new(file) as out:
            async for line in exported(database, _fingerprint(known), clock.now()):
                out.write(line)
                count += 1
        if keys is not None:
            with _new(keys) as out:
                out.write(json.dumps({key.value[0]: value for key, value in known.items()}) + "\n")
    finally:
        await database.close()
    return f"{count} rows of {database.shown} are in {file}" + (f", its keys in {keys}" if keys else "")


async def _bring(settings: Settings, file: Path, keys: Path | None) -> str:
    given = _read_keys(keys) if keys else {}
    made_by = header(next(iter(_lines(file)), ""))["key"]
    database = Database(settings.database)
    try:
        if made_by != _fingerprint(await _known(settings, database, given)):
            raise TransferError(
                "the hashed ids were made with another key: give --keys what `bayan export --keys` wrote, or set "
                "BAYAN_PSEUDONYM_KEY to that key (with SQLite it is in the file .key beside the database)"
            )
        await prepare(database, clock.now())
        for key, value in given.items():
            await put_key(database, key, value)
        counts = await imported(database, _Lines(file), clock.now())
    finally:
        await database.close()
    return f"{sum(counts.values())} rows are in {database.shown}, {counts.get('questions', 0)} of them questions"


async def _known(settings: Settings, database: Database, given: Keys | None = None) -> Keys:
    """The keys that are in use: the setting's, else those given, else those that were made at the first start."""
    found = {key: await existing_key(database, key) for key in Key} if await _has_keys(database) else {}
    found |= given or {}
    if settings.pseudonym_key:
        found[Key.PSEUDONYMS] = settings.pseudonym_key.reveal()
    return {key: value for key, value in found.items() if value is not None}


async def _has_keys(database: Database) -> bool:
    """Whether it is a database of ours already."""
    if database.file is not None:
        return database.file.is_file()
    query = "SELECT 1 FROM pg_tables WHERE tablename = 'keys' AND schemaname = current_schema()"
    return bool(await database.fetch(query))


def _fingerprint(keys: Keys) -> str:
    """Enough to know the key of the pseudonyms by, and nothing to find it with."""
    return hmac.new(keys.get(Key.PSEUDONYMS, "").encode(), b"bayan export", hashlib.sha256).hexdigest()[:16]


def _require(address: str) -> None:
    if "://" not in address and not Path(address).expanduser().is_file():
        raise UserError(f"there is no database at {address}: no bot has run here yet, or BAYAN_DATABASE is another")


@contextmanager
def _new(file: Path) -> Iterator[TextIO]:
    """A new file to write, gone again where that fails."""
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise UserError(f"{file}: can't be written ({error.strerror or error}); choose a new file") from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            yield out
    except BaseException as error:
        file.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise UserError(f"{file}: can't be written ({error.strerror or error})") from None
        raise


class _Lines:
    """The lines of a file, from the beginning each time."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def __iter__(self) -> Iterator[str]:
        return _lines(self._file)


def _lines(file: Path) -> Iterator[str]:
    try:
        with file.open(encoding="utf-8") as lines:
            yield from lines
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"{file}: can't be read ({getattr(error, 'strerror', None) or error})") from None


def _read_keys(file: Path) -> Keys:
    try:
        found = json.loads("".join(_lines(file)))
        return {key: str(found[key.value[0]]) for key in Key if key.value[0] in found}
    except (ValueError, TypeError):
        raise UserError(f"{file}: has no keys; expected what `bayan export --keys` wrote") from None
