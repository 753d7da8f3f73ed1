"""What goes wrong between us and the database, in one line that says what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import SQLAlchemyError

from bot.errors import UserError

_ADVICE = (
    ("disk is full", "the disk is full; make room and start again"),
    ("readonly", "it is read-only; give the bot's user the right to write there"),
    ("unable to open", "it can't be opened; the folder must exist and be writable"),
    ("not a database", "the file is damaged or no database; put a backup in its place or move it away"),
    ("malformed", "the file is damaged; put a backup in its place or move it away"),
    ("locked", "another program holds it locked; end that program and start again"),
)


class StorageError(UserError):
    """The database can't be used. Nothing that was asked is in the text: statements carry people's words."""


@contextmanager
def readable(address: str) -> Iterator[None]:
    """Turn whatever a driver raises into a StorageError. `address` is shown, so it has no password in it."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise StorageError(f"The database {address} can't be used: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    cause = getattr(error, "orig", None) or error
    said = str(cause).splitlines()[0] if str(cause) else type(cause).__name__
    return next((advice for sign, advice in _ADVICE if sign in said.lower()), said)
