"""The people of a release by name, and whom of them a message names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.facts.factbase import (
    FactBase,
    PersonPremise,
)
from bot.premises.tokens import Expressions, Token
from bot.premises.words import expressions

LATIN_ARTICLES = frozenset({"al", "el", "bin", "ben", "abu", "abou", "abo", "bu", "ibn", "aboul", "abul"})


_SPELLED_ALIKE = 80
"""How alike (of 100) a family name in other letters is to the one that is meant."""


_CAPITALS_APART = frozenset("iom un the release kuwait chief mission mr mrs ms dr and or is was".split())


@dataclass(frozen=True, slots=True)
class Named:
    """A person whom a message names, by which words; `family` is false where only the first name was said."""

    person: PersonPremise
    start: int
    end: int
    family: bool


class PeopleNames:
    """First and family names, titles and bodies of one release's people."""

    def __init__(self, base: FactBase) -> None:
        everybody = base.release.people
        self.people = {person.id: person for person in everybody}
        self.first = Expressions((name, one.id) for one in everybody for name in one.first)
        self.family = Expressions((name, one.id) for one in everybody for name in one.family)
        self.titles = Expressions((name, one.id) for one in everybody for name in one.titles)
        self.bodies = Expressions((name, one.id) for one in everybody for name in one.bodies)

    def named(self, tokens: Sequence[Token]) -> list[Named]:
        firsts, families = self.first.find(tokens), self.family.find(tokens)
        found: list[Named] = []
        taken: set[int] = set()
        for one in firsts:
            person = self.people[one.label]
            family = next((f.end for f in families if f.start == one.end and f.label == one.label), None)
            end = family or self._spelled_family(tokens, one.end, person)
            found.append(Named(person, one.start, end or one.end, end is not None))
            taken |= set(range(one.start, found[-1].end))
        found += [
            Named(self.people[one.label], one.start, one.end, True)
            for one in families
            if one.start not in taken and not (one.start > 0 and one.start - 1 in taken)
        ]
        return found

    def _spelled_family(self, tokens: Sequence[Token], position: int, person: PersonPremise) -> int | None:
        """The end of the family name in Latin letters of the writer's own: "abou hassan"."""
        if position + 1 >= len(tokens) or tokens[position].word not in LATIN_ARTICLES:
            return None
        whole = tokens[position].word + tokens[position + 1].word
        return position + 2 if self.is_spelling(whole, person) else None

    def is_spelling(self, word: str, person: PersonPremise) -> bool:
        """Whether a Latin word is the family name once more: Arabic names have many spellings."""
        return any(
            fuzz.ratio(word, name.replace(" ", "").casefold()) >= _SPELLED_ALIKE
            for name in person.family
            if name.isascii()
        )

    def apart(self, tokens: Sequence[Token], position: int) -> bool:
        word = tokens[position].word
        return (
            word in _CAPITALS_APART
            or self.titles.at(tokens, position) is not None
            or self.bodies.at(tokens, position) is not None
            or any(
                expressions(name).at(tokens, position)
                for name in ("relations", "titles", "beside", "study", "degrees", "quote", "honorifics", "confirm")
            )
        )
