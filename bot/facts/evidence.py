"""Does the release say what the facts rest on? Checked wherever its text is at hand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from bot.direction import bare
from bot.facts.factbase import Entry, Language
from bot.facts.templates import fill
from bot.problems import Problem, Severity, in_order, quoted

_QUOTATION = "> "
_QUOTATION_MARKS = "«»“”\"'‘’"
_TATWEEL = "\u0640"
_SENTENCE_END = re.compile(r"(?<=[.!?؟])\s+|\n")
_PRINTED = re.compile(r"\(?(\d{1,3})[.)\-–]\s*(?=\D)")
"""The number that a release prints before a paragraph: "3.", «(٣)»."""
_MOSTLY = 0.5
"""The share of lines with a number from which it is the paragraphs that are numbered, and not a list in one of them."""


def paragraphs_of(release_text: str) -> tuple[str, ...]:
    """The release's paragraphs: its lines that aren't empty, the first of them number 1. Where the release prints
    numbers before them, these count: what stands before the first belongs to it, and a line without one to the last."""
    lines = [line.strip() for line in release_text.lstrip("\ufeff").splitlines() if line.strip()]
    printed = [_PRINTED.match(line) for line in lines]
    numbers = [int(one[1]) for one in printed if one]
    if len(numbers) < max(2, _MOSTLY * len(lines)) or numbers != [*range(1, len(numbers) + 1)]:
        return tuple(lines)
    paragraphs: list[list[str]] = [[] for _ in numbers]
    at = 1
    for line, number in zip(lines, printed, strict=True):
        at = int(number[1]) if number else at
        paragraphs[at - 1].append(line[number.end() :] if number else line)
    return tuple("\n".join(paragraph) for paragraph in paragraphs)


def release_words(entry: Entry, paragraphs: Sequence[str]) -> tuple[str, ...]:
    """The release's own sentences that carry an entry, in order; the evidence alone where its text isn't at hand."""
    named = [paragraphs[number - 1] for number in entry.paragraphs if number <= len(paragraphs)]
    sentences = [sentence for paragraph in named for sentence in _SENTENCE_END.split(paragraph)]
    carrying = [one for one in sentences if any(_fold(evidence) in _fold(one) for evidence in entry.evidence)]
    return tuple(dict.fromkeys(carrying)) or entry.evidence


def check_evidence(entries: Iterable[Entry], release_text: str) -> tuple[Problem, ...]:
    """Every piece of evidence and every Arabic quotation must stand in the paragraphs its entry names."""
    paragraphs = [_fold(paragraph) for paragraph in paragraphs_of(release_text)]
    return in_order(problem for entry in entries for problem in _entry(entry, paragraphs))


def _entry(entry: Entry, paragraphs: Sequence[str]) -> Iterator[Problem]:
    for number in entry.paragraphs:
        if number > len(paragraphs):
            found = f"paragraph {number} in the entry {quoted(entry.id)}"
            yield Problem(entry.place, found, f"a paragraph of the release, which has {len(paragraphs)}")
    named = {number: paragraphs[number - 1] for number in entry.paragraphs if number <= len(paragraphs)}
    for evidence in (*entry.evidence, *_quotations(entry)):
        if not any(_fold(evidence) in paragraph for paragraph in named.values()):
            yield _absent(entry, evidence, paragraphs)
    for number, paragraph in named.items():
        if not any(_fold(evidence) in paragraph for evidence in entry.evidence):
            found = f"paragraph {number} in the entry {quoted(entry.id)}, without evidence from it"
            fix = "add words of it to the evidence, or take the number out"
            yield Problem(entry.place, found, "evidence for each paragraph", fix, Severity.WARNING)


def _absent(entry: Entry, evidence: str, paragraphs: Sequence[str]) -> Problem:
    found = f"the evidence {quoted(evidence)} of the entry {quoted(entry.id)}"
    numbers = ", ".join(map(str, entry.paragraphs))
    elsewhere = [number for number, text in enumerate(paragraphs, 1) if _fold(evidence) in text]
    if elsewhere:
        fix = f"it stands in paragraph {', '.join(map(str, elsewhere))}"
    else:
        fix = "copy it from the release letter by letter"
    return Problem(entry.place, found, f"words of paragraph {numbers}", fix)


def _quotations(entry: Entry) -> Iterator[str]:
    """What the Arabic answer gives as said or written: verbatim, so it must be in the release."""
    if not entry.paragraphs:
        return
    for line in bare(fill(entry.answer.ar, entry.values, Language.AR)).splitlines():
        if line.startswith(_QUOTATION):
            yield line.removeprefix(_QUOTATION).strip().strip(_QUOTATION_MARKS)


def _fold(text: str) -> str:
    """Equal for spellings that a reader takes for the same: digits of both rows, vowel marks, white space."""
    letters = (
        str(unicodedata.decimal(char)) if char.isdecimal() else char
        for char in text
        if char != _TATWEEL and unicodedata.category(char) not in ("Mn", "Cf")
    )
    return re.sub(r"\s+", " ", "".join(letters)).strip()
