"""The ways in which people ask, read apart from the facts: only training and `bayan check` need them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

from bot.facts.errors import KnowledgeError
from bot.facts.factbase import FactBase, Phrasing
from bot.facts.folder import PHRASINGS, Folder, open_folder
from bot.facts.ids import UNKNOWN
from bot.facts.models import PhrasingsFile
from bot.facts.source import Mapping, Scalar, Sequence, read_source
from bot.facts.validate import Located, validate
from bot.problems import Place, Problem, Severity, did_you_mean, in_order, quoted

SCRIPTS = ("en", "ar", "arabizi")


def load_phrasings(base: FactBase) -> tuple[Phrasing, ...]:
    """The phrasings in the base's folder, as they are now. Raises KnowledgeError with every error."""
    phrasings, problems = read_phrasings(open_folder(base.folder), base.entries.keys())
    if errors := tuple(problem for problem in problems if problem.is_error):
        raise KnowledgeError(errors)
    return phrasings


def read_phrasings(folder: Folder, ids: Collection[str] | None) -> tuple[tuple[Phrasing, ...], tuple[Problem, ...]]:
    """Every sound phrasing, and what is wrong with the others; `ids` are the entries that may have one, None where
    that isn't known."""
    found: list[Phrasing] = []
    problems: list[Problem] = []
    read: set[str] = set()
    for file in folder.under(PHRASINGS):
        intent, misnamed = _intent(folder, file, ids)
        problems += misnamed
        read.add(intent)
        source = read_source(folder.root / file, folder.shown(file))
        if source.root and (located := validate(PhrasingsFile, source, source.root)):
            found += _phrasings(located, intent)
        problems += source.problems
    problems += _repeated(found)
    problems += _unasked(folder, sorted({*(ids or ()), UNKNOWN} - read))
    return tuple(found), in_order(problems)


def _intent(listing: Folder, file: str, ids: Collection[str] | None) -> tuple[str, list[Problem]]:
    """Which entry the file's name stands for, and what is wrong with the name."""
    path = PurePosixPath(file)
    place = Place(listing.shown(file))
    if len(path.parts) == 2 and (ids is None or path.stem in ids):
        return path.stem, []
    if path.parts[1] == UNKNOWN and len(path.parts) == 3:
        return UNKNOWN, []
    fix = did_you_mean(path.stem, ids or ()) or f"rename it, or move it to {PHRASINGS}/{UNKNOWN}/"
    found = f"phrasings for {quoted(path.stem)}, which no entry has as its id"
    return path.stem, [Problem(place, found, "a file named after an entry", fix)]


def _phrasings(located: Located[PhrasingsFile], intent: str) -> Iterator[Phrasing]:
    # Straight over the nodes: following a path to each of thousands of lines would cost more than reading them.
    if not isinstance(located.node, Mapping):
        return
    for script in SCRIPTS:
        lines = located.node.values.get(script)
        for line in lines.items if isinstance(lines, Sequence) else ():
            if isinstance(line, Scalar):
                yield Phrasing(line.text.strip(), intent, script, located.source.place(line))


def _repeated(phrasings: list[Phrasing]) -> Iterator[Problem]:
    """The same words twice: idle within a file, a contradiction between two."""
    first: dict[str, Phrasing] = {}
    for phrasing in phrasings:
        before = first.setdefault(" ".join(phrasing.text.casefold().split()), phrasing)
        if before is phrasing:
            continue
        found = f"{quoted(phrasing.text)} again (first in {before.place})"
        if before.intent == phrasing.intent:
            yield Problem(phrasing.place, found, "each phrasing once", "delete one", Severity.WARNING)
        else:
            fix = f"keep it under {before.intent} or under {phrasing.intent}"
            yield Problem(phrasing.place, found, "a phrasing to mean one thing", fix)


def _unasked(listing: Folder, ids: list[str]) -> Iterator[Problem]:
    for entry_id in ids:
        file = f"{PHRASINGS}/{entry_id}" + ("/" if entry_id == UNKNOWN else ".yaml")
        found = f"no phrasings for {quoted(entry_id)}"
        expected = "a few ways in which people ask for it"
        yield Problem(Place(listing.shown(file)), found, expected, f"add {file}", Severity.WARNING)
