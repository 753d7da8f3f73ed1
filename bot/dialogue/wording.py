"""An entry's own words in one language, as blocks: answers with their values, and all of them as a fact sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.dialogue.decision import Say
from bot.dialogue.reply import Block, BlockKind
from bot.direction import isolate_foreign
from bot.facts.factbase import Entry, EntryKind, FactBase, Language, Value
from bot.facts.templates import fill, render_value
from bot.locales import Locales

_QUOTED = "> "


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
