"""Mistakes that people make, as opposed to ours."""

from __future__ import annotations

from typing import ClassVar


class UserError(Exception):
    """A mistake of the person at the keyboard. The command line prints it as one line and exits with 2."""

    exit_code: ClassVar[int] = 2


class PassingError(UserError):
    """Nothing that anybody wrote is wrong, and a later start may go well: a disk that is full, a broken line.

    A service manager starts the bot again after this code (`EX_TEMPFAIL` of BSD's sysexits), and not after a mistake.
    """

    exit_code: ClassVar[int] = 75
