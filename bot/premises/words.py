"""A message as words that still know where they stood, and expressions found among them: the release's, and the general
ones of data/words.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple, Self

import yaml

from bot.language.normalise import is_arabic, normalise

_WORD = re.compile(r"[\w\u064b-\u0652\u0640\u200c-\u200f'’ʼ`´]+")
_CLITICS = ("و", "ف", "ب", "ل", "ك")
_BEFORE_ARTICLE = ("ه", "ع", "م", "ش")
"""Letters that may stand attached before a word or its article: and, so, in, for, like; in the dialects «هالجلسة»,
«عالطاولة», «مالبصرة», «شدخل»."""
_ARTICLE = "ال"
_LATIN_ARTICLES = ("el", "al", "il", "bel", "bil", "lel", "lil", "wel", "wal", "fel", "fil")
ARTICLES = frozenset({"el", "al", "il"})
"""The article of Arabizi, where it is written as a word."""
_ACCUSATIVE = "ا"
"""What «خمسين مشاركًا» has behind the noun."""
_SHORTEST, _LONG = 2, 4
_SHORTEST_DENIED = 4
_NO_VERBS = frozenset("مفيش معلش معليش ماعليش مافيش مفهمش".split())
_KEPT = 5_000


class Token(NamedTuple):
    """One word: as it was written, normalised, and where it stood.

    `forms` are its readings without attached particles, the article kept; `bare` those without article or plural too.
    """

    text: str
    word: str
    start: int
    end: int
    forms: frozenset[str]
    bare: frozenset[str]


class Words(tuple[Token, ...]):
    """The words of one message, which know all their readings: what begins with none of them is passed over at once."""

    forms: frozenset[str]
    bare: frozenset[str]
    arabizi: bool
    """Whether the message is Arabic in Latin letters."""

    def __new__(cls, tokens: Iterable[Token], *, arabizi: bool = False) -> Self:
        words = super().__new__(cls, tokens)
        words.arabizi = arabizi
        words.forms = frozenset().union(*[token.forms for token in words])
        words.bare = frozenset().union(*[token.bare for token in words])
        return words

    @property
    def has_digits(self) -> bool:
        return any(token.word[0].isdecimal() for token in self)

    def has(self, words: frozenset[str]) -> bool:
        """Whether any of them is among the words."""
        return not words.isdisjoint(self.bare)


def tokens_of(text: str) -> Words:
    """The words of a text, in order."""
    return Words(
        Token(found.group(), word, found.start(), found.end(), forms, bare)
        for found in _WORD.finditer(text)
        for word, forms, bare in _read(found.group())
    )


@lru_cache(_KEPT)
def _read(text: str) -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    """What is written as one word: normalised, it may be several."""
    return tuple((word, _forms(word), _bare(_forms(word))) for word in normalise(text).split())


def _forms(word: str) -> frozenset[str]:
    if not is_arabic(word):
        return frozenset({word, word[:-1]} if word.endswith("s") and len(word) > _SHORTEST else {word})
    found = {word}
    for _ in range(2):
        found |= {form[1:] for form in found if form[:1] in _CLITICS and len(form) - 1 >= _SHORTEST}
        found |= {form[1:] for form in found if form[:1] in _BEFORE_ARTICLE and form[1:3] == _ARTICLE}
        found |= {_ARTICLE + form[2:] for form in found if form.startswith("لل") and len(form) - 2 >= _SHORTEST}
    if verb := denied(word):
        found.add(verb)
    return frozenset(found)


@lru_cache(_KEPT)
def denied(word: str) -> str | None:
    """The verb inside a dialect's negation, «مجتش», «ماحضرتش»; None where the word isn't one."""
    if len(word) < _SHORTEST_DENIED or word in _NO_VERBS or not (word.startswith("م") and word.endswith("ش")):
        return None
    return word[1:-1].removeprefix("ا")


def _bare(forms: frozenset[str]) -> frozenset[str]:
    found = set(forms)
    for form in forms:
        if form.startswith(_ARTICLE) and len(form) - 2 > _SHORTEST:
            found.add(form[2:])
        found |= {form[len(a) :] for a in _LATIN_ARTICLES if form.startswith(a) and len(form) - len(a) > _SHORTEST}
        if len(form) > _LONG and form.endswith(_ACCUSATIVE):
            found.add(form[:-1])
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Found:
    """An expression in a message: what it stands for, and which words it takes (`end` is the first behind it)."""

    label: str
    start: int
    end: int


class Expressions:
    """Expressions of one or more words, each with its label, the longest first.

    `strict` ones are found with their article as they are written («العدل» is a ministry, «عدل» is justice); the others
    with or without it, in the singular or the plural.
    """

    def __init__(self, expressions: Iterable[tuple[str, str]], *, strict: bool = False) -> None:
        self._strict = strict
        # What was found last, and in which message: its readers ask for the same one after another.
        self._last: tuple[Sequence[Token], list[Found]] | None = None
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for text, label in expressions:
            words = tuple(self._key(word) for word in normalise(text.replace("-", " ").replace("–", " ")).split())
            if words:
                entry = (words, label)
                found = self._by_first.setdefault(words[0], [])
                if entry not in found:
                    found.append(entry)
        for found in self._by_first.values():
            found.sort(key=lambda entry: -len(entry[0]))
        self.firsts = frozenset(self._by_first)
        """The words that any of them begins with."""
        each = (words for found in self._by_first.values() for words, _ in found)
        self.triggers = frozenset(max(words, key=len) for words in each)
        """Words of which a message that has any of them has one: the longest of each, for "the" is in every message."""

    @classmethod
    def of(cls, groups: Mapping[str, Iterable[str]], *, strict: bool = False) -> Expressions:
        return cls(((text, label) for label, texts in groups.items() for text in texts), strict=strict)

    def find(self, tokens: Sequence[Token]) -> list[Found]:
        """Every expression, none inside another, from left to right."""
        if isinstance(tokens, Words) and self.triggers.isdisjoint(tokens.forms if self._strict else tokens.bare):
            return []
        last = self._last  # one read: another thread may put another message there meanwhile
        if last is not None and last[0] is tokens:
            return last[1]
        found = self._find(tokens)
        if isinstance(tokens, tuple):
            self._last = (tokens, found)
        return found

    def _find(self, tokens: Sequence[Token]) -> list[Found]:
        found: list[Found] = []
        firsts, end = self.firsts, 0
        for position, token in enumerate(tokens):
            begins = firsts & (token.forms if self._strict else token.bare)
            if begins and position >= end and (match := self._longest(tokens, position, begins)):
                found.append(match)
                end = match.end
        return found

    def at(self, tokens: Sequence[Token], position: int) -> Found | None:
        """The longest expression that begins at a word; of two as long, the one that has it as it was written."""
        if position >= len(tokens):
            return None
        token = tokens[position]
        begins = self.firsts & (token.forms if self._strict else token.bare)
        return self._longest(tokens, position, begins) if begins else None

    def _longest(self, tokens: Sequence[Token], position: int, begins: frozenset[str]) -> Found | None:
        token = tokens[position]
        best: tuple[int, str, int] | None = None
        forms = begins if len(begins) == 1 else sorted(begins, key=lambda form: (form != token.word, form))
        for form in forms:
            for words, label in self._by_first[form]:
                if best and len(words) <= best[0]:
                    break
                if end := self._end(words, tokens, position):
                    best = (len(words), label, end)
                    break
        return Found(best[1], position, best[2]) if best else None

    def labels(self, tokens: Sequence[Token]) -> frozenset[str]:
        return frozenset(found.label for found in self.find(tokens))

    def _end(self, words: tuple[str, ...], tokens: Sequence[Token], position: int) -> int:
        """Where an expression ends whose first word stands there, 0 where its others don't follow; Arabizi writes an
        article apart that Arabic doesn't."""
        at = position + 1
        for word in words[1:]:
            at += at < len(tokens) and tokens[at].word in ARTICLES and word not in self._readings(tokens[at])
            if at >= len(tokens) or word not in self._readings(tokens[at]):
                return 0
            at += 1
        return at

    def _readings(self, token: Token) -> frozenset[str]:
        return token.forms if self._strict else token.bare

    def _key(self, word: str) -> str:
        if self._strict or not word.startswith(_ARTICLE) or len(word) - 2 <= _SHORTEST:
            return word
        return word[2:]


