"""Everything that a fact base can say, as plain values: what a version's snapshot holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any

from bot.dialogue.decision import Decision, NotFound, Say
from bot.dialogue.reply import Reply
from bot.facts.evidence import release_words
from bot.facts.factbase import Bilingual, Entry, FactBase, Language
from bot.locales import Locales

_MISSES = (1, 2)
"""The first and the second time running that nothing is found: a reply of its own each."""


def content_hash(base: FactBase, locales: Locales) -> str:
    """One hash over every byte that a reply is made of."""
    total = sha256(base.content_hash.encode())
    for file in sorted(locales.files, key=lambda file: (file.language, file.text)):
        total.update(f"\0{file.language}\0{file.text}".encode())
    return total.hexdigest()


def statements(base: FactBase, reply: Callable[[Decision], Reply]) -> dict[str, Any]:
    """The release, each entry with its source and its reply in both languages, and the replies without an entry."""
    release = base.release
    return {
        "release": {
            "title": _both(release.title),
            "publisher": _both(release.publisher),
            "issued": release.issued.isoformat(),
            "timezone": release.timezone.key,
        },
        "entries": {entry.id: _entry(base, entry, reply) for entry in base.entries.values()},
        "frames": {language.value: list(_frames(base, language, reply)) for language in Language},
    }


def _entry(base: FactBase, entry: Entry, reply: Callable[[Decision], Reply]) -> dict[str, Any]:
    return {
        "label": _both(entry.label),
        "paragraphs": list(entry.paragraphs),
        "nearby": list(entry.nearby),
        "words": list(release_words(entry, base.release.paragraphs)),
        "says": {language.value: reply(Decision((Say(entry),), language)).text for language in Language},
    }


def _frames(base: FactBase, language: Language, reply: Callable[[Decision], Reply]) -> Iterator[str]:
    """What is said where nothing is found, with and without something near."""
    some = tuple(base.entries.values())[:1]
    for nearest in ((), some):
        for misses in _MISSES:
            yield reply(Decision((NotFound(nearest),), language, miss=misses)).text


def _both(text: Bilingual) -> dict[str, str]:
    return {language.value: text[language] for language in Language}
