"""One release of several, with the Bayan that answers about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property

from bot.bayan import Bayan
from bot.facts.factbase import Bilingual, EntryKind, FactBase, Language, Release, key_of
from bot.language.normalise import normalise

_EARLIEST = datetime.min.replace(tzinfo=UTC)

EVENT = "event"
"""The term of release.yaml that says what the release is about."""


@dataclass(frozen=True, eq=False)
class Edition:
    """A release that can be asked; `key` is its name as buttons carry it."""

    bayan: Bayan
    release: Release = field(init=False)
    name: str = field(init=False)
    key: str = field(init=False)

    def __post_init__(self) -> None:
        base = self.bayan.base
        object.__setattr__(self, "release", base.release)
        object.__setattr__(self, "name", base.name)
        object.__setattr__(self, "key", key_of(base.name))

    @property
    def age(self) -> tuple[object, ...]:
        """What the newest has most of: the day, of two of one day the later hour."""
        return self.release.issued, self.release.embargo or _EARLIEST, self.name

    @cached_property
    def names(self) -> frozenset[str]:
        """The normalised words that name what the release is about: what it is called by, its people, bodies, values,
        and what its facts are called."""
        return self.called | _words(_names(self.bayan.base))

    @cached_property
    def called(self) -> frozenset[str]:
        """Those that name the release itself: of its titles and subjects, and what its event is called."""
        return _words(_called(self.release))


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in normalise(text).split())


def _called(release: Release) -> Iterator[str]:
    for text in (release.title, *(subject.name for subject in release.subjects)):
        yield from (text.ar, text.en)
    for subject in release.subjects:
        yield from subject.words
    if event := release.terms.get(EVENT):
        yield from event.texts()


def _names(base: FactBase) -> Iterator[str]:
    release = base.release
    bilinguals = [value for value in release.values.values() if isinstance(value, Bilingual)]
    for person in release.people:
        yield from (*person.first, *person.family)
    yield from (text for term in release.terms.values() for text in term.texts())
    for entry in base.entries.values():
        if entry.kind is not EntryKind.SERVICE:
            bilinguals.append(entry.label)
        for member in entry.listing.members if entry.listing else ():
            bilinguals.append(member.name)
            yield from member.aliases
    yield from (text[language] for text in bilinguals for language in Language)
