"""What stands on the sheet, in one language, before it has a shape."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.dialogue.decision import Say
from bot.dialogue.reply import BlockKind
from bot.dialogue.wording import Wording, stated
from bot.direction import bare
from bot.facts.factbase import FactBase, Language
from bot.locales import Argument, Locales


@dataclass(frozen=True, slots=True)
class Fact:
    """A row: what it is about, where the release says it, and what it says; quotations apart."""

    label: str
    source: str
    paragraphs: tuple[tuple[BlockKind, str], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Plain text. Marks of direction stand only where words run against the page: it has a direction of its own."""

    language: Language
    title: str
    about: str
    facts: tuple[Fact, ...]
    note: str
    made: str
    publisher: str
    release: str


def sheet_of(base: FactBase, locales: Locales, language: Language, today: date) -> Sheet:
    """Everything that the release states, in its order."""

    def text(message_id: str, **arguments: Argument) -> str:
        return bare(locales.text(language, message_id, **arguments))

    release, wording = base.release, Wording(base, language)
    title, publisher = release.title[language], release.publisher[language]
    facts = tuple(
        Fact(
            wording.label(entry),
            text("factsheet-source", paragraphs=tuple(map(str, entry.paragraphs)), count=len(entry.paragraphs)),
            tuple((block.kind, block.text) for block in wording.answer(Say(entry))),
        )
        for entry in stated(base)
    )
    return Sheet(
        language=language,
        title=text("factsheet-title"),
        about=text("factsheet-about", title=title, publisher=publisher, date=release.issued),
        facts=facts,
        note=text("factsheet-note"),
        made=text("factsheet-made", date=today),
        publisher=publisher,
        release=title,
    )
