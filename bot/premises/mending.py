"""Slips in the words of a message -> second readings: "refferal" may be "referral", but Wealth isn't Health."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from bot.facts.factbase import FactBase
from bot.language.normalise import normalise
from bot.language.read import Question
from bot.premises.words import Token, Words, agency_names, section

_SLIP = 75
"""How alike (of 100) a word is to the one that it is taken for."""
_SHORTEST = 5
"""Letters of a word that is known again with one of them wrong."""
_SECTIONS = ("titles", "things")


class Mender:
    """Knows the words of one release's names, of offices and of bodies again with a letter wrong.

    The repair of a whole question leaves a misspelling alone that phrasings have often enough, "helth", "cheif"; here a
    ministry would be denied for it.
    """

    def __init__(self, base: FactBase) -> None:
        by_first: defaultdict[str, set[str]] = defaultdict(set)
        for text in (*_names(base), *agency_names(), *(text for name in _SECTIONS for text in _texts(name))):
            for word in normalise(text).split():
                if len(word) >= _SHORTEST and word.isascii() and word.isalpha():
                    by_first[word[0]].add(word)
        self._by_first = {first: tuple(sorted(words)) for first, words in by_first.items()}

    def read(self, tokens: Words, question: Question) -> Words:
        """The words with a second reading where a slip was found."""
        meant = dict(self._of_names(tokens, question))
        if len(question.typed) == len(question.words):
            meant |= _repaired(question)
        if not meant:
            return tokens
        again = (_with_reading(token, meant[token.word]) if token.word in meant else token for token in tokens)
        return Words(again, arabizi=tokens.arabizi)

    def _of_names(self, tokens: Words, question: Question) -> Iterator[tuple[str, str]]:
        """Words that the language hardly has, with the one name's word that is a letter away; what is written like a
        name of its own, "Justine", is none."""
        capitals = sum(token.text[:1].isupper() for token in tokens) > len(tokens) // 2
        for token in tokens:
            word = token.word
            if word not in question.rare or len(word) < _SHORTEST or (token.text[:1].isupper() and not capitals):
                continue
            near = [one for one in self._by_first.get(word[0], ()) if OSA.distance(word, one, score_cutoff=1) == 1]
            if len(near) == 1:
                yield word, near[0]


def _repaired(question: Question) -> dict[str, str]:
    """What the repair of the whole question took each word for, where it is alike enough."""
    return {
        typed: word
        for typed, word in zip(question.typed, question.words, strict=True)
        if typed.isalpha() and typed != word and typed[:1] == word[:1] and fuzz.ratio(typed, word) >= _SLIP
    }


def _with_reading(token: Token, meant: str) -> Token:
    return token._replace(forms=token.forms | {meant}, bare=token.bare | {meant})


def _names(base: FactBase) -> Iterator[str]:
    """Every name of whoever and whatever the release's lists have, and of its people and their offices."""
    for entry in base.entries.values():
        for member in (*entry.listing.members, *entry.listing.others) if entry.listing else ():
            yield from (member.name.en, member.name.ar, *member.aliases)
    for person in base.release.people:
        yield from (*person.first, *person.family, *person.titles)


def _texts(name: str) -> Iterable[str]:
    return (text for texts in section(name).values() for text in texts)
