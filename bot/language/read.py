"""Text -> Question: without what it says that it doesn't mean, on the keyboard that was meant, normalised, repaired."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from bot.language.detect import Spoken, detect
from bot.language.lexicon import Lexicon
from bot.language.normalise import normalise
from bot.language.repair import repair
from bot.language.vocabulary import Vocabulary

_WHERE = {"wen": "wein", "win": "wein"}
"""Words of Arabizi that English writes as well, for another thing: a mistyped “when”, a victory."""
LONGEST_READ = 2_000
"""Characters of a message that are read; a question is over long before, and a pasted article is none."""

_CACHED_WORDS = 5_000
_LONGEST_WORD = 60
"""Letters of a word that are read: no word is as long, and time per answer stays bounded."""

_NAME = r"(?:the|an?|his|hers?|its|theirs?|yours?|our|my|this|these|those|whom?|what|when|where|how|why|which|about)\b"
_ARABIC_NOT = r"و?(?:مو|مش|مب|موب|مهب|ماهو|مهو|ليس|ليست|لا)"
_ARABIC_NAME = r"(?:ال\w\w|هال\w|كيف\b|متى\b|وين\b|فين\b|أين\b|مين\b|منو\b|كم\b|جم\b|عن\b|اسم\b|عدد\b|تاريخ\b)"
_DONT_WANT = r"i\ (?:don['’]?t|do\ not|didn['’]?t)\ (?:want|need|mean|ask\ (?:for|about))"
_ARABIC_WANTED = r"(?:أريد|اريد|أبي|ابي|أبغى|ابغى|ابغي|بدي|بدنا|عايز|عاوز|عايزة|بغيت|نريد|نبي|محتاج)"
_ARABIC_UNWANTED = rf"(?:لا|ما|مش|مو|مب|ماني)\s+{_ARABIC_WANTED}"
_ARABIZI_NOT = r"(?:mo|mu|mesh|mish|msh|mush|moo|la)"
_REST = r"[^,،؛;؟?!.\n]*"
_COMMAS = frozenset(",،؛;")
_COMMA = r"[,،؛;]\s*"

_REJECTED = re.compile(
    rf"""
      {_COMMA}(?:and\ )?not\ {_NAME}{_REST}
    | {_COMMA}{_ARABIC_NOT}\s+{_ARABIC_NAME}{_REST}
    | {_COMMA}{_ARABIZI_NOT}\ [ae]l\b{_REST}
    | ^\W*(?:no\W+)?{_DONT_WANT}\ {_NAME}{_REST}{_COMMA}(?=.*\bi\ )
    | {_COMMA}{_DONT_WANT}\ {_NAME}{_REST}
    | ^\W*{_ARABIC_UNWANTED}\s+{_ARABIC_NAME}{_REST}(?:{_COMMA}|\s+(?=(?:بل\ )?{_ARABIC_WANTED}\b))
    | ^\W*(?:no\W+)?not\ {_NAME}{_REST}{_COMMA}
    | ^\W*(?:apart\ from|aside\ from|leaving\ aside|never\ mind|instead\ of)\ {_REST}{_COMMA}
    | ^\W*{_ARABIC_NOT}\s+{_ARABIC_NAME}{_REST}{_COMMA}
    | ^\W*و?(?:بعيد\ عن|بعيدا\ عن|بعيدًا\ عن|بغض\ النظر\ عن|بعيداً\ عن)\ {_REST}{_COMMA}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_UNWANTED = re.compile(_ARABIC_UNWANTED)
_I_MEAN = re.compile(
    r"^\W*(?:لا|لأ)\b|\b(?:و?قصدي|أقصد|اقصد|أعني|اعني|i mean|2asdi|agsid|a2sod|aqsod)\b", re.IGNORECASE
)
_REJECTED_BEHIND = re.compile(
    rf"\s(?:{_ARABIC_NOT}\s+{_ARABIC_NAME}|{_ARABIZI_NOT}\ [ae]l\b|not\ {_NAME}){_REST}$", re.IGNORECASE
)

