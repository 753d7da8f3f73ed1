"""The facts in memory: frozen, complete, and the only form in which the other rooms see them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo

from bot.facts.followups import FollowUps, WordGroup
from bot.facts.terms import Term
from bot.problems import Place as Place

_LONGEST_NAME = 100
_KEY_BYTES = 5
"""Room for `@` and ten letters beside the longest id in the 64 bytes of a button."""


class Language(StrEnum):
    """The languages that Bayan writes."""

    AR = "ar"
    EN = "en"

    @property
    def other(self) -> Language:
        return Language.EN if self is Language.AR else Language.AR


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A text in both languages."""

    ar: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.ar if language is Language.AR else self.en


@dataclass(frozen=True, slots=True)
class DateRange:
    """Days that follow one another, both ends included."""

    first: date
    last: date


Value = date | DateRange | int | str | Bilingual


class EntryKind(StrEnum):
    """Which promise an entry keeps: a stated fact, a known silence, or a service reply."""

    STATED = "stated"
    NOT_STATED = "not_stated"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Member:
    """One of a list: a ministry among the participants, a subject among the topics. `says` is what to say of one that
    the release doesn't name, where that needs a sentence of its own."""

    id: str
    name: Bilingual
    aliases: tuple[str, ...] = ()
    says: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class MemberList:
    """The members that the release names, others that people ask about, and the sentences for both.

    The sentences are templates in which `{member}` stands for the name that was asked about; where there is none, a
    general one serves.
    `relation` and `subject` say what belonging to it means: to have taken part in the event, to be a partner in the
    project. `complete` lists leave nobody out. `not_named` serves members in `others` and names that the base doesn't
    know, for which `{member}` is left out through `not_named_unknown`.
    """

    members: tuple[Member, ...]
    others: tuple[Member, ...]
    yes: Bilingual | None = None
    named_not: Bilingual | None = None
    not_named: Bilingual | None = None
    not_named_unknown: Bilingual | None = None
    caveat: Bilingual | None = None
    relation: str | None = None
    subject: str | None = None
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """What a message may speak of: the event, the release itself, a project. `state` is how it stands: concluded,
    ongoing or future, `says` the same as a sentence; `entry_ids` are those that answer about it."""

    id: str
    name: Bilingual
    words: tuple[str, ...]
    state: str | None = None
    says: Bilingual | None = None
    entry_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonPremise:
    """Somebody whom the release names. `first` and `family` are all spellings of each; `titles` what they are called
    by office, `bodies` where they belong, `relation` what they did (`spoke`)."""

    id: str
    name: Bilingual
    first: tuple[str, ...]
    family: tuple[str, ...]
    female: bool
    title: Bilingual
    titles: tuple[str, ...]
    bodies: tuple[str, ...]
    shown_by: tuple[str, ...]
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class Study:
    """A degree: which, in what, where. Each is a group of general words or names."""

    degree: str
    field: str
    university: tuple[str, ...]
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Premise:
    """A typed value of the release: what people may take for granted otherwise.

    `type` says how it is found in a message and compared; `subject` of what it is said; `values` what is true, none
    where the release leaves it open; `noun` and `words` beside what it is named; `shown_by` the entries that show it.
    `says` is its sentence where the general one of locales/ won't do. `at_least` where the release says "including";
    `each` where it is said of every one.
    """

    type: str
    shown_by: tuple[str, ...]
    values: tuple[Value, ...] = ()
    subject: str | None = None
    noun: str | None = None
    words: tuple[str, ...] = ()
    says: Bilingual | None = None
    at_least: bool = False
    each: bool = False
    country: str | None = None
    studies: tuple[Study, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Ask:
    """One kind of question that an entry answers ("count"), and the term that it is asked of."""

    kind: str
    term: str


@dataclass(frozen=True, slots=True)
class Correction:
    """That staff corrected an entry: on which day, and why. Each correction has a day or a reason of its own."""

    day: date
    reason: Bilingual


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that Bayan can say.

    `answer` and the list's sentences are templates. `values` has all that they may name: the entry's own values,
    the release's values, its `title`, `issued` and `publisher`, and the list as `members`. `roles` say
    what it is for (`bot/facts/ids.py`), `asks` what kinds of question it answers besides. `correction` is its last,
    where it was corrected. A `held` one says that it is being checked.
    """

    id: str
    kind: EntryKind
    label: Bilingual
    answer: Bilingual
    place: Place
    paragraphs: tuple[int, ...] = ()
    evidence: tuple[str, ...] = ()
    values: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    listing: MemberList | None = None
    roles: frozenset[str] = frozenset()
    asks: tuple[Ask, ...] = ()
    related: tuple[str, ...] = ()
    nearby: tuple[str, ...] = ()
    correction: Correction | None = None
    held: bool = False

    @property
    def role(self) -> str | None:
        """What a service reply is for, which decides how the conversation goes on; None for facts."""
        return next(iter(self.roles), None) if self.kind is EntryKind.SERVICE else None


@dataclass(frozen=True, slots=True)
class Release:
    """The press release itself: its title, day, publisher and place, and the official file where staff put one.

    `terms` are what people call its things; `headings` the menu's, by the file whose facts they head; `home` is its
    country (ISO 3166); `subjects`, `people` and `premises` are what people may take for granted about it.
    `paragraphs` are its own words, the headline first; none where staff put no text beside it. Until `embargo` it is
    for staff only; a `withdrawn` one counts no longer, and `withdrawal` is what staff say of that.
    """

    title: Bilingual
    issued: date
    publisher: Bilingual
    contact: str
    values: Mapping[str, Value]
    timezone: ZoneInfo
    terms: Mapping[str, Term] = field(default_factory=lambda: MappingProxyType({}))
    headings: Mapping[str, Bilingual] = field(default_factory=lambda: MappingProxyType({}))
    home: str | None = None
    subjects: tuple[Subject, ...] = ()
    people: tuple[PersonPremise, ...] = ()
    premises: tuple[Premise, ...] = ()
    document: Path | None = None
    paragraphs: tuple[str, ...] = ()
    embargo: datetime | None = None
    withdrawn: bool = False
    withdrawal: Bilingual | None = None

    def is_out(self, now: datetime) -> bool:
        """Whether anybody may know of it."""
        return self.embargo is None or now >= self.embargo


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One way in which people ask. `script` is the key it stood under: en, ar or arabizi; `general` where it isn't the
    release's own."""

    text: str
    entry_id: str
    script: str
    place: Place
    general: bool = False


def key_of(name: str) -> str:
    """A release's name as buttons carry it: the same after every start, whatever the name's length and letters."""
    return blake2b(name.encode(), digest_size=_KEY_BYTES).hexdigest()


@dataclass(frozen=True, slots=True)
class FactBase:
    """Everything that Bayan can say. Phrasings, needed only for training, are read by `load_phrasings(base)`.

    `folder` is the release's, `general` the one that serves every release. `content_hash` changes whenever a byte of
    either does, `phrasings_hash` only with the phrasings or the vocabulary, so that a new wording of an answer trains
    nothing anew. `glossary` is there where facts are learnt from little.
    """

    release: Release
    entries: Mapping[str, Entry]
    vocabulary: tuple[WordGroup, ...]
    content_hash: str
    phrasings_hash: str
    folder: Path
    general: Path
    follow_ups: FollowUps = field(default_factory=FollowUps)
    glossary: tuple[WordGroup, ...] = ()

    @property
    def name(self) -> str:
        """The release's name, which is its folder's."""
        return self.folder.absolute().name[:_LONGEST_NAME]

    @property
    def from_little(self) -> bool:
        """Whether there are facts that are learnt from their kind and their own words, not from ways of asking that
        somebody wrote for them."""
        return any(entry.asks for entry in self.entries.values())

    def playing(self, *roles: str) -> tuple[Entry, ...]:
        """The entries that have one of the roles."""
        return tuple(entry for entry in self.entries.values() if entry.roles & {*roles})
