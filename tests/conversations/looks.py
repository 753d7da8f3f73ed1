"""What must be true of everything that the bot ever says, whatever was asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.direction import FSI, PDI, first_strong
from bot.simulator.text.entities import units

from .acting import plain

LIMIT = 4096
_SOURCE = re.compile(r"^(Release of \d|بيان \d).*(, paragraphs? \d|، (الفقرة|الفقرتان|الفقرات) \d)", re.MULTILINE)
_WHOLE = re.compile(r"^(Release of \d|بيان \d)", re.MULTILINE)
_OPENING = '•«“"( '
_ESCAPED = re.compile(r"&(lt|gt|amp|quot|#\d+);")
_ISOLATED = re.compile(f"{FSI}[^{FSI}{PDI}]*{PDI}")
_FOREIGN = {"ar": re.compile(r"[A-Za-z]+"), "en": re.compile(r"[\u0620-\u064a]+")}


def flaws(texts: Iterable[str], language: str | None) -> Iterator[str]:
    """What is wrong with a reply's messages. `language` is that of every line, or None where it is in both."""
    for text in texts:
        if units(text) > LIMIT:
            yield f"longer than {LIMIT}"
        if escaped := _ESCAPED.search(text):
            yield f"shows HTML: {escaped[0]!r}"
        for line in text.split("\n"):
            yield from (f"{flaw}: {line!r}" for flaw in _line_flaws(line, language))


def _line_flaws(line: str, language: str | None) -> Iterator[str]:
    if line.count(FSI) != line.count(PDI):
        yield "an isolate isn't closed in its line"
    opening, outside = line.lstrip(_OPENING), _without_isolates(line)
    # A device that guesses a line's direction looks at the first letter outside isolates: there must be one.
    if language == "ar" and opening and "ar" not in (first_strong(opening[:1]), first_strong(opening.lstrip(FSI)[:1])):
        yield "an Arabic line that doesn't start with an Arabic letter"
    base = first_strong(outside)
    if language == "ar" and opening and base != "ar":
        yield "an Arabic line whose direction can't be told from what is outside isolates"
    if language is None and base is None and first_strong(line) == "ar":
        yield "a line of Arabic words, all of them in isolates, which nothing tells to run from the right"
    if base and (foreign := _FOREIGN[base].search(outside)):
        yield f"{foreign[0]!r} isn't isolated"


def _without_isolates(line: str) -> str:
    """Innermost first: what stands in an isolate has a direction of its own."""
    while (shorter := _ISOLATED.sub("", line)) != line:
        line = shorter
    return line


def is_held(text: str) -> bool:
    """Whether it says that it is being checked, which rests on no paragraph."""
    return text.startswith(("This is being checked", "تجري مراجعة هذه المعلومة"))


def names_its_source(kind: str, texts: Iterable[str]) -> bool:
    """A fact names its paragraphs; what isn't stated at least the release."""
    pattern = _SOURCE if kind == "answer" else _WHOLE
    return any(pattern.search(plain(text)) for text in texts)
