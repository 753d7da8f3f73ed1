"""The people of a release by name: whom a message names, and what it calls them otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.facts.factbase import (
    FactBase,
    PersonPremise,
)
from bot.facts.terms import Term
from bot.language.normalise import normalise
from bot.language.typos import spellings
from bot.premises.message import Claim, Message
from bot.premises.places import places
from bot.premises.values import Sentences
from bot.premises.words import Expressions, Token, expressions, small

LATIN_ARTICLES = frozenset({"al", "el", "bin", "ben", "abu", "abou", "abo", "bu", "ibn", "aboul", "abul"})


_SPELLED_ALIKE = 80
"""How alike (of 100) a family name in other letters is to the one that is meant."""


_CAPITALS_APART = frozenset("un the release chief mission mr mrs ms dr and or is was".split())


_TITLE_WORDS = 2
"""Words at least of a title that is known with slips in it, too: "cheif of mision"."""


def _spellings(title: str) -> Iterable[str]:
    return spellings(title) if len(title.split()) >= _TITLE_WORDS else (title,)


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
        titles = ((name, one.id) for one in everybody for name in one.titles)
        self.titles = Expressions((slip, id) for name, id in titles for slip in _spellings(name))
        self.bodies = Expressions((name, one.id) for one in everybody for name in one.bodies)
        places = (base.release.terms.get(name, Term()).names("en") for name in ("place", "organiser"))
        self._apart = _CAPITALS_APART | {name.one.casefold() for names in places for name in names}

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

    def is_whole(self, tokens: Sequence[Token], start: int, end: int) -> bool:
        """Whether a first name has a family name behind it."""
        if end >= len(tokens) or self.apart(tokens, end) or tokens[end].word in small("function"):
            return False
        behind = tokens[end]
        if tokens[start].word == "علي" and behind.word.startswith("ال"):
            return False  # «على الهواء»: the preposition, as many write it
        if "\u0621" <= behind.word[:1] <= "\u06ff":
            more = expressions("first_names").at(tokens, end) is not None
            return more or (behind.word.startswith("ال") and len(behind.word) > 4) or behind.word in _ABU | _SON
        return behind.text[:1].isupper() or behind.word in LATIN_ARTICLES

    def apart(self, tokens: Sequence[Token], position: int) -> bool:
        word = tokens[position].word
        return (
            word in self._apart
            or self.titles.at(tokens, position) is not None
            or self.bodies.at(tokens, position) is not None
            or places().at(tokens, position) is not None
            or any(
                expressions(name).at(tokens, position)
                for name in ("relations", "titles", "beside", "study", "degrees", "quote", "honorifics", "confirm")
            )
        )


_ABU = frozenset({"ابو", "بو", "ابي"})


_SON = frozenset({"بن", "ابن", "عبد", "ال"})


_SLIP = 80
"""How alike (of 100) a family name with a slip is to the one that is meant."""


class OtherNameReader:
    """Compares with the names of one release's people."""

    def __init__(self, base: FactBase, sentences: Sentences, names: PeopleNames) -> None:
        self._base = base
        self._sentences = sentences
        self._names = names

    def claims(self, message: Message, named: Sequence[Named]) -> Iterator[Claim]:
        """Every name that is another's, with the people that the message names rightly."""
        yield from self._other_names(message, named)
        yield from self._other_first_names(message, named)
        yield from self._somebody_else(message, named)

    def _other_names(self, message: Message, named: Sequence[Named]) -> Iterator[Claim]:
        """A first name with another's family name, or with one that nobody in the release has."""
        tokens = message.tokens
        for one in self._names.first.find(tokens):
            person = self._names.people[one.label]
            if any(n.start == one.start and n.family for n in named):
                continue
            other = next(
                (f for f in self._names.family.find(tokens) if f.start == one.end and f.label != one.label), None
            )
            if other is not None or self._has_other_family(tokens, one.end, person):
                end = other.end if other else one.end + 1
                yield self._named_otherwise(person, one.start, end)

    def _other_first_names(self, message: Message, named: Sequence[Named]) -> Iterator[Claim]:
        """Another first name before a family name of the release: "Karim AboulHosn"."""
        tokens = message.tokens
        firsts = {one.end: one for one in expressions("first_names").find(tokens)}
        for one in named:
            first = firsts.get(one.start)
            if first and not self._names.first.at(tokens, one.start) and not self._names.first.at(tokens, first.start):
                yield self._named_otherwise(one.person, first.start, one.end)
            elif not first and one.start > 1 and self._names.first.at(tokens, one.start) is None:
                before = tokens[one.start - 1]
                plain = (
                    before.text[:1].isupper() and len(before.word) > 3 and not self._names.apart(tokens, one.start - 1)
                )
                if (
                    plain
                    and self._names.titles.at(tokens, one.start - 1) is None
                    and not self._in_title(tokens, one.start - 1)
                ):
                    yield self._named_otherwise(one.person, one.start - 1, one.end)

    def _somebody_else(self, message: Message, named: Sequence[Named]) -> Iterator[Claim]:
        """Another's whole name in a question about one of the release's people: "Where did Karim Haddad study?"."""
        tokens = message.tokens
        for first in expressions("first_names").find(tokens):
            inside = any(one.start - 1 <= first.start < one.end and one.family for one in named)
            if inside or not self._names.is_whole(tokens, first.start, first.end):
                continue
            person = self._meant(message)
            if person is not None:
                yield self._named_otherwise(person, first.start, min(len(tokens), first.end + 1))
                return

    def _meant(self, message: Message) -> PersonPremise | None:
        """Whom the question is about: by a title in it, or because only that person's life or words answer it."""
        titled = {found.label for found in self._names.titles.find(message.tokens) if found.end - found.start > 1}
        if len(titled) == 1:
            return self._names.people[titled.pop()]
        if not message.sure or not message.entry_ids:
            return None
        related = {
            one.id: {*one.shown_by, *(id for shown in one.shown_by for id in self._nearby(shown))}
            for one in self._names.people.values()
        }
        return next((self._names.people[id] for id, own in related.items() if set(message.entry_ids) <= own), None)

    def _nearby(self, entry_id: str) -> tuple[str, ...]:
        studies = [p.shown_by for p in self._base.release.premises if p.type == "study"]
        relation = {one.relation for one in self._names.people.values() if entry_id in one.shown_by}
        return tuple(id for ids in studies for id in ids) if "spoke" in relation else ()

    def _in_title(self, tokens: Sequence[Token], position: int) -> bool:
        return any(found.start <= position < found.end for found in self._names.titles.find(tokens))

    def _has_other_family(self, tokens: Sequence[Token], position: int, person: PersonPremise) -> bool:
        if position >= len(tokens) or self._names.apart(tokens, position):
            return False
        token = tokens[position]
        if "\u0621" <= token.word[:1] <= "\u06ff":
            if self._is_slip(tokens, position, person):
                return False
            if token.word in _ABU | _SON:
                return position + 1 < len(tokens)
            plain = token.word.startswith("ال") and len(token.word) > 4
            return plain and self._names.family.at(tokens, position) is None
        if token.word in LATIN_ARTICLES:
            if position + 1 >= len(tokens) or self._names.apart(tokens, position + 1):
                return False
            whole = token.word + tokens[position + 1].word
            return not self._names.is_spelling(whole, person) and not self._names.is_spelling(
                tokens[position + 1].word, person
            )
        named = token.text[:1].isupper() or token.word.startswith(("al", "el", "bin", "abu"))
        return named and len(token.word) > 3 and not self._names.is_spelling(token.word, person)

    def _is_slip(self, tokens: Sequence[Token], position: int, person: PersonPremise) -> bool:
        """Whether an Arabic word is the family name with a slip: «الحسنن». A long vowel more makes another name:
        «الحسين» is not «الحسن»."""
        said = " ".join(
            token.word for token in tokens[position : position + (2 if tokens[position].word in _ABU else 1)]
        )
        for name in person.family:
            truth = normalise(name)
            if _core(said) != _core(truth) and any(_core(said).count(v) > _core(truth).count(v) for v in "اوي"):
                continue
            if fuzz.ratio(said, truth) >= _SLIP:
                return True
        return False

    def _named_otherwise(self, person: PersonPremise, start: int, end: int) -> Claim:
        sentence = self._sentences.general("correct-name", name=person.name, title=person.title)
        return Claim("person", person.shown_by, sentence, start, end)


def _core(name: str) -> str:
    """A family name without "father of" and article: «أبو الحسن» and «حسن» have the same."""
    words = [word.removeprefix("ال") for word in name.split() if word not in _ABU]
    return " ".join(words)
