"""The ways in which people ask, read apart from the facts: only training and `bayan check` need them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from bot.facts.errors import KnowledgeError
from bot.facts.factbase import FactBase, Phrasing
from bot.facts.folder import PHRASINGS, File, Folder, Part, open_folder
from bot.facts.ids import UNKNOWN
from bot.facts.models import PhrasingsFile
from bot.facts.source import Mapping, Scalar, Sequence, read_source
from bot.facts.validate import Located, validate
from bot.problems import Place, Problem, Severity, did_you_mean, in_order, quoted

SCRIPTS = ("en", "ar", "arabizi")


def load_phrasings(base: FactBase) -> tuple[Phrasing, ...]:
    """The phrasings of the base's two parts, as they are now. Raises KnowledgeError with every error."""
    phrasings, problems = read_phrasings(open_folder(base.folder), base.entries.keys())
    if errors := tuple(problem for problem in problems if problem.is_error):
        raise KnowledgeError(errors)
    return phrasings


def read_phrasings(folder: Folder, ids: Collection[str] | None) -> tuple[tuple[Phrasing, ...], tuple[Problem, ...]]:
    """Every sound phrasing, and what is wrong with the others; `ids` are the entries that may have one, None where
    that isn't known. Where a release says that words mean something else than in general, the release is right."""
    own, general = _read(folder.release, ids), _read(folder.general, ids)
    said = {_words(phrasing) for phrasing in own.phrasings}
    found = (*own.phrasings, *(phrasing for phrasing in general.phrasings if _words(phrasing) not in said))
    unasked = sorted({*(ids or ()), UNKNOWN} - own.intents - general.intents)
    return found, in_order([*own.problems, *general.problems, *_unasked(folder.release, unasked)])


@dataclass(frozen=True, slots=True)
class _Read:
    """What the files of one part hold, and the intents that they are for."""

    phrasings: list[Phrasing]
    problems: list[Problem]
    intents: set[str]


def _read(part: Part, ids: Collection[str] | None) -> _Read:
    found: list[Phrasing] = []
    problems: list[Problem] = []
    intents: set[str] = set()
    for file in part.under(PHRASINGS):
        entry_id, misnamed = _entry_id(file, ids)
        problems += misnamed
        intents.add(entry_id)
        source = read_source(file.path, file.shown)
        if source.root and (located := validate(PhrasingsFile, source, source.root)):
            found += _phrasings(located, entry_id)
        problems += source.problems
    return _Read(found, [*problems, *_repeated(found)], intents)


def _entry_id(file: File, ids: Collection[str] | None) -> tuple[str, list[Problem]]:
    """Which entry the file's name stands for, and what is wrong with the name."""
    path = PurePosixPath(file.name)
    if len(path.parts) == 2 and (ids is None or path.stem in ids):
        return path.stem, []
    if path.parts[1] == UNKNOWN and len(path.parts) == 3:
        return UNKNOWN, []
    fix = did_you_mean(path.stem, ids or ()) or f"rename it, or move it to {PHRASINGS}/{UNKNOWN}/"
    found = f"phrasings for {quoted(path.stem)}, which no entry has as its id"
    return path.stem, [Problem(Place(file.shown), found, "a file named after an entry", fix)]


def _phrasings(located: Located[PhrasingsFile], entry_id: str) -> Iterator[Phrasing]:
    # Straight over the nodes: following a path to each of thousands of lines would cost more than reading them.
    if not isinstance(located.node, Mapping):
        return
    for script in SCRIPTS:
        lines = located.node.values.get(script)
        for line in lines.items if isinstance(lines, Sequence) else ():
            if isinstance(line, Scalar):
                yield Phrasing(line.text.strip(), entry_id, script, located.source.place(line))


def _words(phrasing: Phrasing) -> str:
    return " ".join(phrasing.text.casefold().split())


def _repeated(phrasings: list[Phrasing]) -> Iterator[Problem]:
    """The same words twice: idle within a file, a contradiction between two."""
    first: dict[str, Phrasing] = {}
    for phrasing in phrasings:
        before = first.setdefault(_words(phrasing), phrasing)
        if before is phrasing:
            continue
        found = f"{quoted(phrasing.text)} again (first in {before.place})"
        if before.entry_id == phrasing.entry_id:
            yield Problem(phrasing.place, found, "each phrasing once", "delete one", Severity.WARNING)
        else:
            fix = f"keep it under {before.entry_id} or under {phrasing.entry_id}"
            yield Problem(phrasing.place, found, "a phrasing to mean one thing", fix)


def _unasked(part: Part, ids: list[str]) -> Iterator[Problem]:
    for entry_id in ids:
        file = f"{PHRASINGS}/{entry_id}" + ("/" if entry_id == UNKNOWN else ".yaml")
        found = f"no phrasings for {quoted(entry_id)}"
        expected = "a few ways in which people ask for it"
        yield Problem(Place(part.file(file).shown), found, expected, f"add {file}", Severity.WARNING)
