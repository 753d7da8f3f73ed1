"""Words typed on the wrong keyboard: Arabic meant, Latin layout active, and the other way round.

The pairs are those of the Arabic (101) layout over the US layout, key by key.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from bot.language.lexicon import Lexicon
from bot.language.normalise import normalise

_US = "qwertyuiop[]asdfghjkl;'zxcvnm,./`"
_ARABIC_101 = "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظذ"
_TO_ARABIC = str.maketrans({**dict(zip(_US, _ARABIC_101, strict=True)), "b": "لا"})
_TO_LATIN = str.maketrans(dict(zip(_ARABIC_101, _US, strict=True)))
_MOST_KNOWN = 0.25
"""A message is tried on the other keyboard only where at most this share of its words is known."""
_LEAST_KNOWN_AFTER = 0.75


def other_keyboard(text: str, words: Sequence[str], lexicon: Lexicon) -> str | None:
    """The text as it reads on the other keyboard, where that makes sense of it and its normalised words, as typed, have
    none."""
    if _known_enough(words, lexicon):
        return None
    lowered = text.lower()
    for retyped in (lowered.translate(_TO_ARABIC), lowered.replace("لا", "b").translate(_TO_LATIN)):
        if retyped != lowered and _known_share(normalise(retyped).split(), lexicon) >= _LEAST_KNOWN_AFTER:
            return retyped
    return None


def _known_enough(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether more than `_MOST_KNOWN` of the words are known; looks at no more of them than that takes."""
    wanted = int(_MOST_KNOWN * len(words)) + 1
    found = islice(filter(lexicon.knows, words), wanted)
    return not words or sum(1 for _ in found) == wanted


def _known_share(words: Sequence[str], lexicon: Lexicon) -> float:
    return sum(map(lexicon.knows, words)) / len(words) if words else 1.0
