"""Typing errors as thumbs make them: which keys are side by side, how likely an error made of one word another."""

from __future__ import annotations

import itertools
from math import log

from bot.language.normalise import normalise

KEYBOARDS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرىةوزظ")
"""The rows of letters on phones; neighbours stand side by side."""
_SOUND_ALIKE = ("ذزضظد", "سصث", "تط", "هح", "كقغج", "اعي", "aeiouy", "ckqs", "sz", "vf", "bp", "td", "gj", "mn")
"""Letters that people write for one another by ear."""

_AS_LIKELY = 0.0
_BESIDE = log(0.5)
_ADDED = log(0.15)
_OTHER = log(0.1)


def _pairs() -> frozenset[tuple[str, str]]:
    rows = [[normalise(letter) for letter in row] for row in KEYBOARDS]
    beside = {pair for row in rows for pair in itertools.pairwise(row) if all(pair)}
    alike = {(one, other) for letters in _SOUND_ALIKE for one in letters for other in letters if one != other}
    return frozenset(beside | {(other, one) for one, other in beside} | alike)


_NEAR = _pairs()


def likelihood(typed: str, meant: str) -> float:
    """The logarithm of how likely a single error is, beside a letter dropped, doubled or swapped (0).

    The two words are one error apart.
    """
    if len(typed) < len(meant):
        return _AS_LIKELY
    place = next((n for n, (one, other) in enumerate(zip(typed, meant, strict=False)) if one != other), len(meant))
    if len(typed) > len(meant):
        doubled = place > 0 and typed[place] == typed[place - 1]
        return _AS_LIKELY if doubled else _ADDED
    if typed[place + 1 :] != meant[place + 1 :]:
        return _AS_LIKELY  # swapped
    return _BESIDE if (typed[place], meant[place]) in _NEAR else _OTHER
