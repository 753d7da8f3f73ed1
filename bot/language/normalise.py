"""The one normaliser, and what is left of a normalised word for comparing: its stem, its skeleton. For matching only,
never for display.

The order was measured: presentation forms that NFKC would turn into a space go first, then NFKC, then marks, then
letters that people write for one another, then digits, then punctuation.

Stems are light: enough to join the forms of a word, too little to join two words. English goes through Snowball's
Porter 2 stemmer, whose calls keep the interpreter's lock, so that threads may share it. Arabic loses its prefixes and
one suffix as long as three letters are left, even where a letter belongs to the root (وردة -> رد): all forms of a word
then end alike, and that is all that matching asks of a stem.

A skeleton is what is left when vowels go and letters that people swap are joined. It brings together Arabic and its
Arabizi spellings (مكافحة, mukafa7a, mokaf7et) and most typing errors in English (campaign, campiagn, cmpaign), at the
price of joining some words that differ.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from Stemmer import Stemmer

_SPACING_FORMS = dict.fromkeys([*range(0xFC5E, 0xFC64), 0xFDFA, 0xFDFB, *range(0xFE70, 0xFE7F, 2)])
"""Presentation forms whose compatibility decomposition holds a space, which would split a word."""

_LETTERS = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىیې", "ي"),
        "ئ": "ي",
        "ؤ": "و",
        "ة": "ه",
        "ہ": "ه",
        "ک": "ك",
        "گ": "ك",
        "چ": "ج",
        "پ": "ب",
        "ڤ": "ف",
        "ء": None,
        "ـ": None,
    }
)
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_PLAIN = re.compile(r"[\x00-\x7f\u0621-\u063a\u0641-\u064a\u0660-\u0669\u060c\u061b\u061f«»]*")
"""Text that is composed already and has no marks: what most people type."""
_MARK_CATEGORIES = frozenset({"Mn", "Me", "Cf"})
_SIMPLE = re.compile(
    r"(?:[a-zA-Z0-9]+|[\u0621-\u063a\u0641-\u064a]+)(?: (?:[a-zA-Z0-9]+|[\u0621-\u063a\u0641-\u064a]+))*"
)
"""Words of one script each: all that the vocabulary has, nearly, and most of what people type."""
_FINAL = " ?؟.!"
_HAMZA = "ء"
"""The one letter that goes without leaving another, and so may leave no word."""
_ELONGATED = re.compile(r"([^\W\d_])\1{2,}")
_APOSTROPHES = frozenset("'’ʼ`´")
_ARABIZI_APOSTROPHE = re.compile(r"(?<=[3679])['’ʼ`´](?=[^\W\d_])")
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ`´](?=\w)")
_KEPT_APOSTROPHE = "ʹ"
"""A letter in Unicode's eyes, so that punctuation can go while it stays."""
_NOT_WORD = re.compile(r"[^\w@]|_|(?<!\w)@|@(?!\w)")
_SCRIPT_BORDER = re.compile(r"(?<=[\u0621-\u06ff])(?=[0-9a-z])|(?<=[0-9a-z])(?=[\u0621-\u06ff])")

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
_CACHED_WORDS = 10_000

_CONSONANTS = str.maketrans(
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
_SOUNDS = {
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
_LATIN_SOUND = re.compile("|".join(map(re.escape, _SOUNDS)))
_VOWEL = re.compile("[aeiouwy]")
_DOUBLED = re.compile(r"(.)\1+")
_LATIN_ARTICLE = re.compile(r"^[aei]l(?=.{4})")


def strip_marks(text: str) -> str:
    """Compatibility-composed text without format characters, harakat and combining marks."""
    if _PLAIN.fullmatch(text):
        return text
    composed = unicodedata.normalize("NFKC", text.translate(_SPACING_FORMS))
    decomposed = unicodedata.normalize("NFD", composed)
    kept = "".join(c for c in decomposed if unicodedata.category(c) not in _MARK_CATEGORIES)
    return unicodedata.normalize("NFC", kept)


def normalise(text: str) -> str:
    """Lower-case words parted by single spaces; Arabic letters folded, digits Western, no punctuation.

    An apostrophe is dropped ("don't" is "dont") save in Arabizi, where 3', 6', 7' and 9' are letters of their own.
    An at sign stays inside a word. Words change at a border between Arabic letters and Latin letters or digits
    ("الـWHO" is two words), never between Latin letters and digits, which Arabizi mixes.
    """
    bare = text.rstrip(_FINAL)
    if _SIMPLE.fullmatch(bare):
        plain = _shortened(bare.lower() if bare.isascii() else bare.lower().translate(_LETTERS))
        return " ".join(plain.split()) if _HAMZA in bare else plain
    folded = strip_marks(text).casefold().translate(_LETTERS).translate(_DIGITS)
    folded = _shortened(folded)
    if not _APOSTROPHES.isdisjoint(folded):
        folded = _ARABIZI_APOSTROPHE.sub(_KEPT_APOSTROPHE, folded)
        folded = _APOSTROPHE.sub("", folded)
    folded = _NOT_WORD.sub(" ", folded)
    if not folded.isascii():
        folded = _SCRIPT_BORDER.sub(" ", folded)
    return " ".join(folded.replace(_KEPT_APOSTROPHE, "'").split())


def normalise_digits(text: str) -> str:
    """Both rows of Arabic digits as Western ones, everything else as it is, so that positions stay."""
    return text.translate(_DIGITS)


def _shortened(text: str) -> str:
    """A letter that comes three times and more comes once; most texts have none, and looking is cheaper than making."""
    return _ELONGATED.sub(r"\1", text) if _ELONGATED.search(text) else text


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


@lru_cache(_CACHED_WORDS)
def skeleton(word: str) -> str:
    """The consonants of a normalised word, in one small alphabet for both scripts; a number stays as it is."""
    if word.isdecimal():
        return word
    if is_arabic(word):
        bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
        return _DOUBLED.sub(r"\1", bare.translate(_CONSONANTS))
    sounds = _LATIN_SOUND.sub(lambda found: _SOUNDS[found.group()], _LATIN_ARTICLE.sub("", word))
    return _DOUBLED.sub(r"\1", _VOWEL.sub("", sounds))
