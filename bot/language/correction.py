"""What a message says that it doesn't mean: "the training, not the project", «قصدي الورشة مو المشروع».

Only what begins like a name is taken out ("not the …", «مو الـ…»): "not paid" and "not allowed out" are what somebody
in need may say, and stay.
"""

from __future__ import annotations

import re

_NAME = r"(?:the|an?|his|hers?|its|theirs?|yours?|our|my|this|these|those|whom?|what|when|where|how|why|which|about)\b"
_ARABIC_NOT = r"و?(?:مو|مش|مب|موب|مهب|ماهو|مهو|ليس|ليست|لا)"
_ARABIC_NAME = r"(?:ال\w\w|هال\w|كيف\b|متى\b|وين\b|فين\b|أين\b|مين\b|منو\b|كم\b|جم\b|عن\b|اسم\b|عدد\b|تاريخ\b)"
_ARABIZI_NOT = r"(?:mo|mu|mesh|mish|msh|mush|moo|la)"
_REST = r"[^,،؛;؟?!.\n]*"
_COMMAS = frozenset(",،؛;")
_COMMA = r"[,،؛;]\s*"

_REJECTED = re.compile(
    rf"""
      {_COMMA}(?:and\ )?not\ {_NAME}{_REST}
    | {_COMMA}{_ARABIC_NOT}\s+{_ARABIC_NAME}{_REST}
    | {_COMMA}{_ARABIZI_NOT}\ [ae]l\b{_REST}
    | ^\W*(?:no\W+)?not\ {_NAME}{_REST}{_COMMA}
    | ^\W*(?:apart\ from|aside\ from|leaving\ aside|never\ mind|instead\ of)\ {_REST}{_COMMA}
    | ^\W*{_ARABIC_NOT}\s+{_ARABIC_NAME}{_REST}{_COMMA}
    | ^\W*و?(?:بعيد\ عن|بعيدا\ عن|بعيدًا\ عن|بغض\ النظر\ عن|بعيداً\ عن)\ {_REST}{_COMMA}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_I_MEAN = re.compile(
    r"^\W*(?:لا|لأ)\b|\b(?:و?قصدي|أقصد|اقصد|أعني|اعني|i mean|2asdi|agsid|a2sod|aqsod)\b", re.IGNORECASE
)
_REJECTED_BEHIND = re.compile(
    rf"\s(?:{_ARABIC_NOT}\s+{_ARABIC_NAME}|{_ARABIZI_NOT}\ [ae]l\b|not\ {_NAME}){_REST}$", re.IGNORECASE
)


def without_rejected(text: str) -> str:
    """The message without what it says that it doesn't mean; the message itself where nothing would be left."""
    kept = text if _COMMAS.isdisjoint(text) else _REJECTED.sub(" ", text)
    if _I_MEAN.search(text):
        kept = _REJECTED_BEHIND.sub("", kept)
    return kept if any(map(str.isalpha, kept)) else text
