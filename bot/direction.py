"""Isolation of words whose direction isn't the sentence's, so that none of them moves its neighbours."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

FSI = "\u2068"
PDI = "\u2069"

_LATIN = r"A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_ARABIC = r"\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff"


def _stretch(foreign: str, own: str) -> re.Pattern[str]:
    """An isolated part, to be passed over, or (group 1) foreign letters with what stands between them."""
    between = rf"[^{own}{FSI}{PDI}\n]*"
    return re.compile(rf"{FSI}[^{PDI}]*{PDI}|([{foreign}](?:{between}[{foreign}0-9/])?)")


_FOREIGN = {"ar": _stretch(_LATIN, _ARABIC), "en": _stretch(_ARABIC, _LATIN)}


def isolate(text: str) -> str:
    """The text between FSI and PDI, once."""
    return text if text.startswith(FSI) and text.endswith(PDI) else f"{FSI}{text}{PDI}"


def isolate_foreign(text: str, language: str) -> str:
    """Every stretch of the other script isolated; what is isolated already stays as it is."""
    parts: list[str] = []
    end = 0
    for match in _FOREIGN[language].finditer(text):
        if not match[1]:
            continue
        parts.append(text[end : match.start()])
        end = match.end()
        if match[1].count("(") > match[1].count(")") and text.startswith(")", end):
            end += 1  # a bracket that opens inside must close inside, or it is mirrored
        parts.append(isolate(text[match.start() : end]))
    return "".join([*parts, text[end:]])


def is_foreign(text: str, language: str) -> bool:
    """Whether the first letter of the text runs against the direction of the language."""
    first = first_strong(text)
    return first is not None and first != language


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


def side_by_side(texts: Iterable[str]) -> str:
    """The same in several languages on one line, for buttons and headings."""
    return " · ".join(texts)
