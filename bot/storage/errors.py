"""What goes wrong with a database, in one line that says what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ClassVar

from bot.errors import PassingError, UserError

_DAMAGED = "the file is damaged"
_ADVICE = (
    ("disk is full", "the disk is full; make room and start again"),
    ("readonly", "it is read-only; give the bot's user the right to write there"),
    ("unable to open", "it can't be opened; the folder must exist and be writable"),
    ("not a database", f"{_DAMAGED} or no database; put a backup in its place or move it away"),
    ("malformed", f"{_DAMAGED}; put a backup in its place or move it away"),
    ("locked", "another program holds it locked; end that program and start again"),
)


class StorageError(PassingError):
    """The database can't be used. Nothing that was asked is in the text: statements carry people's words."""


class AwayError(StorageError):
    """The database's server can't be reached just now; what was asked may be asked again."""


class UnfitDatabaseError(StorageError):
    """It is damaged, of another form, or none of ours: no later start mends that."""

    exit_code: ClassVar[int] = UserError.exit_code


@contextmanager
def readable(
    address: str,
    errors: tuple[type[Exception], ...] = (sqlite3.Error, OSError),
    is_passing: Callable[[Exception], bool] = lambda _: False,
) -> Iterator[None]:
    """Turn whatever a driver raises into a StorageError, one that may pass into an AwayError. `address` is shown, so it
    has no password in it.
    """
    try:
        yield
    except errors as error:
        reason = _reason(error)
        known = UnfitDatabaseError if reason.startswith(_DAMAGED) else StorageError
        kind = AwayError if is_passing(error) else known
        raise kind(f"The database {address} can't be used: {reason}") from error


def _reason(error: Exception) -> str:
    error = getattr(error, "orig", None) or error  # SQLAlchemy's wrap what the driver said
    said = str(error).splitlines()[0] if str(error) else type(error).__name__
    return next((advice for sign, advice in _ADVICE if sign in said.lower()), said)
