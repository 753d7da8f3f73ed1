"""The fact sheet: everything that the release states, fact by fact, each with its paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from bot.dialogue.decision import Say
from bot.dialogue.reply import Block, BlockKind
from bot.dialogue.wording import Wording
from bot.facts.factbase import Entry, EntryKind, FactBase, Language
from bot.locales import Locales


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
