"""What programs make of staff's words: which addresses Telegram breaks, which letters the fact sheet's font lacks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from bot.dialogue.decision import Say
from bot.dialogue.wording import Wording
from bot.direction import bare, isolate
from bot.facts.draft import LIST_SENTENCES
from bot.facts.factbase import Entry, EntryKind, FactBase, Language
from bot.facts.layout import RELEASE
from bot.facts.templates import fill
from bot.locales import Locales
from bot.locales_check import FtlFile
from bot.problems import Place, Problem, Severity, quoted, shown
from bot.simulator.text.find import find
from bot.simulator.text.urls import top_level_domains

_OUTSIDE = r"\s<>«»“”\"،؛؟\u2066-\u2069"
_ADDRESS = re.compile(
    rf"(?P<web>(?:[a-z]+://|www\.)[^{_OUTSIDE}]+)"
    r"|(?P<mail>[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+)"
    rf"|(?P<host>(?<![\w.@-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?P<top>[a-z]{{2,}})\b(?:/[^{_OUTSIDE}]*)?)"
    r"|(?P<tag>(?<![\w&/])\#\w[\w\u064b-\u065f\u0670]*)",
    re.IGNORECASE | re.ASCII,
)
"""What a person takes for an address or a tag, wherever it stands."""
_ARABIC_TAG = re.compile(r"(?<![\w&/])#\w[\w\u064b-\u065f\u0670]*")
_BEHIND = ".,;:!?…)]}'"
"""What ends a sentence rather than an address."""
_PLACEABLE = re.compile(r"\{[^{}]*\}")


def addresses(text: str) -> Iterator[str]:
    """The web and e-mail addresses and the tags in a text, whole, as whoever wrote them means them."""
    for match in _ADDRESS.finditer(text):
        if match["tag"] or (match["host"] and match["top"].casefold() not in top_level_domains()):
            continue
        yield match[0].rstrip(_BEHIND)
    yield from _ARABIC_TAG.findall(text)


def broken(text: str) -> Iterator[tuple[str, str]]:
    """The addresses of a message that Telegram doesn't link as they are meant, each with what it links, if anything.

    The rules by which it finds them are those of the simulator, which a test compares with TDLib's.
    """
    units = text.encode("utf-16-le")
    found = [
        units[2 * entity.offset : 2 * (entity.offset + entity.length)].decode("utf-16-le")
        for entity in find(text, times=True)
    ]
    for address in addresses(bare(text)):
        if address in found:
            continue
        near = (link for link in found if link.startswith(address) or address.startswith(link))
        yield address, next(near, "")


def inspect_addresses(base: FactBase, locales: Locales) -> Iterator[Problem]:
    """A warning for each address in the answers and sentences that Telegram would break."""
    for entry in base.entries.values():
        for language in Language:
            for text in _said(base, entry, language):
                for address, link in broken(text):
                    yield _broken(_place(base, entry, address), address, link)
    for file in locales.files:
        for place, line in _lines(file):
            for address, link in broken(line):
                yield _broken(Place(place.file, place.line, line.find(address) + 1), address, link)


def inspect_letters(base: FactBase, locales: Locales) -> Iterator[Problem]:
    """A warning for each character that the fact sheet would have to leave out, where it stands first."""
    from bot.factsheet.font import missing  # with its libraries, which nothing else in a check needs

    for entry in base.entries.values():
        if entry.kind is EntryKind.STATED:
            words = [text for language in Language for text in _said(base, entry, language)]
            for character in missing("".join([*words, entry.label.ar, entry.label.en])):
                yield _missing(_place(base, entry, character), character)
    release = base.release
    for character in missing(
        "".join(text[language] for text in (release.title, release.publisher) for language in Language)
    ):
        yield _missing(_in_file(base.folder / RELEASE, character) or Place(shown(base.folder / RELEASE)), character)
    for file in locales.files:
        for place, line in _lines(file):
            if line.startswith("factsheet-"):
                for character in missing(line):
                    yield _missing(Place(place.file, place.line, line.find(character) + 1), character)


def _said(base: FactBase, entry: Entry, language: Language) -> Iterator[str]:
    """All that an entry may say, one message each."""
    wording = Wording(base, language)
    yield "\n\n".join(block.text for block in wording.answer(Say(entry)))
    if entry.listing:
        name = entry.listing.members[0].name
        for template in (getattr(entry.listing, sentence) for sentence in LIST_SENTENCES):
            if template:
                yield fill(template[language], {**entry.values, "member": name, "missing": name}, language)


def _place(base: FactBase, entry: Entry, words: str) -> Place:
    """Where the words stand: in the entry, or among the release's values."""
    return (
        _in_file(Path(entry.place.file), words, entry.place.line)
        or _in_file(base.folder / RELEASE, words)
        or entry.place
    )


def _in_file(path: Path, words: str, first: int = 1) -> Place | None:
    """The first place of the words at or behind a line; None where they aren't written so."""
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        if number >= first and words in line:
            return Place(shown(path), number, line.index(words) + 1)
    return None


def _lines(file: FtlFile) -> Iterator[tuple[Place, str]]:
    """The lines of sentences, with what is put into them isolated as Fluent does."""
    for number, line in enumerate(file.text.splitlines(), 1):
        if not line.startswith("#"):
            yield Place(file.shown, number), _PLACEABLE.sub(lambda match: isolate("x" * (len(match[0]) - 2)), line)


def _broken(place: Place, address: str, link: str) -> Problem:
    is_tag = address.startswith("#")
    fix = "leave out its vowel signs" if is_tag else "make it a value: {name} stands apart by itself"
    found = f"{quoted(address)}, which Telegram would {f'link as {quoted(link)}' if link else 'not link'}"
    return Problem(place, found, "an address that can be pressed", fix, Severity.WARNING)


def _missing(place: Place, character: str) -> Problem:
    name = unicodedata.name(character, "a character without a name")
    found = f"“{character}” (U+{ord(character):04X}, {name}), which the fact sheet's font doesn't have"
    return Problem(place, found, "letters, digits and marks of Latin or Arabic", "write it otherwise", Severity.WARNING)
