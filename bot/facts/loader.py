"""The two parts of a knowledge -> FactBase, whole or not at all, with everything that is wrong reported at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.facts.assemble import entry_of, fact_base
from bot.facts.consistency import check_draft
from bot.facts.draft import Draft, Item
from bot.facts.factbase import Entry, EntryKind, FactBase, Phrasing
from bot.facts.folder import (
    FACTS,
    NOT_STATED,
    SAFEGUARDING_FILE,
    SERVICE,
    VOCABULARY,
    File,
    Folder,
    misplaced,
    open_folder,
)
from bot.facts.followups_file import read_follow_ups
from bot.facts.glossary import read_glossary
from bot.facts.layout import RELEASE
from bot.facts.models import (
    EntryShape,
    FactShape,
    NotStatedShape,
    ReleaseFile,
    ServiceShape,
    VocabularyFile,
)
from bot.facts.phrasings import read_phrasings
from bot.facts.roster import Roster
from bot.facts.samples import Sample, read_samples
from bot.facts.source import Mapping, Node, Scalar, Sequence, Source, read_source
from bot.facts.validate import describe, validate
from bot.problems import KnowledgeError, Problem, in_order


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a folder holds: the base, or None where there are errors, and all problems, warnings included.

    `entries` are the sound ones, whatever is wrong with the rest; `roster` has those that the folder declares.
    Phrasings and samples are there where they were read.
    """

    base: FactBase | None
    problems: tuple[Problem, ...]
    entries: tuple[Entry, ...] = ()
    roster: Roster = field(default_factory=lambda: Roster(None))
    phrasings: tuple[Phrasing, ...] = ()
    samples: tuple[Sample, ...] = ()


def load(root: Path) -> FactBase:
    """The facts of a release's folder, or of the newest release in a knowledge folder. Raises KnowledgeError with
    every error where there is one."""
    inspection = _inspect_base(open_folder(root))
    if inspection.base is None:
        raise KnowledgeError(tuple(problem for problem in inspection.problems if problem.is_error))
    return inspection.base


def inspect(root: Path) -> Inspection:
    """Everything right and wrong with the folder: what `load` reads, the phrasings and the samples."""
    folder = open_folder(root)
    inspection = _inspect_base(folder)
    if not folder.release.root.is_dir():
        return inspection
    values = inspection.base.release.values if inspection.base else {}
    phrasings, of_phrasings = read_phrasings(folder, inspection.roster)
    samples, of_samples = read_samples(folder, inspection.roster, values)
    _, of_glossary = read_glossary(folder.general)
    problems = in_order([*inspection.problems, *of_phrasings, *of_samples, *of_glossary])
    return replace(inspection, problems=problems, phrasings=phrasings, samples=samples)


def _inspect_base(folder: Folder) -> Inspection:
    problems = misplaced(folder)
    if not folder.release.root.is_dir():
        return Inspection(None, tuple(problems))
    draft = _read(folder)
    roster = Roster.of_draft(draft)
    follow_ups, of_follow_ups = read_follow_ups(folder, roster)
    problems += [problem for source in draft.sources for problem in source.problems]
    glossary, of_glossary = read_glossary(folder.general) if roster.asks else ((), ())
    problems += [*of_follow_ups, *of_glossary, *check_draft(draft)]
    sound = not any(problem.is_error for problem in problems)
    release = draft.release.model if draft.release else None
    entries = tuple(entry_of(item, release) for item in draft.items)
    return Inspection(fact_base(draft, follow_ups, glossary) if sound else None, in_order(problems), entries, roster)


def _read(folder: Folder) -> Draft:
    draft = Draft(folder)
    for file in folder.release.under(FACTS):
        _read_entries(draft, file, FactShape, EntryKind.STATED, FACTS)
    for file in _there(draft, folder.release.named(NOT_STATED)):
        _read_entries(draft, file, NotStatedShape, EntryKind.NOT_STATED, NOT_STATED)
    for name in (SERVICE, SAFEGUARDING_FILE):
        for file in _there(draft, folder.named(name)):
            _read_entries(draft, file, ServiceShape, EntryKind.SERVICE, name)
    for file in _there(draft, folder.release.named(RELEASE)):
        if (source := _open(draft, file)).root:
            draft.release_node = source.root
            draft.release = validate(ReleaseFile, source, source.root)
    for file in _there(draft, folder.named(VOCABULARY)):
        if (source := _open(draft, file)).root and (located := validate(VocabularyFile, source, source.root)):
            draft.vocabularies.append(located)
    return draft


def _there(draft: Draft, files: tuple[File, ...]) -> tuple[File, ...]:
    """The files; where there is none, `misplaced` has said so already."""
    draft.complete = draft.complete and bool(files)
    return files


def _open(draft: Draft, file: File) -> Source:
    source = read_source(file.path, file.shown, spoken=True)
    draft.sources.append(source)
    draft.complete = draft.complete and source.root is not None
    return source


def _read_entries(draft: Draft, file: File, shape: type[EntryShape], kind: EntryKind, home: str) -> None:
    source = _open(draft, file)
    own = draft.folder.release.file(home).shown
    for node in _items(source, home):
        if file.shown == own or not _replaced(draft, node, own):
            _add(draft, source, node, shape, kind, home)


def _replaced(draft: Draft, node: Node, own: str) -> bool:
    """Whether the release's own file has an entry in place of this general one."""
    written = _id(node)
    place = draft.ids.get(written.text) if written else None
    return place is not None and place.file == own


def _id(node: Node) -> Scalar | None:
    written = node.values.get("id") if isinstance(node, Mapping) else None
    return written if isinstance(written, Scalar) else None


def _items(source: Source, home: str) -> Iterator[Node]:
    root = source.root
    if root is None:
        return
    if home == SAFEGUARDING_FILE:  # a single entry
        yield root
    elif isinstance(root, Sequence):
        yield from root.items
    else:
        fix = "start each entry with “- id:”" if isinstance(root, Mapping) else ""
        source.problems.append(Problem(source.place(root), describe(root), "a list of entries", fix))


def _add(draft: Draft, source: Source, node: Node, shape: type[EntryShape], kind: EntryKind, home: str) -> None:
    if written := _id(node):
        draft.claim(written.text, source.place(written))
    if located := validate(shape, source, node):
        draft.items.append(Item(located, kind, home))
