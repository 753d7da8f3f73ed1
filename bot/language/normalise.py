"""The one normaliser: for matching only, never for display.

The order was measured: presentation forms that NFKC would turn into a space go first, then NFKC, then marks, then
letters that people write for one another, then digits, then punctuation.
"""

from __future__ import annotations

import re
import unicodedata

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


def _shortened(text: str) -> str:
    """A letter that comes three times and more comes once; most texts have none, and looking is cheaper than making."""
    return _ELONGATED.sub(r"\1", text) if _ELONGATED.search(text) else text
