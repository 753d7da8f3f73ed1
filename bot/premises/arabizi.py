"""Arabizi in free spelling -> the Arabic words that it may stand for, by its consonants: "wizaret" is وزارة."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from bot.facts.factbase import FactBase, Language
from bot.facts.templates import fill
from bot.language.normalise import is_arabic, normalise, skeleton
from bot.premises.words import ARTICLES, Token, Words, agency_names, section, small

_ARTICLE = "ال"
_LEAST = 3
"""Consonants that tell a word from others: two are too many words'."""
_LONG = 4
_AS_Z = str.maketrans("ظذ", "زز")
_VOWELS = frozenset("aeiouwy2اوي")
_SECTIONS = ("bodies", "titles", "beginning")
_RELATIONS = ("took-part", "organised", "partnered")


class Arabizi:
    """The Arabic words of one release and of the general ones, by their consonants."""

    def __init__(self, base: FactBase) -> None:
        self._words: dict[str, set[str]] = {}
        self._own = _latin(base)
        for word in {*_general(), *_of(base)}:
            for key in _keys(word):
                self._words.setdefault(key, set()).add(word)

    def read(self, tokens: Words) -> Words:
        """The words of a message in Arabizi with Arabic readings."""
        named = False
        read = []
        for token in tokens:
            known = token.word in self._own or token.word in small("question_small")
            found = set() if known else self._words.get(_key(token.word, skeleton(token.word)), set())
            read.append(_with(token, found, named=named))
            named = token.word in ARTICLES
        return Words(read, arabizi=True)


def _with(token: Token, words: Iterable[str], *, named: bool) -> Token:
    """The word with its readings; those with an article only where it has one."""
    named = named or token.word[:2] in ARTICLES
    bare = {word.removeprefix(_ARTICLE) if len(word) > _LONG else word for word in words}
    forms = {_ARTICLE + word for word in bare} if named else set[str]()
    return token._replace(forms=token.forms | bare | forms, bare=token.bare | bare)


def _keys(word: str) -> set[str]:
    """A word's consonants: one in «ة» also as it sounds before another, with a t; «ظ» and «ذ» also as a z."""
    found = set()
    for spelled in {word, word.translate(_AS_Z)}:
        found |= {skeleton(spelled)}
        if word.endswith("ه"):
            found |= {skeleton(spelled[:-1]), skeleton(spelled[:-1]) + "t"}
    return {_key(word, key) for key in found if len(key) >= _LEAST}


def _key(word: str, consonants: str) -> str:
    """The consonants, and whether a vowel stands before them: "ashart" is no شرطة."""
    bare = (
        word.removeprefix(_ARTICLE) if len(word) > _LONG else word[2 * (word[:2] in ARTICLES and len(word) > _LONG) :]
    )
    return f"{bare[:1] in _VOWELS}{consonants}"


@cache
def _general() -> frozenset[str]:
    texts = [text for name in _SECTIONS for texts in section(name).values() for text in texts]
    texts += [text for name in _RELATIONS for text in section("relations")[name]]
    return _arabic([*texts, *agency_names()])


def _of(base: FactBase) -> frozenset[str]:
    """The words of the release's names and answers."""
    texts: list[str] = []
    for entry in base.entries.values():
        texts += [entry.label.ar, fill(entry.answer.ar, entry.values, Language.AR)]
        for member in (*entry.listing.members, *entry.listing.others) if entry.listing else ():
            texts += [member.name.ar, *member.aliases]
    return _arabic(texts)


def _latin(base: FactBase) -> frozenset[str]:
    """The words of its people and of what it is about, as they are written in Latin letters: these are known."""
    people = (name for one in base.release.people for name in (*one.first, *one.family, *one.titles))
    words = (word for one in base.release.subjects for word in one.words)
    return frozenset(word for text in (*people, *words) for word in normalise(text).split() if word.isascii())


def _arabic(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in normalise(text).split() if is_arabic(word))
