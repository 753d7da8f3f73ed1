"""The shape of each kind of file in knowledge/: what the loader accepts and the editors' schemas say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from bot.facts.fields import UTC, Day, Id, ListOnly, Moment, Role, Text, ValueName, Zone, refusal
from bot.facts.shapes import Both, Ids, Names, Paragraphs, Scripts, Shape, Template, Texts, Values, empty_scripts

Noun = Literal[
    "event", "people", "days", "bodies", "partners", "subjects", "degrees", "bachelors", "masters", "objective", "plan",
    "pillar", "law", "project",
]  # fmt: skip
"""Nouns whose words are general: those of bot/premises/data/words.yaml, and the words of what the release is about."""


def _as_asks(value: Any) -> Any:
    """`{count: panels, cost: plant}`, or a list of such, as kinds with their terms."""
    if isinstance(value, dict):
        value = [value]
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise refusal("no kind of question with its term", "kinds with terms", "write it like {count: panels}")
    return [{"kind": kind, "term": term} for each in value for kind, term in each.items()]


class AskShape(Shape):
    """A kind of question, and the term that it is asked of."""

    kind: Id
    term: ValueName


_ASK = {"type": "object", "additionalProperties": {"type": "string"}}
Asks = Annotated[
    list[AskShape],
    BeforeValidator(_as_asks),
    WithJsonSchema({"anyOf": [_ASK, {"type": "array", "items": _ASK}]}),
]


class MemberShape(Shape):
    """One of a list."""

    id: Id = Field(description="Short name, unique within the list.")
    name: Both = Field(description="The name as replies write it.")
    aliases: Scripts = Field(default_factory=empty_scripts, description="Other names that people use for it.")
    says: Both | None = Field(None, description="Among `others`: a sentence of its own in place of `not_named`.")

    def spellings(self) -> dict[str, None]:
        """Every way in which it is written, in order, each once."""
        aliases = self.aliases
        return dict.fromkeys([self.name.en, self.name.ar, *aliases.en, *aliases.ar, *aliases.arabizi])


class ListShape(Shape):
    """The members of a list, so that a question about one of them gets its own answer."""

    members: Annotated[list[MemberShape], ListOnly] = Field(min_length=1, description="What the release names.")
    others: Annotated[list[MemberShape], ListOnly] = Field(
        [], description="What people ask about although the release doesn't name it."
    )
    yes: Template | None = Field(
        None, description="Opens the reply about a member; {member} is its name. Without it, a general sentence does."
    )
    named_not: Template | None = Field(
        None, description="Opens the reply about a {member} and about others, {missing}, that aren't named."
    )
    not_named: Template | None = Field(None, description="Opens the reply about one of the others, {member}.")
    not_named_unknown: Template | None = Field(
        None, description="The same where the name isn't known or can't be said back; without {member}."
    )
    caveat: Template | None = Field(None, description="Follows where somebody isn't named: why the list may lack some.")
    relation: Literal["organised", "partnered", "took-part", "spoke", "covered"] | None = Field(
        None, description="What belonging to the list means."
    )
    of: Id | None = Field(None, description="The subject that the relation is to, where it isn't the first.")
    complete: bool = Field(False, description="Whether the list leaves nobody out.")


class EntryShape(Shape):
    """What every entry has."""

    id: Id = Field(description="The fact's name, unique in the folder; never change it lightly.")
    label: Both = Field(description="The text of its button.")
    role: Role | None = Field(None, description="What it is for: it inherits the general ways of asking for that.")
    roles: Annotated[list[Role], ListOnly] = Field([], description="The same, where it is for several things.")
    asks: Asks = Field([], description="The kinds of question that it answers, each with the term asked of.")
    answer: Template = Field(
        description="The reply. A blank line parts paragraphs; a paragraph that starts with > is a quotation."
    )

    def plays(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """Each role that it has, and where that is written."""
        if self.role:
            yield self.role, ("role",)
        yield from ((role, ("roles", index)) for index, role in enumerate(self.roles))


class CorrectableShape(EntryShape):
    """What may turn out to be wrong: a stated fact, or that the release is silent on something."""

    corrected: Day | None = Field(
        None, description="The day on which it was corrected; who follows it and was told otherwise is told then."
    )
    correction: Both | None = Field(None, description="Why it was corrected, in a sentence; goes with `corrected`.")


class FactShape(CorrectableShape):
    """A fact that the release states."""

    paragraphs: Paragraphs = Field(
        min_length=1, description="The paragraphs of the release that it rests on; 1 is the headline."
    )
    evidence: Texts = Field(min_length=1, description="Words of the release that carry it, letter by letter.")
    values: Values = Field({}, description="Dates, names and figures, stored once and used as {name}.")
    listing: ListShape | None = Field(None, alias="list", description="For facts that are lists of bodies or subjects.")
    related: Ids = Field([], description="Entries to offer as buttons.")


class NotStatedShape(CorrectableShape):
    """A question that the release leaves open."""

    nearby: Ids = Field(min_length=1, description="Facts that the release does state, close to the question.")


class ServiceShape(EntryShape):
    """A reply that states no fact: a greeting, thanks, who the bot is."""


class SubjectShape(Shape):
    """Something that messages speak of: the event, the release, a project."""

    id: Id = Field(description="The subject's name; the first subject is what the release is about.")
    name: Both = Field(description="How replies call it.")
    words: Scripts = Field(description="The words by which people mean it, in every form.")
    state: Literal["concluded", "ongoing", "future"] | None = Field(None, description="How it stands, by the release.")
    says: Both | None = Field(None, description="The sentence that says how it stands.")
    entries: Ids = Field([], description="The entries that answer about it.")


class PersonPremiseShape(Shape):
    """Somebody whom the release names."""

    id: Id = Field(description="Short name.")
    name: ValueName = Field(description="The value that holds the name.")
    first: Scripts = Field(description="The first name in every spelling.")
    family: Scripts = Field(description="The family name in every spelling.")
    female: bool = Field(False, description="Whether it is a woman.")
    title: Both = Field(description="The office or part, as a sentence says it.")
    titles: Scripts = Field(description="All that the person is rightly called by office.")
    bodies: Scripts = Field(default_factory=empty_scripts, description="The bodies that the person belongs to.")
    relation: Literal["spoke"] | None = Field(None, description="What the person did.")
    shown_by: Ids = Field(min_length=1, description="The entries that show it.")


class StudyShape(Shape):
    """A degree."""

    degree: Id = Field(description="Which degree: bachelor, master …")
    field: Id = Field(description="In which field.")
    university: Scripts = Field(description="From which university, in every spelling.")
    country: Text | None = Field(None, description="Its country, as a code of two letters.")


class PremiseShape(Shape):
    """A typed value of the release."""

    type: Id = Field(description="How it is found in a message and compared.")
    of: Id | None = Field(None, description="The subject that it is said of.")
    value: Names = Field([], description="The names of the values that are true.")
    noun: Noun | None = Field(
        None, description="What is counted or numbered: `event`, the event's own words, or a general noun."
    )
    words: Scripts = Field(default_factory=empty_scripts, description="Further nouns beside which it is named.")
    says: Template | None = Field(None, description="The sentence where it is contradicted, with {said} and {truth}.")
    shown_by: Ids = Field([], description="The entries that show it.")
    at_least: bool = Field(False, description="Whether there may be more than the release names.")
    each: bool = Field(False, description="Whether it is said of every one.")
    country: Text | None = Field(None, description="The country, as a code of two letters.")
    studies: Annotated[list[StudyShape], ListOnly] = Field([], description="The degrees.")


class NamesShape(Shape):
    """What one thing is called in one language."""

    one: Text = Field(description="Its usual name.")
    two: Text | None = Field(None, description="The name of two, where the rule would be wrong.")
    many: Text | None = Field(None, description="The name of many, where the rule would be wrong.")
    also: Texts = Field([], description="Other names that people use, each “one” or “one / many”.")


def _as_names(value: Any) -> Any:
    if isinstance(value, str):
        return {"one": value}
    if isinstance(value, list) and value and all(isinstance(each, str) for each in value):
        return {"one": value[0], "also": value[1:]}
    return value


Called = Annotated[
    NamesShape,
    BeforeValidator(_as_names),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}, {"type": "object"}]}),
]


class TermShape(Shape):
    """What people call something that the release is about, for the slots of the general ways of asking."""

    en: Called | None = Field(None, description="In English: a name, several, or one, two, many and also.")
    ar: Called | None = Field(None, description="In Arabic, the same; without the article.")
    arabizi: Called | None = Field(None, description="In Arabizi; without it the others are transliterated.")


class ReleaseFile(Shape):
    """The press release itself."""

    title: Both = Field(description="The headline.")
    issued: Day = Field(description="The day it was issued, as year-month-day.")
    publisher: Both = Field(description="Who issued it.")
    embargo: Moment | None = Field(
        None, description="Until then only staff get anything of it: day, hour and distance from UTC."
    )
    status: Literal["withdrawn"] | None = Field(None, description="`withdrawn` where it counts no longer.")
    withdrawal: Both | None = Field(None, description="What is said of the withdrawal, beside that there was one.")
    timezone: Zone = Field(UTC, description="Where the press office is, as Area/City; without it, UTC.")
    document: Text | None = Field(None, description="The official file, by its path beside this one.")
    text: Text | None = Field(
        None, description="The release's own words as a text file beside this one, a paragraph a line, headline first."
    )
    values: Values = Field({}, description="Values that any answer may use as {name}.")
    terms: dict[ValueName, TermShape] = Field({}, description="What people call its event, bodies, people and things.")
    headings: dict[Text, Both] = Field({}, description="The menu's headings by the name of the file in facts/.")
    home: Text | None = Field(None, description="Its country, as a code of two letters: bodies are this country's.")
    subjects: Annotated[list[SubjectShape], ListOnly] = Field([], description="What messages speak of.")
    people: Annotated[list[PersonPremiseShape], ListOnly] = Field([], description="Whom the release names.")
    premises: Annotated[list[PremiseShape], ListOnly] = Field([], description="The types of the values.")


class GroupShape(Scripts):
    """Words that mean the same."""

    id: Id = Field(description="The group's name.")
    asks: bool = Field(False, description="Whether these are question words: a message with two may ask two things.")
    wants: bool = Field(False, description='Whether these are words of wishes: "give me", «أريد».')


class VocabularyFile(Shape):
    """Words that mean the same, across dialects, scripts and languages."""

    groups: Annotated[list[GroupShape], ListOnly] = Field(description="One group a meaning.")


class PhrasingsFile(Scripts):
    """The many ways in which people ask for the entry that the file is named after."""


class SampleShape(Shape):
    """A question and what its reply must say."""

    ask: Text = Field(description="The question, as a person would write it.")
    expect: Id = Field(description="The entry that must answer it, or `unknown`.")
    contains: Texts = Field([], description="Words that the reply must have.")
    unless: Texts = Field(
        [], description="In the general part: names of things; a release with a thing of that name isn't asked."
    )
