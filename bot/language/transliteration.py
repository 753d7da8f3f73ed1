"""Arabizi -> the Arabic spellings that it may stand for: madrasa is مدرسه, ma7al is محل.

Vowels may be written in Arabic or not, and most Latin letters stand for several Arabic ones. All ways are followed side
by side, the likelier ones first (a beam search: Lowerre, 1976, "The HARPY speech recognition system"); which of them
is a word, a lexicon knows.
"""

from __future__ import annotations

import re
from itertools import groupby

_LETTERS = {
    "sh": "ش",
    "kh": "خ",
    "gh": "غ",
    "th": "ث ذ ت",
    "dh": "ذ ظ ض",
    "ch": "ش ك تش",
    "ou": "و -",
    "oo": "و",
    "ee": "ي",
    "ii": "ي",
    "aa": "ا",
    "uu": "و",
    "ei": "ي",
    "ay": "ي اي",
    "ai": "ي اي",
    "3'": "غ",
    "7'": "خ",
    "6'": "ظ",
    "9'": "ض",
    "2": "- ق ا",
    "3": "ع",
    "5": "خ",
    "6": "ط",
    "7": "ح",
    "8": "غ ق",
    "9": "ص ق",
    "'": "-",
    "a": "ا -",
    "b": "ب",
    "c": "ك س",
    "d": "د ض ذ",
    "e": "- ي ا",
    "f": "ف",
    "g": "ق ج غ ك",
    "h": "ه ح",
    "i": "- ي",
    "j": "ج",
    "k": "ك ق",
    "l": "ل",
    "m": "م",
    "n": "ن",
    "o": "- و",
    "p": "ب",
    "q": "ق",
    "r": "ر",
    "s": "س ص",
    "t": "ت ط",
    "u": "- و",
    "v": "ف",
    "w": "و",
    "x": "كس",
    "y": "ي",
    "z": "ز ذ ظ",
}
"""The Arabic letters for each Latin one, the likeliest first; - is none."""
_FIRST = {"e": "ا ي", "i": "ا ي", "o": "ا و", "u": "ا و"}
_LAST = {"a": "ا - ه", "e": "ه ي -", "i": "ي", "o": "و ه -", "u": "و ه -"}
"""The same where they begin and end a word."""
_VOWELS = frozenset("aeiou")
_SOUND = re.compile("|".join(sorted(map(re.escape, _LETTERS), key=len, reverse=True)))
_LESS_LIKELY = 0.3
"""What each step down the list of letters costs."""
_LONGEST = 14
_MOST = 64
"""Spellings that are followed at once."""


def arabic_spellings(word: str) -> list[tuple[str, float]]:
    """Normalised Arabic spellings of a normalised Latin word, each with what speaks against it; none where it has
    letters that Arabizi doesn't."""
    sounds = _SOUND.findall(word)
    if "".join(sounds) != word or len(word) > _LONGEST:
        return []
    single = [sound for sound, _ in groupby(sounds, key=lambda each: each)]  # a doubled consonant is written once
    found = [("", 0.0)]
    for place, sound in enumerate(single):
        letters = _letters(sound, place == 0, place == len(single) - 1)
        found = [
            (begun + letter, cost + _LESS_LIKELY * rank) for begun, cost in found for rank, letter in enumerate(letters)
        ]
        if len(found) > _MOST:
            found = sorted(found, key=lambda each: each[1])[:_MOST]
    return found


def _letters(sound: str, first: bool, last: bool) -> list[str]:
    written = _LETTERS[sound]
    if last and sound in _VOWELS:
        written = _LAST[sound]
    elif first:
        written = _FIRST.get(sound, written)
    return ["" if letter == "-" else letter for letter in written.split()]
