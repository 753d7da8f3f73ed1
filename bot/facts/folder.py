"""Which files a knowledge folder has, which belong there, and what their bytes hash to."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from bot.problems import Place, Problem, did_you_mean, listed, shown

RELEASE = "release.yaml"
NOT_STATED = "not-stated.yaml"
SERVICE = "service.yaml"
SAFEGUARDING_FILE = "safeguarding.yaml"
VOCABULARY = "vocabulary.yaml"
FOLLOW_UPS = "follow-ups.yaml"
"""May be missing: without it every message is read on its own."""
SINGLE = (RELEASE, NOT_STATED, SERVICE, SAFEGUARDING_FILE, VOCABULARY)
FACTS = "facts"
PHRASINGS = "phrasings"
SAMPLES = "tests"

_MEANT_AS_YAML = re.compile(r"\.ya?ml(?:\.txt)?$", re.IGNORECASE)
"""How a system that hides endings, or writes them large, leaves a file that was meant to be read."""
_FOLDERS = (FACTS, PHRASINGS, SAMPLES)
_FREE = ("schemas",)


@dataclass(frozen=True, slots=True)
class Folder:
    """A knowledge folder, listed once. `files` are paths within it, sorted, hidden ones left out."""

    root: Path
    files: tuple[str, ...]

    def shown(self, file: str) -> str:
        """The file's path as the person in front of the screen can open it."""
        return shown(self.root / file)

    def under(self, part: str) -> tuple[str, ...]:
        """The YAML files in one of its folders."""
        return tuple(file for file in self.files if file.startswith(f"{part}/") and file.endswith(".yaml"))

    @property
    def phrasings(self) -> tuple[str, ...]:
        return (*self.under(PHRASINGS), *(file for file in self.files if file == VOCABULARY))

    def hash(self, files: Iterable[str]) -> str:
        """One hash over the names and bytes of the files. A file that can't be read counts by its name."""
        total = hashlib.sha256()
        for file in files:
            total.update(file.encode("utf-8", "surrogateescape") + b"\0")
            try:
                with (self.root / file).open("rb") as stream:
                    total.update(hashlib.file_digest(stream, "sha256").digest())
            except OSError:
                total.update(b"\0")
        return total.hexdigest()


def open_folder(root: Path) -> Folder:
    """The folder's regular files; one that can't be listed has none, and `misplaced` says so."""
    found: list[str] = []
    for directory, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not _hidden(name)]
        here = Path(directory)
        found += [
            (here / name).relative_to(root).as_posix()
            for name in names
            if not _hidden(name) and (here / name).is_file()
        ]
    return Folder(root, tuple(sorted(found)))


def misplaced(folder: Folder) -> list[Problem]:
    """Files that are missing, and YAML files that nobody would read."""
    if not folder.root.is_dir():
        return [Problem(Place(shown(folder.root)), "no such folder", "a knowledge folder", "check the path")]
    problems = [
        Problem(Place(folder.shown(name)), "no such file", f"the file {name}", "add it")
        for name in SINGLE
        if name not in folder.files
    ]
    problems += [
        Problem(Place(folder.shown(part)), "no YAML file here", "at least one", f"add {part}/….yaml")
        for part in (FACTS, PHRASINGS)
        if not folder.under(part)
    ]
    return problems + [problem for file in folder.files if (problem := _stray(folder, file))]


def _stray(folder: Folder, file: str) -> Problem | None:
    path = PurePosixPath(file)
    place = Place(folder.shown(file))
    top = path.parts[0]
    if path.suffix != ".yaml" and top not in _FREE and (meant := _MEANT_AS_YAML.sub(".yaml", path.name)) != path.name:
        return Problem(place, f"the file name {path.name}", "a name that ends in .yaml", f"rename it to {meant}")
    if path.suffix != ".yaml" or top in _FREE or file in (*SINGLE, FOLLOW_UPS):
        return None
    if len(path.parts) > 1 and top in _FOLDERS:
        return None
    if len(path.parts) > 1:
        fix = did_you_mean(top, _FOLDERS)
        return Problem(place, f"the folder {top}", listed(_FOLDERS), fix or "move or delete it")
    fix = did_you_mean(path.name, [name for name in SINGLE if name not in folder.files] or SINGLE)
    return Problem(place, f"the file name {path.name}", listed(SINGLE), fix or "move it to facts/")


def _hidden(name: str) -> bool:
    return name.startswith((".", "__")) or name.endswith(("~", ".swp", ".tmp"))
