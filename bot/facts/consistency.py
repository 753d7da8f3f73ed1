"""What one entry can't see: ids that others claim or miss, values that nothing declares or uses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from bot.facts.draft import RESERVED, Draft, Item
from bot.facts.factbase import EntryKind
from bot.facts.folder import ASKS, FACTS, NOT_STATED, SAFEGUARDING_FILE, SERVICE
from bot.facts.ids import (
    COUNTRY,
    EMERGENCY,
    EVENT_ROLES,
    QUOTATION,
    QUOTE,
    REQUIRED_ROLES,
    SAFEGUARDING,
    STATED_ROLES,
    UNKNOWN,
)
from bot.facts.models import ReleaseFile
from bot.facts.premises import TEXT, check_premises
from bot.facts.roster import PUBLISHER
from bot.facts.silent_slips import odd_value
from bot.facts.source import Mapping, Scalar
from bot.facts.templates import placeholders
from bot.facts.validate import Located
from bot.facts.wording import check_correction_wording, check_item_wording, check_release_wording
from bot.problems import Place, Problem, Severity, did_you_mean, listed, quoted
from bot.text_files import UnreadableFileError, read_text


def check_draft(draft: Draft) -> Iterator[Problem]:
    """Every problem that shows only when the folder is seen as a whole."""
    yield from draft.repeated
    yield from _own_ids(draft)
    yield from _roles(draft)
    yield from _asks(draft)
    yield from _release(draft)
    yield from check_premises(draft)
    yield from _vocabulary(draft)
    for item in draft.items:
        yield from _references(draft, item)
        yield from _members(item)
        yield from _odd_values(item.located)
        yield from _shadowing(draft, item)
        yield from _correction(draft, item)
        yield from check_item_wording(draft, item)


def _own_ids(draft: Draft) -> Iterator[Problem]:
    if place := draft.ids.get(UNKNOWN):
        yield Problem(place, f"the id {quoted(UNKNOWN)}", "another id: this one stands for no entry", "rename it")


def _roles(draft: Draft) -> Iterator[Problem]:
    """What code relies on is there, once, in its kind of file."""
    first: dict[str, Item] = {}
    for item in draft.items:
        for role, path in item.shape.plays():
            yield from _role(item, role, item.located.place(*path), first)
    if draft.whole:
        for role in REQUIRED_ROLES:
            if role not in first:
                yield _missing_role(draft, role)


def _asks(draft: Draft) -> Iterator[Problem]:
    """Each kind of question has ways of asking, and each thing asked of a name: else the entry inherits nothing."""
    kinds = sorted(PurePosixPath(file.name).stem for file in draft.folder.general.under(ASKS))
    terms = sorted([PUBLISHER, *draft.release.model.terms]) if draft.release else []
    for item in draft.items:
        for ask in item.shape.asks:
            place = item.located.place("asks", ask.kind)
            if ask.kind not in kinds:
                fix = did_you_mean(ask.kind, kinds)
                yield Problem(place, f"the kind of question {quoted(ask.kind)}", f"one of {listed(kinds)}", fix)
            if draft.release and ask.term not in terms:
                found, fix = f"{quoted(ask.term)}, which release.yaml has no term for", did_you_mean(ask.term, terms)
                yield Problem(place, found, listed(terms), fix or "add it under terms")


def _role(item: Item, role: str, place: Place, first: dict[str, Item]) -> Iterator[Problem]:
    if first.setdefault(role, item) is not item:
        expected = f"it once: {quoted(first[role].shape.id)} has it"
        yield Problem(place, f"the role {quoted(role)} again", expected, "delete the line")
    wanted = _homes(role)
    if item.home not in wanted:
        yield Problem(place, f"the role {quoted(role)}", f"it on an entry of {listed(wanted)}", "move the line")
    if role == QUOTE and item.fact and QUOTATION not in item.fact.values:
        found = f"no value {quoted(QUOTATION)}"
        yield Problem(item.located.place(), found, "the quoted words as a value", f"add {QUOTATION} under values")


def _homes(role: str) -> tuple[str, ...]:
    """Where an entry of the role may stand."""
    if role in EVENT_ROLES:
        return (FACTS,) if role in STATED_ROLES else (FACTS, NOT_STATED)
    return (SAFEGUARDING_FILE if role == SAFEGUARDING else SERVICE,)


def _missing_role(draft: Draft, role: str) -> Problem:
    part = draft.folder.release if role in STATED_ROLES else draft.folder.general
    place = draft.ids.get(role) or Place(part.file(_homes(role)[0]).shown)
    fix = f"add the line role: {role}" if role in draft.ids else "add such an entry"
    return Problem(place, f"no entry with the role {quoted(role)}", "one, on which Bayan relies", fix)


def _withdrawal(release: Located[ReleaseFile]) -> Iterator[Problem]:
    if release.model.withdrawal and release.model.status is None:
        found, fix = "a sentence about a withdrawal", "add status: withdrawn, or delete the sentence"
        yield Problem(release.place("withdrawal"), found, "it beside status: withdrawn", fix)


def _release(draft: Draft) -> Iterator[Problem]:
    if draft.release is None:
        return
    release = draft.release
    if EMERGENCY not in draft.release_values:
        found = f"no value {quoted(EMERGENCY)}, which /help names"
        yield Problem(release.place("values"), found, "the number to call in danger", f"add {EMERGENCY} under values")
    yield from _country(draft, release)
    yield from _odd_values(release)
    yield from check_release_wording(release)
    for name in release.model.values:
        if name in RESERVED:
            yield _reserved(release.place("values", name), name)
    yield from _withdrawal(release)
    used = {name for item in draft.items for name in _used(item)}
    if draft.complete:
        compared = {person.name for person in release.model.people}
        compared |= {name for premise in release.model.premises if premise.type != TEXT for name in premise.value}
        for name in release.model.values:
            if name not in used | compared and name != EMERGENCY:
                yield _unused(release.place("values", name), name)
    yield from _missing_file(draft, release, "document", release.model.document)
    yield from _missing_file(draft, release, "text", release.model.text)
    if release.model.text and release.model.text in draft.folder.release.names:
        text = draft.folder.release.file(release.model.text)
        try:
            read_text(text.path, text.shown)
        except UnreadableFileError as error:
            yield error.problem


def _missing_file(draft: Draft, release: Located[ReleaseFile], key: str, file: str | None) -> Iterator[Problem]:
    if file and file not in draft.folder.release.names:
        near = did_you_mean(file, [one for one in draft.folder.release.names if not one.endswith(".yaml")])
        yield Problem(release.place(key), f"the {key} {quoted(file)}, which isn't there", "a file beside it", near)


def _country(draft: Draft, release: Located[ReleaseFile]) -> Iterator[Problem]:
    named = next((item for item in draft.items if COUNTRY in _used(item)), None)
    if named and release.model.home is None:
        found = f"no home, though {quoted(named.shape.id)} names the {{{COUNTRY}}} of the emergency number"
        yield Problem(release.place(), found, "a country's code of two letters", "add a line home: …")


def _odd_values(located: Located[Any]) -> Iterator[Problem]:
    values = located.node.values.get("values") if isinstance(located.node, Mapping) else None
    for name, node in values.values.items() if isinstance(values, Mapping) else ():
        if isinstance(node, Scalar):
            problem = odd_value(name, node.text, plain=node.plain, place=located.source.place(node))
            if problem:
                yield problem


def _vocabulary(draft: Draft) -> Iterator[Problem]:
    for vocabulary in draft.vocabularies:
        seen: set[str] = set()
        for index, group in enumerate(vocabulary.model.groups):
            if group.id in seen:
                place = vocabulary.place("groups", index, "id")
                yield Problem(place, f"the group {quoted(group.id)} again", "each group once", "join the two")
            seen.add(group.id)


def _references(draft: Draft, item: Item) -> Iterator[Problem]:
    place = item.located.place
    if item.fact:
        for index, target in enumerate(item.fact.related):
            yield from _reference(draft, target, place("related", index), stated=False)
            if target == item.shape.id:
                found = f"{quoted(target)} among its own related entries"
                yield Problem(place("related", index), found, "other entries", f"delete {quoted(target)}")
    for index, target in enumerate(item.nearby):
        yield from _reference(draft, target, place("nearby", index), stated=True)


def _reference(draft: Draft, target: str, place: Place, *, stated: bool) -> Iterator[Problem]:
    if not draft.complete:
        return
    if target not in draft.ids:
        fix = did_you_mean(target, draft.ids) or "check the spelling"
        yield Problem(place, f"the id {quoted(target)}, which no entry has", "an entry's id", fix)
    elif stated and any(i.shape.id == target and i.kind is not EntryKind.STATED for i in draft.items):
        yield Problem(place, f"{quoted(target)}, which is no stated fact", "the id of a stated fact")


def _members(item: Item) -> Iterator[Problem]:
    listing = item.fact and item.fact.listing
    if not listing:
        return
    ids: set[str] = set()
    known: dict[str, str] = {}
    for part in ("members", "others"):
        for index, member in enumerate(getattr(listing, part)):
            place = item.located.place("list", part, index, "id")
            if member.id in ids:
                yield Problem(place, f"the member {quoted(member.id)} again", "each member once", "rename it")
            ids.add(member.id)
            for alias in member.spellings():
                owner = known.setdefault(" ".join(alias.casefold().split()), member.id)
                if owner != member.id:
                    found = f"{quoted(alias)}, which also names {quoted(owner)}"
                    yield Problem(place, found, "names of one member only", "", Severity.WARNING)


def _shadowing(draft: Draft, item: Item) -> Iterator[Problem]:
    if not item.fact:
        return
    used = _used(item)
    for name in item.fact.values:
        place = item.located.place("values", name)
        if name in RESERVED:
            yield _reserved(place, name)
        elif name in draft.release_values:
            yield Problem(place, f"the value {quoted(name)} again", "a name not in release.yaml", "rename it")
        elif name not in used:
            yield _unused(place, name)


def _correction(draft: Draft, item: Item) -> Iterator[Problem]:
    """Day and reason go together: whoever is told of a correction is told when it was made, and why."""
    shape = item.correctable
    if shape is None or (shape.corrected is None and shape.correction is None):
        return
    if shape.correction is not None:
        yield from check_correction_wording(item, shape.correction)
    if shape.correction is None:
        fix = "add a line correction: {en: …, ar: …}"
        yield Problem(item.located.place("corrected"), "a correction without its reason", "why it was corrected", fix)
    elif shape.corrected is None:
        fix = "add a line corrected: with the day"
        yield Problem(item.located.place("correction"), "a correction without its day", "when it was corrected", fix)
    elif draft.release and shape.corrected < draft.release.model.issued:
        found = f"a correction of {shape.corrected}, before the release came out"
        yield Problem(item.located.place("corrected"), found, f"a day from {draft.release.model.issued} on")


def _reserved(place: Place, name: str) -> Problem:
    return Problem(place, f"a value named {quoted(name)}", "another name: this one is Bayan's own", "rename it")


def _unused(place: Place, name: str) -> Problem:
    fix = f"use {{{name}}} in an answer, or delete it"
    return Problem(place, f"the value {quoted(name)}, which nothing uses", "a use", fix, Severity.WARNING)


def _used(item: Item) -> set[str]:
    return {name for text in item.templates() for name in placeholders(text)}
