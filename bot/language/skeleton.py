"""Consonant skeletons: what is left of a word when vowels go and letters that people swap are joined.

A skeleton brings together Arabic and its Arabizi spellings (مكافحة, mukafa7a, mokaf7et) and most typing errors in
English (campaign, campiagn, cmpaign), at the price of joining some words that differ.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bot.language.stems import is_arabic

_ARABIC = str.maketrans(
    {
        **dict.fromkeys("هح", "h"),
        **dict.fromkeys("كقجغ", "k"),
        **dict.fromkeys("تط", "t"),
        **dict.fromkeys("ثسص", "s"),
        **dict.fromkeys("دذضظ", "d"),
        **dict.fromkeys("ويا", ""),
        "ز": "z",
        "ر": "r",
        "ش": "S",
        "خ": "x",
        "ع": "3",
        "ب": "b",
        "ف": "f",
        "ل": "l",
        "م": "m",
        "ن": "n",
    }
)
_LATIN = {
    "3'": "k",
    "7'": "x",
    "6'": "d",
    "9'": "d",
    "sh": "S",
    "ch": "k",
    "kh": "x",
    "gh": "k",
    "th": "s",
    "dh": "d",
    "5": "x",
    "7": "h",
    "8": "k",
    "9": "s",
    "6": "t",
    "2": "",
    "q": "k",
    "g": "k",
    "j": "k",
    "v": "f",
    "p": "b",
    "c": "k",
}
_LATIN_SOUND = re.compile("|".join(map(re.escape, _LATIN)))
_VOWEL = re.compile("[aeiouwy]")
_DOUBLED = re.compile(r"(.)\1+")
_LATIN_ARTICLE = re.compile(r"^[aei]l(?=.{4})")
_CACHED_WORDS = 50_000


@lru_cache(_CACHED_WORDS)
def skeleton(word: str) -> str:
    """The consonants of a normalised word, in one small alphabet for both scripts; a number stays as it is."""
    if word.isdecimal():
        return word
    if is_arabic(word):
        bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
        return _DOUBLED.sub(r"\1", bare.translate(_ARABIC))
    sounds = _LATIN_SOUND.sub(lambda found: _LATIN[found.group()], _LATIN_ARTICLE.sub("", word))
    return _DOUBLED.sub(r"\1", _VOWEL.sub("", sounds))
