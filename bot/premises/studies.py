"""Degrees that a message names: which, in what, from which university or country; compared with the release's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.facts.factbase import FactBase, Premise, Study
from bot.premises.message import Claim, Message
from bot.premises.places import country_of, nationalities, places
from bot.premises.values import Sentences
from bot.premises.words import Expressions, Found, expressions, small

_BESIDE = 4
"""So many words at most between a field and the university that it is said to be from."""
_POSSESSIVES = frozenset("his her شهادته شهادتها دراسته دراستها تخصصه تخصصها مؤهله مؤهلاته مؤهلاتها".split())
_NO_DEGREE = "diploma"
"""A word for any degree."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a message names of degrees, fields, the release's universities and their countries."""

    fields: Sequence[Found]
    degrees: Sequence[Found]
    universities: Sequence[Found]
    countries: frozenset[str | None]

    @property
    def anything(self) -> Sequence[Found]:
        return (*self.fields, *self.degrees, *self.universities)


class StudyReader:
    """Compares with the degrees of one release."""

    def __init__(self, base: FactBase, sentences: Sentences) -> None:
        self._base = base
        self._sentences = sentences
        self._people = Expressions((n, one.id) for one in base.release.people for n in (*one.first, *one.family))
        self.entries = frozenset(id for one in base.release.premises if one.type == "study" for id in one.shown_by)
        self.triggers = expressions("study").triggers | expressions("degrees").triggers

    def claims(self, message: Message) -> Iterator[Claim]:
        premise = next((one for one in self._base.release.premises if one.type == "study"), None)
        if premise is None or not self._is_asked(message, premise):
            return
        asked = self._asked(message, premise)
        wrong = self._wrong(message, premise, asked)
        sentence = self._sentences.general("correct-study")
        for one in wrong:
            yield Claim("study", premise.shown_by, sentence, one.start, one.end)
        if wrong:
            return
        if (holds := self._holds(message, premise, asked)) is not None:
            first = min((one.start for one in asked.anything), default=0)
            yield Claim("study", premise.shown_by, None if holds else sentence, first, first + 1)

    def _is_asked(self, message: Message, premise: Premise) -> bool:
        answers = message.sure and set(premise.shown_by) & set(message.entry_ids)
        tokens = message.tokens
        degrees, fields = expressions("degrees").find(tokens), expressions("fields").find(tokens)
        studied = expressions("study").find(tokens) or degrees
        his = any(
            token.word in _POSSESSIVES
            for one in (*degrees, *fields)
            for token in tokens[max(0, one.start - 2) : one.end]
        )
        named = self._people.find(tokens) or (fields and his)
        whole = any(_is_whole(study, degrees, fields) for study in premise.studies)
        return bool(answers or (named and studied) or (whole and message.polarity.asked))

    def _asked(self, message: Message, premise: Premise) -> Asked:
        known = Expressions(((name, str(at)) for at, one in enumerate(premise.studies) for name in one.university))
        where = {country_of(one.label) for one in places().find(message.tokens)}
        return Asked(
            fields=expressions("fields").find(message.tokens),
            degrees=[one for one in expressions("degrees").find(message.tokens) if one.label != _NO_DEGREE],
            universities=known.find(message.tokens),
            countries=frozenset(where & {study.country for study in premise.studies}),
        )

    def _wrong(self, message: Message, premise: Premise, asked: Asked) -> list[Found]:
        """Fields, degrees and universities that the release doesn't have at all, or not together."""
        wrong = [one for one in asked.fields if one.label not in {study.field for study in premise.studies}]
        wrong += [one for one in asked.degrees if one.label not in {study.degree for study in premise.studies}]
        taken = {at for one in asked.universities for at in range(one.start, one.end)}
        wrong += self._other_universities(message, premise, taken)
        for one in asked.fields:
            near = min(asked.universities, key=lambda found: abs(found.start - one.start), default=None)
            if near and abs(near.start - one.start) <= _BESIDE:
                university = premise.studies[int(near.label)].university
                fits = [s for s in premise.studies if s.field == one.label and s.university == university]
                wrong += [] if fits else [one]
        return wrong

    def _holds(self, message: Message, premise: Premise, asked: Asked) -> bool | None:
        """Whether one degree has all that is named; None where nothing is, or several fields are."""
        fields, degrees = {one.label for one in asked.fields}, {one.label for one in asked.degrees}
        at = {premise.studies[int(one.label)].university[0] for one in asked.universities}
        if len(fields) > 1:
            return None
        if not asked.anything:
            return True if asked.countries and expressions("study").find(message.tokens) else None
        return any(_fits(study, fields, degrees, at, asked.countries) for study in premise.studies)

    def _other_universities(self, message: Message, premise: Premise, taken: set[int]) -> list[Found]:
        """Universities that none of the degrees is from, and countries where none was taken."""
        tokens = message.tokens
        ours = {study.country for study in premise.studies if study.country}
        where = [one for one in places().find(tokens) if one.start not in taken]
        found: list[Found] = []
        for school in expressions("schools").find(tokens):
            around = range(max(0, school.start - 2), min(len(tokens), school.end + 3))
            if taken.intersection(around):
                continue
            place = next((one for one in where if one.start in around), None)
            nation = next((one for one in nationalities().find(tokens) if one.start in around), None)
            foreign = any(one and country_of(one.label) not in ours for one in (place, nation))
            city = place is not None and country_of(place.label) != place.label
            if foreign or city or school.label == "famous" or (nation and place) or self._has_name(message, school):
                found.append(school)
        if not found:
            found = [one for one in where if country_of(one.label) not in {*ours, self._base.release.home}]
        return found

    def _has_name(self, message: Message, school: Found) -> bool:
        """ "Stanford University": a name of its own right before it."""
        behind = message.tokens[school.end] if school.end < len(message.tokens) else None
        if behind and "\u0621" <= behind.word[:1] <= "\u06ff":
            definite = message.tokens[school.start].word.startswith("ال") and behind.word.startswith("ال")
            return definite and not nationalities().at(message.tokens, school.end)
        before = message.tokens[school.start - 1] if school.start else None
        if before is None or before.word in small("name_stops") or before.word in small("function"):
            return False
        return before.text[:1].isupper() and not nationalities().at(message.tokens, school.start - 1)


def _is_whole(study: Study, degrees: Sequence[Found], fields: Sequence[Found]) -> bool:
    """Whether a degree is named with its field: whose it is needn't be said then."""
    return study.degree in {one.label for one in degrees} and study.field in {one.label for one in fields}


def _fits(
    study: Study, fields: set[str], degrees: set[str], universities: set[str], countries: frozenset[str | None]
) -> bool:
    return (
        (not fields or study.field in fields)
        and (not degrees or study.degree in degrees)
        and (not universities or study.university[0] in universities)
        and (not countries or bool(universities) or study.country in countries)
    )
