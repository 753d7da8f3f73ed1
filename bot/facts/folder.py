"""Which files a knowledge has, which belong there, what their bytes hash to, and at which git commit they stand.

It has two parts: the general one, which serves every release, and that of one release. What the release has of its own
comes on top of the general: a service reply of the same id takes its place, the rest is added.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from bot.facts.layout import GENERAL, RELEASE, RELEASES, general_for, hidden, newest, releases
from bot.problems import Place, Problem, did_you_mean, listed, shown

NOT_STATED = "not-stated.yaml"
SERVICE = "service.yaml"
SAFEGUARDING_FILE = "safeguarding.yaml"
VOCABULARY = "vocabulary.yaml"
FOLLOW_UPS = "follow-ups.yaml"
"""May be missing: without it every message is read on its own."""
NEEDED_OF_GENERAL = (SERVICE, SAFEGUARDING_FILE, VOCABULARY)
NEEDED_OF_RELEASE = (RELEASE, NOT_STATED)
SINGLE = (*NEEDED_OF_RELEASE, *NEEDED_OF_GENERAL, FOLLOW_UPS)
FACTS = "facts"
PHRASINGS = "phrasings"
SAMPLES = "tests"
ASKS = "asks"
"""In the general part: ways of asking by the kind of what is asked, a file a kind."""
GLOSSARY = "glossary"
"""In the general part: what people write about, in groups of words that mean the same, a file a field."""

_MEANT_AS_YAML = re.compile(r"\.ya?ml(?:\.txt)?$", re.IGNORECASE)
"""How a system that hides endings, or writes them large, leaves a file that was meant to be read."""
_FOLDERS = (FACTS, PHRASINGS, SAMPLES)
_FREE = ("schemas",)

_PATIENCE_SECONDS = 5.0
"""git answers in milliseconds; on a network drive that hangs, an answer without a commit is better than none."""


@dataclass(frozen=True, slots=True, order=True)
class File:
    """One file of a part, by its path within it."""

    root: Path
    name: str

    @property
    def path(self) -> Path:
        return self.root / self.name

    @property
    def shown(self) -> str:
        """The path as the person in front of the screen can open it."""
        return shown(self.path)


@dataclass(frozen=True, slots=True)
class Part:
    """A folder, listed once. `names` are paths within it, sorted, hidden ones left out."""

    root: Path
    names: tuple[str, ...]

    def file(self, name: str) -> File:
        """The file of this name, whether it is there or not."""
        return File(self.root, name)

    def named(self, name: str) -> tuple[File, ...]:
        """The file of this name, where it is there."""
        return (self.file(name),) if name in self.names else ()

    def under(self, folder: str) -> tuple[File, ...]:
        """The YAML files in one of its folders."""
        return tuple(self.file(name) for name in self.names if name.startswith(f"{folder}/") and name.endswith(".yaml"))


@dataclass(frozen=True, slots=True)
class Folder:
    """The two parts of a knowledge."""

    general: Part
    release: Part

    def under(self, folder: str) -> tuple[File, ...]:
        """The YAML files in a folder that both parts may have, the release's own first."""
        return (*self.release.under(folder), *self.general.under(folder))

    def named(self, name: str) -> tuple[File, ...]:
        """The files of this name that are there, the release's own first."""
        return (*self.release.named(name), *self.general.named(name))

    @property
    def content_hash(self) -> str:
        """Changes with every byte of both parts."""
        parts = (self.general, self.release)
        return _hash((part is self.general, part.file(name)) for part in parts for name in part.names)

    @property
    def phrasings_hash(self) -> str:
        """Changes with the phrasings and the vocabularies."""
        files = (*self.under(PHRASINGS), *self.named(VOCABULARY))
        return _hash((file.root == self.general.root, file) for file in files)

    @property
    def asks_hash(self) -> str:
        """Changes with the ways of asking by kind, from which only releases with `asks:` learn."""
        return _hash((True, file) for file in self.general.under(ASKS))


def _hash(files: Iterable[tuple[bool, File]]) -> str:
    """One hash over the names and bytes of the files, each with the part that it is of. A file that can't be read
    counts by its name."""
    total = hashlib.sha256()
    for general, file in files:
        total.update(f"{general}:{file.name}".encode("utf-8", "surrogateescape") + b"\0")
        try:
            with file.path.open("rb") as stream:
                total.update(hashlib.file_digest(stream, "sha256").digest())
        except OSError:
            total.update(b"\0")
    return total.hexdigest()