_FILE = Path(__file__).parent / "data" / "words.yaml"
_loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def section(name: str) -> Mapping[str, tuple[str, ...]]:
    """The groups of a section: every expression of a group, whatever its script."""
    groups: dict[str, list[str] | dict[str, list[str]]] = _all()[name]
    return {
        str(label): tuple(
            str(text) for texts in (words.values() if isinstance(words, dict) else [words]) for text in texts
        )
        for label, words in groups.items()
    }


@cache
def expressions(name: str) -> Expressions:
    """The expressions of a section, labelled by their group."""
    return Expressions.of(section(name))


@cache
def _all() -> Any:
    return yaml.load(_FILE.read_text(encoding="utf-8"), Loader=_loader)  # noqa: S506 - the safe loader, in C


@cache
def strict(name: str) -> Expressions:
    """The expressions of a section as they are written, article and all."""
    return Expressions.of(section(name), strict=True)


@cache
def small(name: str) -> frozenset[str]:
    """A group of small words, normalised."""
    return frozenset(word for text in section("small")[name] for word in normalise(text).split())


def agency_names() -> Iterable[str]:
    """Every name of every body that goes by one."""
    return (name for names in _all()["agencies"] for name in names)


@cache
def agencies() -> Expressions:
    """Bodies that go by a name of their own, labelled by the first."""
    return Expressions(((name, names[0]) for names in _all()["agencies"] for name in names), strict=True)
