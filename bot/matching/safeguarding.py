"""Is somebody in danger? Asked of every message before anything else, and answered yes when in doubt."""

from __future__ import annotations

ALARM_SCORE = -0.2
"""The score from which a message counts as a call for help. Below the border (0) on purpose: a needless pointer to 112
costs a journalist one line, a missed one may cost a person everything. `bayan evaluate` counts both."""


def alarms(score: float) -> bool:
    """Whether safeguarding should answer; `score` is the matcher's for that intent, of the whole or of its question."""
    return score >= ALARM_SCORE