_LEAST_REPEATED = 3
"""Words of which a message consists at least that only repeats itself: "bye bye" says it once."""
_US = "qwertyuiop[]asdfghjkl;'zxcvnm,./`"
_ARABIC_101 = "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظذ"
_TO_ARABIC = str.maketrans({**dict(zip(_US, _ARABIC_101, strict=True)), "b": "لا"})
_TO_LATIN = str.maketrans(dict(zip(_ARABIC_101, _US, strict=True)))
_MOST_KNOWN = 0.25
"""A message is tried on the other keyboard only where at most this share of its words is known."""
_LEAST_KNOWN_AFTER = 0.75


@dataclass(frozen=True, slots=True)
class Question:
    """A message, read.

    `text` is as it was written, less what it says that it doesn't mean; `typed` its normalised words, `words` the same
    with typing errors repaired, and `concepts` the vocabulary's groups among them, in order (None for a word that is in
    no group). `foreign` are the words that the language has and the knowledge doesn't, `rare` those as typed that the
    language hardly has: a misspelling may stand in the phrasings often enough to be known.
    """

    text: str
    spoken: Spoken
    typed: tuple[str, ...]
    words: tuple[str, ...]
    concepts: tuple[str | None, ...]
    foreign: tuple[str, ...] = ()
    rare: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads messages with one lexicon and one vocabulary."""

    lexicon: Lexicon
    vocabulary: Vocabulary
    is_foreign: Callable[[str], bool] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "is_foreign", lru_cache(_CACHED_WORDS)(self.lexicon.is_foreign))

    def read(self, text: str) -> Question:
        """The question in a message; any text will do."""
        meant = said_once(without_rejected(text))
        readable = meant[:LONGEST_READ]
        typed = _words(readable)
        if retyped := other_keyboard(readable, typed, self.lexicon):
            readable, typed = retyped, _words(retyped)
        words = repair(typed, self.lexicon)
        spoken = detect(readable, self._known(typed, words), self.lexicon)
        if spoken is Spoken.ARABIZI:
            words = tuple(_WHERE.get(word, word) for word in words)
        foreign = tuple(filter(self.is_foreign, words))
        rare = tuple(filter(self.lexicon.is_rare, typed))
        return Question(meant, spoken, typed, words, self.vocabulary.concepts(words), foreign, rare)

    def _known(self, typed: Sequence[str], words: Sequence[str]) -> Sequence[str]:
        """The words as they were typed; an unknown one without what was added to it: “mashkoora” is “mashkoor”."""
        if len(typed) != len(words):
            return typed
        pairs = zip(typed, words, strict=True)
        return [mended if one not in self.lexicon and one.startswith(mended) else one for one, mended in pairs]


def _words(text: str) -> tuple[str, ...]:
    return tuple(word[:_LONGEST_WORD] for word in normalise(text).split())


def said_once(text: str) -> str:
    """A message that says the same again and again, said once: what is repeated would count as often as it stands."""
    written = text.split()
    if len(written) < _LEAST_REPEATED or written[0] not in written[1:]:
        return text
    words = [*map(normalise, written)]
    for period in range(1, len(words) // 2 + 1):
        if words[period:] == words[:-period]:
            return " ".join(written[:period])
    return text


def without_rejected(text: str) -> str:
    """The message without what it says that it doesn't mean, «قصدي الحملة مو المشروع»; the message itself where nothing
    would be left.

    Only what begins like a name is taken out ("not the …", «مو الـ…»): "not paid" and "not allowed out" are what
    somebody in need may say, and stay.
    """
    kept = text if _COMMAS.isdisjoint(text) and not _UNWANTED.search(text) else _REJECTED.sub(" ", text)
    if _I_MEAN.search(text):
        kept = _REJECTED_BEHIND.sub("", kept)
    return kept if any(map(str.isalpha, kept)) else text


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
