"""A knowledge as it was read last, kept beside the weights as JSON.

To read a folder takes a second and loads parsers, validators and all that is said of mistakes: 25 MB that a running bot
has no other use for. So a process of its own reads it, once for each state of the files, and leaves what it found.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from bot.errors import UserError
from bot.facts.factbase import FactBase
from bot.facts.folder import open_folder
from bot.problems import KnowledgeError, Problem, shown
from bot.typed_json import read, written

_KEPT = 12
"""Files that stay, the last used: as many as weights (`bot/matching/learning.py`)."""
_PREFIX = "knowledge-"
_MISTAKES = 2
"""The exit code of a reading that found mistakes; its output has them."""
_Problems = tuple[Problem, ...]


def open_base(root: Path, cache_folder: Path) -> FactBase:
    """What `load` makes of a folder: from the cache, or read into it by a process of its own.

    Raises KnowledgeError with every error where there is one.
    """
    content = open_folder(root).content_hash
    path = cache_folder / f"{_PREFIX}{_key(root, content)}.json"
    if (base := _opened(path)) is None and _writable(cache_folder):
        _read_apart(root, path)
        _prune(cache_folder)
        base = _opened(path)
    if base is None or base.content_hash != content:  # nowhere to keep it, or changed while it was read
        from bot.facts.loader import load

        return load(root)
    return base


def _opened(path: Path) -> FactBase | None:
    """What a file keeps; None where there is none, or it is damaged."""
    try:
        base = read(json.loads(path.read_bytes()), FactBase)
    except (OSError, ValueError):
        return None
    try:
        os.utime(path)
    except OSError:  # somebody else's: it isn't marked as used
        return base
    return base


def _key(root: Path, content: str) -> str:
    """Changes with the files, with the code that reads them, and with what places in them are called from here."""
    return sha256(repr((content, _code(), str(root), shown(root))).encode()).hexdigest()[:24]


@cache
def _code() -> str:
    from babel import __version__ as babel  # whose names of countries are among the values

    total = sha256(babel.encode())
    for path in _sources():
        total.update(path.read_bytes())
    return total.hexdigest()


def _sources() -> Iterator[Path]:
    here = Path(__file__).parent
    yield from sorted(here.glob("*.py"))
    yield from sorted(here.parent.glob("*.py"))


def _writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)


def _read_apart(root: Path, path: Path) -> None:
    command = [sys.executable, "-P", "-m", "bot.facts.kept", str(root), str(path)]
    run = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    if run.returncode == _MISTAKES:
        raise KnowledgeError(read(json.loads(run.stdout), _Problems))
    if run.returncode:
        last = (run.stderr.strip().splitlines() or [f"exit code {run.returncode}"])[-1]
        raise UserError(f"Reading {shown(root)} failed: {last}")


def _prune(cache_folder: Path) -> None:
    def used(path: Path) -> float:
        try:
            return path.stat().st_mtime
        except OSError:  # removed by another process meanwhile
            return 0.0

    for old in sorted(cache_folder.glob(f"{_PREFIX}*.json"), key=used, reverse=True)[_KEPT:]:
        old.unlink(missing_ok=True)


def main(root: Path, path: Path) -> int:
    """Read a folder and keep it, whole or not at all; the exit code."""
    from bot.facts.loader import load

    try:
        base = load(root)
    except KnowledgeError as error:
        sys.stdout.write(json.dumps(written(error.problems, _Problems)))
        return _MISTAKES
    text = json.dumps(written(base, FactBase), ensure_ascii=False).encode("utf-8", "surrogatepass")
    with tempfile.NamedTemporaryFile(prefix=f"{path.name}.", dir=path.parent, delete=False) as stream:
        stream.write(text)
    draft = Path(stream.name)
    draft.chmod(0o644)  # such a file is its maker's alone; the bot may run as somebody else
    draft.replace(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:3])))
