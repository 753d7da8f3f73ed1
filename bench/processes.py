"""What a process has taken of the machine, as Linux counts it."""

from __future__ import annotations

import os
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_OWN, _WITH_ENDED = slice(11, 13), slice(11, 15)
"""Where the times stand behind the program's name: its own, and those of what it has started and seen end."""


def worked(process: int, *, ended: bool = False) -> float:
    """Seconds of processor time of a process, all its threads included; with `ended`, of those that it started and that
    have ended, too.
    """
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return sum(map(int, fields[_WITH_ENDED if ended else _OWN])) / _TICKS
