"""What was read from a folder before it is known to be sound: entries that still know where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.facts.factbase import EntryKind, Value
from bot.facts.folder import Folder
from bot.facts.ids import COUNTRY, REACH
from bot.facts.models import CorrectableShape, EntryShape, FactShape, NotStatedShape, ReleaseFile, VocabularyFile
from bot.facts.shapes import Template
from bot.facts.source import Mapping, Node, Source
from bot.facts.templates import bullets, country_name
from bot.facts.validate import Located
from bot.problems import Place, Problem, quoted

RESERVED = ("title", "issued", "publisher", COUNTRY, REACH, "members", "member", "missing")
"""Names that stand in templates without being declared: five of the release, three of a list."""
LIST_SENTENCES: dict[str, tuple[str, ...]] = {
    "yes": ("member",),
    "named_not": ("member", "missing"),
    "not_named": ("member",),
    "not_named_unknown": (),
    "caveat": (),
}
"""The sentences that a list may have of its own, and the names that each alone may use."""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a valid shape, its kind, and the file or folder that such entries stand in."""

    located: Located[EntryShape]
    kind: EntryKind
    home: str

    @property
    def shape(self) -> EntryShape:
        return self.located.model

    @property
    def fact(self) -> FactShape | None:
        return self.shape if isinstance(self.shape, FactShape) else None

    @property
    def correctable(self) -> CorrectableShape | None:
        return self.shape if isinstance(self.shape, CorrectableShape) else None

    @property
    def nearby(self) -> list[str]:
        return self.shape.nearby if isinstance(self.shape, NotStatedShape) else []

    def parts(self) -> Iterator[tuple[tuple[str, ...], Template, tuple[str, ...]]]:
        """Its templates: where each stands, and the names that it alone may use."""
        listing = self.fact and self.fact.listing
        yield ("answer",), self.shape.answer, ("members",) if listing else ()
        if listing:
            for name, own in LIST_SENTENCES.items():
                if template := getattr(listing, name):
                    yield ("list", name), template, own

    def templates(self) -> Iterator[str]:
        for _, template, _ in self.parts():
            yield from (template.en, template.ar)

    def values(self, release: ReleaseFile | None) -> dict[str, Value]:
        """What its templates may name: its own values, its list as {members}, the release's values, title, day,
        publisher, country, and how its press contact is reached."""
        values: dict[str, Value] = {}
        if release is not None:
            values |= {
                "title": release.title.bilingual(),
                "issued": release.issued,
                "publisher": release.publisher.bilingual(),
                **release.values,
            }
            if reached := release.values.get("email", release.values.get("phone")):
                values[REACH] = reached
            if release.home:
                values[COUNTRY] = country_name(release.home)
        if self.fact:
            values |= self.fact.values
            if self.fact.listing:
                values["members"] = bullets(tuple(member.name.bilingual() for member in self.fact.listing.members))
        return values


@dataclass(slots=True)
class Draft:
    """The two parts as they were read.

    `ids` and `repeated` come from the raw text, so that an entry with a mistake in its answer still counts as
    one that others may point to. `complete` is false where a whole file couldn't be read: what it would have
    declared is unknown then, and a reference to it is no mistake. `vocabularies` are the release's own, where it has
    one, and the general one.
    """

    folder: Folder
    sources: list[Source] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    ids: dict[str, Place] = field(default_factory=dict)
    repeated: list[Problem] = field(default_factory=list)
    release: Located[ReleaseFile] | None = None
    release_node: Node | None = None
    vocabularies: list[Located[VocabularyFile]] = field(default_factory=list)
    complete: bool = True

    def claim(self, entry_id: str, place: Place) -> None:
        """Note that an entry of this id stands there."""
        if first := self.ids.get(entry_id):
            found = f"the id {quoted(entry_id)} again (first in {first})"
            self.repeated.append(Problem(place, found, "each id once", "rename or delete one of the two"))
        else:
            self.ids[entry_id] = place

    def is_general(self, item: Item) -> bool:
        """Whether the entry comes from the general part."""
        return item.located.source.file == self.folder.general.file(item.home).shown

    @property
    def whole(self) -> bool:
        """Whether every entry that the files declare is of a valid shape."""
        return self.complete and len(self.items) == len(self.ids)

    @property
    def release_values(self) -> list[str]:
        """The names of the release's values, sound or not."""
        values = self.release_node.values.get("values") if isinstance(self.release_node, Mapping) else None
        return list(values.values) if isinstance(values, Mapping) else []
