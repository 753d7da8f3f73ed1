"""A text file in UTF-8 -> its text, or the one problem that keeps it from being read."""

from __future__ import annotations

from pathlib import Path

from bot.errors import UserError
from bot.problems import Place, Problem

LARGEST = 1_000_000
"""Bytes that a file which staff keep may have; a labelled set may have more."""


class UnreadableFileError(UserError):
    """The file can't be read at all; `problem` says why, and where in it."""

    def __init__(self, problem: Problem, reason: str = "") -> None:
        super().__init__(f"{problem.place.file}: can't be read: {reason or problem.found}")
        self.problem = problem


def read_text(path: Path, shown: str, largest: int | None = None) -> str:
    """The text without a byte order mark; `shown` is the file's name for people. Raises UnreadableFileError."""
    try:
        if largest is not None and path.stat().st_size > largest:
            found = f"a file of over {largest // 1_000_000} MB"
            raise UnreadableFileError(Problem(Place(shown), found, "a smaller file", "split it"))
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        problem = Problem(Place(shown), f"an unreadable file ({reason})", "a file that Bayan may read")
        raise UnreadableFileError(problem, reason) from None
    try:
        # Line ends as editors write them: a carriage return of Windows is no part of a line.
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(_not_utf8(shown, raw, error.start)) from None


def _not_utf8(shown: str, raw: bytes, start: int) -> Problem:
    line = raw.count(b"\n", 0, start) + 1
    column = len(raw[raw.rfind(b"\n", 0, start) + 1 : start].decode("utf-8", "replace")) + 1
    found = f"the byte 0x{raw[start]:02x}, which is not UTF-8"
    return Problem(Place(shown, line, column), found, "text in UTF-8", "save the file with the encoding UTF-8")