def open_folder(root: Path) -> Folder:
    """The files of a release's folder, or of the newest release in a knowledge folder, and of the general part that
    goes with it. What can't be listed has no files, and `misplaced` says so."""
    release = newest(root)
    return Folder(_list(general_for(release)), _list(release, without=(GENERAL, RELEASES)))


def _list(root: Path, without: Collection[str] = ()) -> Part:
    found: list[str] = []
    for directory, folders, names in os.walk(root):
        here = Path(directory)
        folders[:] = [name for name in folders if not hidden(name) and not (here == root and name in without)]
        found += [
            (here / name).relative_to(root).as_posix() for name in names if not hidden(name) and (here / name).is_file()
        ]
    return Part(root, tuple(sorted(found)))


def misplaced(folder: Folder) -> list[Problem]:
    """Files that are missing, and YAML files that nobody would read."""
    root = folder.release.root
    if not root.is_dir():
        return [Problem(Place(shown(root)), "no such folder", "a knowledge folder", "check the path")]
    if RELEASE not in folder.release.names and (root / RELEASES).is_dir():
        place, fix = Place(shown(root / RELEASES)), f"add {RELEASES}/NAME/ with {RELEASE}"
        return [Problem(place, "no release in this folder", "a folder for each release", fix)]
    return [
        *_missing(folder),
        *(problem for name in folder.release.names if (problem := _stray(folder.release, name, SINGLE, _FOLDERS))),
        *(problem for name in folder.general.names if (problem := _stray(folder.general, name, *_OF_GENERAL))),
    ]


_OF_GENERAL = ((*NEEDED_OF_GENERAL, FOLLOW_UPS, NOT_STATED), (PHRASINGS, SAMPLES, ASKS, GLOSSARY))


def misplaced_around(root: Path) -> list[Problem]:
    """YAML files of a knowledge folder that lie in neither part, as an older form of it had."""
    if releases(root) == (root,):
        return []
    strays = [path for path in sorted(root.glob("*.y*ml")) if not hidden(path.name)]
    expected, fix = f"a file of {GENERAL}/ or of {RELEASES}/…", "move or delete it"
    return [Problem(Place(shown(path)), f"the file {path.name}", expected, fix) for path in strays]


def _missing(folder: Folder) -> Iterator[Problem]:
    for part, needed in ((folder.release, NEEDED_OF_RELEASE), (folder.general, NEEDED_OF_GENERAL)):
        for name in needed:
            if not folder.named(name):
                yield Problem(Place(part.file(name).shown), "no such file", f"the file {name}", "add it")
    for directory in (FACTS, PHRASINGS):
        if not folder.under(directory):
            place = Place(folder.release.file(directory).shown)
            yield Problem(place, "no YAML file here", "at least one", f"add {directory}/….yaml")


def _stray(part: Part, name: str, single: tuple[str, ...], folders: tuple[str, ...]) -> Problem | None:
    path = PurePosixPath(name)
    place = Place(part.file(name).shown)
    top = path.parts[0]
    if path.suffix != ".yaml" and top not in _FREE and (meant := _MEANT_AS_YAML.sub(".yaml", path.name)) != path.name:
        return Problem(place, f"the file name {path.name}", "a name that ends in .yaml", f"rename it to {meant}")
    if path.suffix != ".yaml" or top in _FREE or name in single:
        return None
    if len(path.parts) > 1 and top in folders:
        return None
    if len(path.parts) > 1:
        fix = did_you_mean(top, folders)
        return Problem(place, f"the folder {top}", listed(folders), fix or "move or delete it")
    absent = [each for each in single if each not in part.names]
    fix = did_you_mean(path.name, absent) or did_you_mean(path.name, single)
    return Problem(place, f"the file name {path.name}", listed(single), fix or "move or delete it")


def commit_of(folder: Path) -> str | None:
    """The commit's whole hash; None without git, outside a repository, or where something in the folder was changed
    since: then no commit has this content.
    """
    head = _git(folder, "rev-parse", "HEAD")
    changed = _git(folder, "status", "--porcelain", "--", ".") if head else None
    return head.strip() if head and changed == "" else None


def _git(folder: Path, *arguments: str) -> str | None:
    command = ["git", "-C", str(folder), *arguments]
    quiet = {**os.environ, "GIT_OPTIONAL_LOCKS": "0"}  # who only looks writes nothing
    try:
        ran = subprocess.run(  # noqa: S603 - words of ours
            command, capture_output=True, text=True, timeout=_PATIENCE_SECONDS, check=False, env=quiet
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return None
    return ran.stdout if ran.returncode == 0 else None
