"""An entry's own words in one language, as blocks: answers with their values, and all of them as a fact sheet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.dialogue.decision import Say
from bot.dialogue.reply import Block, BlockKind, Worded
from bot.direction import isolate_foreign
from bot.facts.factbase import Correction, Entry, EntryKind, FactBase, Language, Value
from bot.facts.templates import fill, render_value
from bot.locales import Locales

_QUOTED = "> "
_FINGERPRINT = 16
"""Hexadecimal digits of a hash that are kept: 64 bits, for some hundred wordings."""


def fingerprint(base: FactBase, entry: Entry) -> str:
    """What changes with any word that an entry says, in either language, the names in its list included."""
    listing = entry.listing
    members = [f"{one.name.ar}/{one.name.en}" for one in (*listing.members, *listing.others)] if listing else []
    said = [Wording(base, language).text(entry) for language in Language]
    return hashlib.sha256("\0".join([*said, *members]).encode()).hexdigest()[:_FINGERPRINT]


def mark_of(correction: Correction) -> str:
    """What tells a correction from an entry's others."""
    said = f"{correction.day}\0{correction.reason.ar}\0{correction.reason.en}"
    return hashlib.sha256(said.encode()).hexdigest()[:_FINGERPRINT]


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a fact base in one language."""

    base: FactBase
    language: Language

    def label(self, entry: Entry) -> str:
        return isolate_foreign(entry.label[self.language], self.language)

    def value(self, value: Value) -> str:
        return render_value(value, self.language)

    def text(self, entry: Entry) -> str:
        return fill(entry.answer[self.language], entry.values, self.language)

    def answer(self, part: Say) -> Iterator[Block]:
        """The answer, paragraph by paragraph."""
        for paragraph in self.text(part.entry).split("\n\n"):
            if paragraph.strip():
                yield _block(paragraph.strip("\n"))


@dataclass(frozen=True, slots=True)
class OwnWords:
    """An entry's words in one language as replies take them: on a button, in blocks, as followers know them."""

    label: str
    blocks: tuple[Block, ...]
    worded: Worded


def own_words(base: FactBase) -> Mapping[tuple[str, Language], OwnWords]:
    """The words of all entries in both languages, so that they are put together once and not for each answer."""
    return MappingProxyType(dict(_own_words(base)))


def _own_words(base: FactBase) -> Iterator[tuple[tuple[str, Language], OwnWords]]:
    for entry in base.entries.values():
        is_one = fingerprint(base, entry)
        for language in Language:
            wording = Wording(base, language)
            worded = Worded(entry.id, is_one, wording.text(entry))
            yield (entry.id, language), OwnWords(wording.label(entry), tuple(wording.answer(Say(entry))), worded)


def claim(locales: Locales, language: Language, kind: str, said: str) -> str:
    """What was taken for granted, as a clause for staff; `said` in people's own words."""
    known = locales.has(language, f"claim-{kind}")
    return locales.text(language, f"claim-{kind}" if known else "claim-other", said=said)


def _block(paragraph: str) -> Block:
    if paragraph.startswith(_QUOTED):
        lines = (line.removeprefix(_QUOTED) for line in paragraph.splitlines())
        return Block(BlockKind.QUOTE, "\n".join(lines))
    return Block(BlockKind.TEXT, paragraph)


def fact_sheet(base: FactBase, locales: Locales, language: Language) -> Iterator[Block]:
    """A heading for each fact, with its paragraphs, then its answer; in the order of the release."""
    wording = Wording(base, language)
    for entry in stated(base):
        paragraphs = tuple(map(str, entry.paragraphs))
        source = locales.text(language, "factsheet-source", paragraphs=paragraphs, count=len(paragraphs))
        yield Block(BlockKind.HEADING, f"{wording.label(entry)} ({source})")
        yield from wording.answer(Say(entry))


def stated(base: FactBase) -> list[Entry]:
    """What the release states, in its order."""
    facts = (entry for entry in base.entries.values() if entry.kind is EntryKind.STATED)
    return sorted(facts, key=lambda entry: entry.paragraphs)
