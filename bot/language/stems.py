"""Light stems: enough to join the forms of a word, too little to join two words.

English goes through Snowball's Porter 2 stemmer, whose calls keep the interpreter's lock, so that threads may share it.
Arabic loses its prefixes and one suffix as long as three letters are left, even where a letter belongs to the root
(وردة -> رد): all forms of a word then end alike, and that is all that matching asks of a stem.
"""

from __future__ import annotations

from functools import lru_cache

from Stemmer import Stemmer

_ENGLISH = Stemmer("english", 0)
ARABIC_PREFIXES = ("وال", "بال", "كال", "فال", "ولل", "لل", "ال", "و", "ب", "ل", "ف")
ARABIC_SUFFIXES = (
    "هما",
    "كما",
    "هم",
    "هن",
    "ها",
    "نا",
    "كم",
    "ات",
    "ون",
    "ين",
    "ان",
    "وا",
    "ه",
    "ي",
    "ك",
    "ت",
)
_SHORTEST_STEM = 3
_CACHED_WORDS = 50_000


def is_arabic(word: str) -> bool:
    """Whether a normalised word is written in Arabic letters."""
    return "\u0621" <= word[:1] <= "\u06ff"


@lru_cache(_CACHED_WORDS)
def stem(word: str) -> str:
    """The stem of a normalised word; a word with digits, as Arabizi writes, is its own stem."""
    if is_arabic(word):
        return _without_suffix(_without_prefix(word))
    if word.isalpha():
        stemmed: str = _ENGLISH.stemWord(word)
        return stemmed
    return word


def _without_prefix(word: str) -> str:
    for prefix in ARABIC_PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST_STEM:
            return _without_prefix(word[len(prefix) :])
    return word


def _without_suffix(word: str) -> str:
    for suffix in ARABIC_SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            return word[: -len(suffix)]
    return word
