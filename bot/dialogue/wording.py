"""An entry's own words in one language, as blocks: answers with their values, and all of them as a fact sheet."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.dialogue.decision import Say
from bot.dialogue.reply import Block, BlockKind
from bot.direction import bare, isolate_foreign
from bot.facts.factbase import Correction, Entry, EntryKind, FactBase, Language, Value
from bot.facts.templates import fill, render_value
from bot.language.normalise import normalise
from bot.locales import Locales

_QUOTED = "> "
_SENTENCE_END = re.compile(r"(?<=[.!؟])[ \n]+")
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


def claim(locales: Locales, language: Language, kind: str, said: str) -> str:
    """What was taken for granted, as a clause for staff; `said` in people's own words."""
    known = locales.has(language, f"claim-{kind}")
    return locales.text(language, f"claim-{kind}" if known else "claim-other", said=said)


def said_once(blocks: Iterator[Block], before: Sequence[str]) -> Iterator[Block]:
    """The blocks of an answer without the sentences at its head that say no more than one `before` them did: "held in
    Oman, not in Dubai" has said that they were held in Oman."""
    said = [frozenset(normalise(bare(sentence)).split()) for sentence in before]
    for block in blocks:
        sentences = _SENTENCE_END.split(block.text) if said and block.kind is BlockKind.TEXT else [block.text]
        while sentences and any(set(normalise(bare(sentences[0])).split()) <= words for words in said):
            del sentences[0]
        if sentences:
            yield Block(block.kind, " ".join(sentences)) if said else block
        said = []


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
