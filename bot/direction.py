"""Isolation of words whose direction isn't the sentence's, so that none of them moves its neighbours."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

FSI = "\u2068"
PDI = "\u2069"

_LATIN = r"A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_ARABIC = r"\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff"

_MARK = r"(?:[@#]|(?<!\w)/)"
"""What belongs to the word behind it: Telegram finds no handle, hashtag or command if an isolate parts the two."""


def _stretch(foreign: str, own: str) -> re.Pattern[str]:
    """An isolated part, to be passed over, or (group 1) foreign letters with what stands between them."""
    between = rf"[^{own}{FSI}{PDI}\n]*"
    return re.compile(rf"{FSI}[^{PDI}]*{PDI}|({_MARK}?[{foreign}](?:{between}[{foreign}0-9/])?)")


_FOREIGN = {"ar": _stretch(_LATIN, _ARABIC), "en": _stretch(_ARABIC, _LATIN)}
_PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»", "“": "”"}
_GROUPED = re.compile(
    rf"{FSI}[^{PDI}]*{PDI}"
    r"|((?<![\w+.,/:–-])(?:"
    r"\+[0-9][0-9 ().-]*[0-9]"  # +965 0000 0001
    r"|[0-9]{3,}(?: [0-9]{3,})+"  # 0000 0001
    r"|[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+"  # 10 000
    r"|(?<![0-9] )[-−][0-9]+(?:[.,][0-9]+)*"  # -5
    r")(?!\w))"
)
"""An isolated part, to be passed over, or (group 1) a number in groups or below zero: in Arabic its groups would stand
in reverse, and its sign behind it.
"""


def isolate(text: str) -> str:
    """The text between FSI and PDI, once."""
    return text if text.startswith(FSI) and text.endswith(PDI) else f"{FSI}{text}{PDI}"


def isolate_foreign(text: str, language: str) -> str:
    """Every stretch of the other script isolated, in Arabic each number in groups or below zero as well.

    What is isolated already stays as it is.
    """
    parts: list[str] = []
    end = 0
    while match := _FOREIGN[language].search(text, end):
        parts.append(text[end : match.start()])
        end = _with_its_pairs(text, match.start(), match.end()) if match[1] else match.end()
        stretch = text[match.start() : end]
        parts.append(isolate(stretch) if match[1] else stretch)
    isolated = "".join([*parts, text[end:]])
    return _GROUPED.sub(_isolated, isolated) if language == "ar" else isolated


def _with_its_pairs(text: str, start: int, end: int) -> int:
    """Where a stretch ends if every bracket in it has its partner there: a lone one would be mirrored or moved."""
    opened: list[tuple[str, int]] = []
    for place in range(start, end):
        char = text[place]
        if char in _PAIRS:
            opened.append((_PAIRS[char], place))
        elif char in _PAIRS.values() and (not opened or opened.pop()[0] != char):
            return _trimmed(text, start, place)
    if len(opened) == 1 and text.startswith(opened[0][0], end):
        return end + 1
    return _trimmed(text, start, opened[0][1]) if opened else end


def _trimmed(text: str, start: int, end: int) -> int:
    """The end without what belongs to no word."""
    while end > start + 1 and not text[end - 1].isalnum():
        end -= 1
    return end


def _isolated(match: re.Match[str]) -> str:
    return isolate(match[1]) if match[1] else match[0]


def is_foreign(text: str, language: str) -> bool:
    """Whether the first letter of the text runs against the direction of the language."""
    first = first_strong(text)
    return first is not None and first != language


def is_code(text: str) -> bool:
    """Whether the text is digits with something between or before them and no letter, such as a telephone number."""
    return first_strong(text) is None and not text.isdecimal() and any(char.isdecimal() for char in text)


def first_strong(text: str) -> str | None:
    """`ar` or `en`, by the first character that has a direction of its own; None where none has."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in ("R", "AL"):
            return "ar"
        if direction == "L":
            return "en"
    return None


def bare(text: str) -> str:
    """The text without isolation marks, as a search or a comparison wants it."""
    return text.replace(FSI, "").replace(PDI, "")


def reopened(lines: Iterable[str]) -> Iterator[str]:
    """The lines of a text, each isolation closed at a line's end and open again on the next."""
    is_open = False
    for line in lines:
        whole = f"{FSI}{line}" if is_open else line
        is_open = whole.rfind(FSI) > whole.rfind(PDI)
        yield f"{whole}{PDI}" if is_open else whole


def side_by_side(texts: Iterable[str]) -> str:
    """The same in several languages on one line, for buttons and headings."""
    return " · ".join(texts)
