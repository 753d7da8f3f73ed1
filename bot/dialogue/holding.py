"""What staff hold while it is being checked: in its place stands that it is, in every reply and on every sheet."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from hashlib import sha256
from types import MappingProxyType

from bot.dialogue.decision import Decision, Part, Say
from bot.facts.factbase import Bilingual, Entry, EntryKind, FactBase, Language
from bot.facts.ids import DOCUMENT, SAFEGUARDING
from bot.locales import Locales

ALL = "all"
"""Stands for the whole release."""


def holdable(entry: Entry) -> bool:
    """Whether an entry may be held by itself: nothing may come between somebody in danger and the emergency number."""
    return entry.role != SAFEGUARDING


def held_base(base: FactBase, names: Collection[str], locales: Locales) -> FactBase:
    """The base with the entries of these ids held, ALL for those that are about the release. Its contact is what a
    held reply leads to, and is held only by its own id.
    """
    held = {entry.id: _held(entry, locales) for entry in base.entries.values() if _is_meant(base, entry, names)}
    if not held:
        return base
    content = sha256("\0".join((base.content_hash, *sorted(held))).encode()).hexdigest()
    return replace(base, entries=MappingProxyType({**base.entries, **held}), content_hash=content)


def without_held(decision: Decision, entries: Mapping[str, Entry]) -> Decision:
    """The decision where the entries have come to be held: no yes, and nothing put right by them."""
    held = {id for id in entries if entries[id].held}
    corrections = tuple(one for one in decision.corrections if held.isdisjoint(one.entry_ids))
    return replace(decision, parts=tuple(_part(part, entries) for part in decision.parts), corrections=corrections)


def _part(part: Part, entries: Mapping[str, Entry]) -> Part:
    if isinstance(part, Say) and part.entry.id in entries and entries[part.entry.id].held:
        return Say(entries[part.entry.id])
    return part


def _is_meant(base: FactBase, entry: Entry, names: Collection[str]) -> bool:
    if entry.id in names:
        return holdable(entry)
    is_about_release = entry.kind is not EntryKind.SERVICE or entry.role == DOCUMENT
    return ALL in names and is_about_release and entry.id != base.release.contact


def _held(entry: Entry, locales: Locales) -> Entry:
    """The paragraphs stay, for the order of the release."""
    said = {language: locales.text(language, "held") for language in Language}
    return replace(
        entry,
        answer=Bilingual(ar=said[Language.AR], en=said[Language.EN]),
        evidence=(),
        values=MappingProxyType({}),
        listing=None,
        nearby=(),
        held=True,
    )
