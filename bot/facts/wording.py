"""How templates are worded: names in braces, the right language, and lines that start in its direction."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from bot.direction import bare, first_strong
from bot.facts.draft import RESERVED, Draft, Item
from bot.facts.factbase import Bilingual, Language, Value
from bot.facts.ids import COUNTRY, REACH
from bot.facts.models import ReleaseFile
from bot.facts.shapes import Both
from bot.facts.templates import BULLET, PLACEHOLDER, fill, placeholders
from bot.facts.validate import Located
from bot.problems import Problem, Severity, did_you_mean, listed, quoted

_ARABIC = re.compile(r"[\u0621-\u064a\u066e-\u06d3]")
_LATIN = re.compile(r"[A-Za-z]")
_OPENING = f"{BULLET}> «“\"'([*_"


def check_item_wording(draft: Draft, item: Item) -> Iterator[Problem]:
    """Everything about the words of an entry."""
    place = item.located.place
    yield from _languages(item.located, item.shape.label, "label")
    for language in Language:
        text = item.shape.label[language]
        if "{" in text or "}" in text:
            yield Problem(place("label", language), f"a brace in {quoted(text)}", "a label of plain words")
    for path, template, own in item.parts():
        yield from _languages(item.located, template, *path)
        yield from _braces(draft, item, path, template, own)
        yield from _line_starts(draft, item, path, template)
    if not item.fact:
        return
    for name, value in item.fact.values.items():
        if isinstance(value, Bilingual):
            yield from _languages(item.located, value, "values", name)
    if item.fact.listing:
        for part in ("members", "others"):
            for index, member in enumerate(getattr(item.fact.listing, part)):
                yield from _languages(item.located, member.name, "list", part, index, "name")


def check_correction_wording(item: Item, reason: Both) -> Iterator[Problem]:
    """A sentence of plain words, in the right language each, that begins in its direction."""
    yield from _languages(item.located, reason, "correction")
    for language in Language:
        text, place = reason[language], item.located.place("correction", language)
        if "{" in text or "}" in text:
            yield Problem(place, f"a brace in {quoted(text)}", "a sentence of plain words")
        if "\n" in text.strip():
            yield Problem(place, "a reason of several lines", "one sentence")


def check_release_wording(release: Located[ReleaseFile]) -> Iterator[Problem]:
    """The release's own texts, in the right language each."""
    yield from _languages(release, release.model.title, "title")
    yield from _languages(release, release.model.publisher, "publisher")
    for name, value in release.model.values.items():
        if isinstance(value, Bilingual):
            yield from _languages(release, value, "values", name)


def _languages(located: Located[Any], text: Both | Bilingual, *path: str | int) -> Iterator[Problem]:
    """Arabic under `en` or English under `ar`: the two were swapped, or a translation is missing."""
    english, arabic = (PLACEHOLDER.sub("", text[language]) for language in (Language.EN, Language.AR))
    if len(_ARABIC.findall(english)) > len(_LATIN.findall(english)):
        found = f"Arabic under `en`: {quoted(english)}"
        yield Problem(located.place(*path, "en"), found, "English", "swap the two, or translate it")
    if _LATIN.search(arabic) and not _ARABIC.search(arabic):
        found = f"no Arabic letter under `ar`: {quoted(arabic)}"
        yield Problem(located.place(*path, "ar"), found, "Arabic", "swap the two, or translate it")


def _braces(draft: Draft, item: Item, path: tuple[str, ...], template: Both, own: tuple[str, ...]) -> Iterator[Problem]:
    home = [COUNTRY] if draft.release and draft.release.model.home else []
    reach = [REACH] if {"email", "phone"} & {*draft.release_values} else []
    known = [*draft.release_values, *RESERVED[:3], *home, *reach, *(item.fact.values if item.fact else ()), *own]
    for language in Language:
        place = item.located.place(*path, language)
        stray = PLACEHOLDER.sub("", template[language])
        if "{" in stray or "}" in stray:
            yield Problem(place, "a brace without its partner", "a name in braces, like {first}", "close it")
        for name in dict.fromkeys(placeholders(template[language])):
            # without a release.yaml nothing is known of its values, and that it isn't there is told already
            if name not in (*known, COUNTRY) and draft.release and (draft.complete or name in RESERVED):
                fix = did_you_mean(name, known) or "declare it under values, or check the spelling"
                yield Problem(place, f"the unknown name {{{name}}}", listed(sorted(known)), fix)
    yield from _same_names(item, path, template, known)
    if "member" in own and not {"member"} & {*placeholders(template.en), *placeholders(template.ar)}:
        place = item.located.place(*path)
        yield Problem(place, "no {member}", "a sentence with the member's name", "write {member} where it stands")


def _same_names(item: Item, path: tuple[str, ...], template: Both, known: Collection[str]) -> Iterator[Problem]:
    used = {language: set(placeholders(template[language])) for language in Language}
    for language in Language:
        if not used[language].issubset(known):
            continue  # the name it lacks is the one misspelt in it
        for name in sorted(used[language.other].intersection(known) - used[language]):
            found = f"no {{{name}}}, which the text in `{language.other}` has"
            fix = f"add {{{name}}}, or take it out of both"
            yield Problem(item.located.place(*path, language), found, "the same names in both languages", fix)


def _line_starts(draft: Draft, item: Item, path: tuple[str, ...], template: Both) -> Iterator[Problem]:
    """A line of an Arabic reply takes its direction from its first letter."""
    values: Mapping[str, Value] = item.values(draft.release.model if draft.release else None)
    for line in bare(fill(template.ar, values, Language.AR)).splitlines():
        start = line.lstrip(_OPENING)
        if start and first_strong(start[0]) != "ar" and not start.startswith("{"):
            fix = "put an Arabic word in front"
            place = item.located.place(*path, "ar")
            yield Problem(
                place, f"a line that starts with {quoted(start[:20])}", "an Arabic letter", fix, Severity.WARNING
            )
