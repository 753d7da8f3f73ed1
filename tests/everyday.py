"""How common words are, which takes seconds to find: once for all tests of a process."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from bot.language import lexicon


@cache
def everyday_frequencies() -> Mapping[str, float]:
    return lexicon.everyday_frequencies()
