"""Where a message could come apart: behind an end mark, at a comma or an "and", before a numeral of a list, and where a
second question begins without any of these ("how many came what was the hotel")."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from bot.language.normalise import normalise
from bot.language.read import Question
from bot.language.vocabulary import Vocabulary

MOST = 8
"""Places tried in one message: beyond these it is a story, and its parts are no longer questions."""
_JOINT = re.compile(
    r"""
      (?P<mark>[?؟!;؛\n]+)                                                  # the end of a question
    | (?P<stop>\.(?=\s))                                                    # or of a sentence
    | (?P<word>[,،]?\s(?:and\ also|and|n|plus|also|then|as\ well\ as|along\ with)\s  # a word that joins: English,
        |\san\s(?=(?:the|wh\w+|how|is|are|did|do|can)\b)                    # "and" with its last letter lost,
        |[,،]?\s(?:w|wa|wo|ou|o|w\ kaman|kaman|bardo)\s|\s(?=w[ae]l\s)     # Arabizi,
        |[,،]?\s(?:وكمان|كمان|وبعد|وايضا|وأيضا|وو?|ثم|بالإضافة\ إلى|إضافة\ إلى)\s)  # Arabic
    | (?P<with>\sمع\s)                                                      # a word that may as well be a preposition
    | (?P<waw>[,،]?\s(?=و[\u0621-\u064a\u067e\u0686\u06a4\u06af]{2}))      # or the letter that belongs to its word
    | (?P<comma>[,،])
    | (?P<sign>[+&/])                                                       # a sign that joins
    """,
    re.VERBOSE | re.IGNORECASE,
)
_JOINTS = frozenset({"and", "also", "plus", "then"})
"""Joints long enough to be mistyped and mended."""
_WAW = "و"
_PREPOSITIONS = frozenset(
    """
    in at on by from for of about with to under into until till since and or
    في من علي الي عن مع ب ل ويا و او حتي ضد بين
    fi fe men min 3ala 3la ma3 ma3a m3a 3an b l w wa
    """.split()
)
"""Words that a question word belongs to: «مع أي وزارات» is one piece."""
_ORDINALS = tuple(
    frozenset(words.split())
    for words in (
        "first firstly اولا awalan",
        "second secondly ثانيا thaniyan",
        "third thirdly ثالثا thalithan",
        "fourth fourthly رابعا rabi3an",
    )
)


class Kind(StrEnum):
    """What stands where a message could come apart."""

    MARK = "mark"
    STOP = "stop"
    COMMA = "comma"
    SIGN = "sign"
    WORD = "word"
    WITH = "with"
    WAW = "waw"
    BARE = "bare"
    NUMBERED = "numbered"


class Joint(NamedTuple):
    """A place where a text could come apart: the first part ends at `start`, the second begins at `end`."""

    start: int
    end: int
    kind: Kind


class Token(NamedTuple):
    """A word of the text as it stands there, normalised; `asks` says that a question word begins with it."""

    start: int
    end: int
    word: str
    asks: bool


@dataclass(frozen=True, slots=True)
class JointReader:
    """Finds the joints; `asking` are the question words, `knows` says whether a word stands in the phrasings."""

    asking: Vocabulary
    knows: Callable[[str], bool]

    def read(self, text: str) -> list[Joint]:
        """The joints of a text in their order, the first few where there are many; none within another, none at
        its end, and none at its beginning but a numeral."""
        tokens = list(self._tokens(text))
        numbered = _numbered(tokens)
        found = [*numbered, *self._written(text), *_questions(tokens)]
        apart: list[Joint] = []
        for joint in sorted(found, key=lambda joint: (joint.start, joint.kind is not Kind.NUMBERED)):
            behind = apart[-1].end if apart else 0
            if joint.start < behind or not any(map(str.isalnum, text[joint.end :])):
                continue
            if any(map(str.isalnum, text[behind : joint.start])) or (not apart and joint.kind is Kind.NUMBERED):
                apart.append(joint)
            elif joint.kind is Kind.NUMBERED:  # "…. Second, …"
                apart[-1] = Joint(apart[-1].start, joint.end, joint.kind)
        return apart[:MOST]

    def _written(self, text: str) -> Iterator[Joint]:
        """Marks and words that join."""
        for place in _JOINT.finditer(text):
            kind = Kind(str(place.lastgroup))
            behind = text[place.end() :]
            if self._begins_with_its_own_waw(behind):
                if not place.group().strip():
                    continue
                kind = Kind.COMMA
            if kind is Kind.WITH and self._asks_first(behind):
                continue
            yield Joint(place.start(), place.end(), kind)

    def _asks_first(self, text: str) -> bool:
        first = normalise(text.split(maxsplit=1)[0]).split() if text.split() else []
        return bool(first) and first[0] in self.asking

    def _begins_with_its_own_waw(self, text: str) -> bool:
        """Whether the letter waw belongs to the first word itself, as in وين and وزارة: no word is left without it."""
        if not text.startswith(_WAW):
            return False
        words = normalise(text.split(maxsplit=1)[0]).split()
        return bool(words) and words[0].startswith(_WAW) and not self.knows(words[0].removeprefix(_WAW))

    def _tokens(self, text: str) -> Iterator[Token]:
        """The text's words, each with whether an expression that asks begins there."""
        places = [(at.start(), at.end(), form) for at in re.finditer(r"\S+", text) if (form := normalise(at.group()))]
        words = [(word, place) for place in places for word in place[2].split()]
        position = 0
        for group, expression in self.asking.spans([word for word, _ in words]):
            for index, (word, (start, end, _)) in enumerate(words[position : position + len(expression)]):
                yield Token(start, end, word, group is not None and not index)
            position += len(expression)


def _questions(tokens: Sequence[Token]) -> Iterator[Joint]:
    """Where a question begins behind other words, with the prepositions before its question word; behind words that ask
    nothing a preposition belongs to them: "he studied at which university"."""
    asked = False
    for at, token in enumerate(tokens):
        if not token.asks:
            continue
        first = at
        while first and tokens[first - 1].word in _PREPOSITIONS:
            first -= 1
        if first and not tokens[first - 1].asks and (asked or first == at):
            yield Joint(tokens[first].start, tokens[first].start, Kind.BARE)
        asked = True


def _numbered(tokens: Sequence[Token]) -> list[Joint]:
    """Where the members of a numbered list begin: "1) dates 2) topics", "first, … second, …"; two make a list."""
    places: list[Token] = []
    for token, behind in pairwise(tokens):
        if _number(token.word) == len(places) + 1 and _number(behind.word) is None:
            places.append(token)
    return [Joint(one.start, one.end, Kind.NUMBERED) for one in places] if len(places) > 1 else []


def _number(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    return next((place for place, words in enumerate(_ORDINALS, 1) if word in words), None)


def with_joints_mended(question: Question) -> str:
    """The text, with "nad" as "and" where typing errors were found in it."""
    text = question.text
    if len(question.typed) == len(question.words):
        for typed, meant in zip(question.typed, question.words, strict=True):
            if meant in _JOINTS and typed != meant:
                text = re.sub(rf"\b{re.escape(typed)}\b", meant, text, flags=re.IGNORECASE)
    return text
