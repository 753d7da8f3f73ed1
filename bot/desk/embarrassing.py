"""What would embarrass in front of a journalist, though every file is sound: `bayan check` warns of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bot import dates
from bot.direction import bare
from bot.facts.factbase import Bilingual, Entry, EntryKind, FactBase, Language
from bot.facts.ids import EVENT_ROLES
from bot.facts.layout import RELEASE, releases
from bot.facts.samples import Sample
from bot.facts.source import Mapping, Scalar, read_source
from bot.facts.templates import fill
from bot.language.normalise import normalise
from bot.problems import Place, Problem, Severity, listed, quoted, shown

_NUMBER = re.compile(r"(?<![\d.,])(?<!\d:)\d+(?:[.,]\d+)*(?!\d|:\d)")
"""A number that is no time of the day, which one language writes in words."""
_SPELT_OUT = 12
"""Smaller numbers are words in one language as often as not: “two”, «خزانين»."""
_THOUSANDS = {"ألف": 1_000, "آلاف": 1_000, "مليون": 1_000_000, "مليار": 1_000_000_000}
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩٫٬", "0123456789.,")
_LONGEST_LISTED = 6


def embarrassing(base: FactBase, samples: Sequence[Sample]) -> Iterator[Problem]:
    """Warnings about one release: roles that nobody answers for, facts that no sample asks for, languages that don't
    agree, words of another release."""
    yield from _unanswered_roles(base)
    yield from _unsampled(base, samples)
    for entry in base.entries.values():
        if entry.kind is not EntryKind.SERVICE:
            yield from _numbers(entry)
    yield from _other_releases(base)


def _unanswered_roles(base: FactBase) -> Iterator[Problem]:
    played = {role for entry in base.entries.values() for role in entry.roles}
    if missing := [role for role in EVENT_ROLES if role not in played]:
        found = f"nothing about {listed(missing)}, which journalists ask about any release"
        fix = "add role: … to the fact that answers it, or an entry to not-stated.yaml"
        place = Place(shown(base.folder / RELEASE))
        yield _warning(place, found, "a fact or an entry of not-stated.yaml for each", fix)


def _unsampled(base: FactBase, samples: Sequence[Sample]) -> Iterator[Problem]:
    asked = {sample.expect for sample in samples}
    for entry in base.entries.values():
        if entry.kind is not EntryKind.SERVICE and entry.id not in asked:
            found = f"no sample for {quoted(entry.id)}"
            fix = "add a question in each language to tests/"
            yield _warning(entry.place, found, "one, so that nobody breaks it unawares", fix)


def _numbers(entry: Entry) -> Iterator[Problem]:
    """Numbers of an answer that the other language doesn't have."""
    said = {language: bare(fill(entry.answer[language], entry.values, language)) for language in Language}
    found = {language: set(_numbers_of(text)) for language, text in said.items()}
    for language in Language:
        if only := sorted(found[language] - found[language.other]):
            numbers = listed(dates.number(int(one), "en") if one == int(one) else str(one) for one in only)
            what = f"{numbers} in the answer of {quoted(entry.id)} in `{language}`, not in `{language.other}`"
            yield _warning(entry.place, what, "the same numbers in both languages", "compare the two answers")


def _numbers_of(text: str) -> Iterator[float]:
    """The numbers that are too large to be spelt out; «44 مليون» is 44,000,000."""
    words = text.translate(_DIGITS).split()
    for place, word in enumerate(words):
        for digits in _NUMBER.findall(word):
            number = _value(digits)
            following = bare(words[place + 1]).strip(".,،؛") if place + 1 < len(words) else ""
            number *= _THOUSANDS.get(following, 1_000_000 if following.casefold() == "million" else 1)
            if number > _SPELT_OUT:
                yield number


def _value(digits: str) -> float:
    """48,700 and 26.4: a comma groups thousands, a point parts decimals."""
    try:
        return float(digits.replace(",", ""))
    except ValueError:  # a day or a telephone number with points in it
        return 0.0


def _other_releases(base: FactBase) -> Iterator[Problem]:
    """Names of other releases' people and bodies in this one's answers: left over from a copy."""
    own = _said(base)
    for folder in releases(base.folder.parent.parent):
        if folder.absolute() == base.folder.absolute() or not (folder / RELEASE).is_file():
            continue
        for name in _names(folder):
            if f" {name} " not in own:
                continue
            for entry in base.entries.values():
                if f" {name} " in _words(entry.answer):
                    what = f"{quoted(name)} in {quoted(entry.id)}, a name of the release {folder.name}"
                    yield _warning(
                        entry.place, what, "words of this release alone", "put this release’s own name there"
                    )


def _said(base: FactBase) -> str:
    return " ".join(_words(entry.answer) for entry in base.entries.values())


def _words(text: Bilingual) -> str:
    return f" {normalise(text.en)} {normalise(text.ar)} "


def _names(folder: Path) -> Iterable[str]:
    """The publisher and the names among another release's values, as they are written there."""
    root = read_source(folder / RELEASE, RELEASE).root
    values = root.values.get("values") if isinstance(root, Mapping) else None
    nodes = [root.values.get("publisher")] if isinstance(root, Mapping) else []
    nodes += list(values.values.values()) if isinstance(values, Mapping) else []
    for node in nodes:
        for text in node.values.values() if isinstance(node, Mapping) else ():
            if isinstance(text, Scalar) and 1 < len(normalise(text.text).split()) <= _LONGEST_LISTED:
                yield normalise(text.text)


def _warning(place: Place, found: str, expected: str, fix: str) -> Problem:
    return Problem(place, found, expected, fix, Severity.WARNING)
