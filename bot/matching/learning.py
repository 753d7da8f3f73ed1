"""The weights of a base's phrasings: from the cache, or learnt into it by a process of its own."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic

from bot.errors import UserError
from bot.facts.factbase import FactBase
from bot.matching.examples import own_words
from bot.matching.features import FINGERPRINT
from bot.matching.meanings import meanings
from bot.matching.weights import Weights

_KEPT = 12
"""Weights folders that stay, the last opened: those of a few knowledge folders and of a few states of each."""
_PREFIX = "weights-"
PROGRESS = "learnt "
"""How a line begins that tells the share of the learning that is done."""
_OF_LITTLE = 2
"""Raised whenever what is learnt of facts without phrasings changes, beside the machine of words."""
_TOLD_EVERY = 5.0
"""Seconds between two lines about how far the learning is."""
_EARLY = 0.05
"""The share of the work before which nothing is said of the time that is left."""
_log = logging.getLogger(__name__)


def open_weights(base: FactBase, cache: Path) -> Weights:
    """The weights of a base's phrasings from the cache, learnt first where they aren't there or are damaged.

    However many processes want the same weights, one learns them while the others wait. Raises UserError where the
    cache can't be written or the learning fails, naming its last words.
    """
    folder = cache / f"{_PREFIX}{_key(base)}"
    if found := _opened(folder):
        return found
    _check_writable(cache)
    from filelock import FileLock, Timeout  # a megabyte, for those who learn

    lock = FileLock(f"{folder}.lock")
    try:
        lock.acquire(blocking=False)
    except Timeout:
        _log.info("Another process is learning the phrasings of %s; waiting for it.", base.folder)
        lock.acquire()
    try:
        if found := _opened(folder):
            return found
        shutil.rmtree(folder, ignore_errors=True)
        _log.info("Learning the phrasings of %s, once; this takes a minute or a few.", base.folder)
        _learn(base.folder, folder)
        _prune(cache)
        return Weights.open(folder)
    finally:
        lock.release()


def _opened(folder: Path) -> Weights | None:
    """The weights in the folder, which is marked as used today; None where they aren't there or are damaged."""
    try:
        weights = Weights.open(folder)
    except (OSError, ValueError, KeyError):
        return None
    try:
        os.utime(folder)
    except OSError:
        _log.debug("%s is somebody else's and isn't marked as used", folder)
    return weights


def _key(base: FactBase) -> str:
    """Changes with all that training sees: features, phrasings, vocabulary, labels; with an answer's wording only where
    facts are learnt from little, and so from their own words and what words mean."""
    labels = [(entry.id, entry.label) for entry in base.entries.values()]
    said = [(phrasing.text, phrasing.entry_id) for phrasing in own_words(base)] if base.from_little else None
    seen = (FINGERPRINT, base.phrasings_hash, labels, *([said, meanings().fingerprint, _OF_LITTLE] if said else ()))
    return sha256(repr(seen).encode()).hexdigest()[:24]


def _check_writable(cache: Path) -> None:
    """Raises UserError before the learning rather than after it."""
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=cache):
            pass
    except OSError as error:
        why = error.strerror or error
        raise UserError(f"{cache}: can't be written ({why}); set BAYAN_CACHE to a folder that can") from None


def _learn(knowledge: Path, folder: Path) -> None:
    """Learn in a process of its own, which ends with this one: its standard input closes then."""
    command = [sys.executable, "-P", "-m", "bot.matching.train", str(knowledge), str(folder)]
    pipe, merged = subprocess.PIPE, subprocess.STDOUT
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=merged, text=True) as child:  # noqa: S603 - our own
        try:
            last_words = _tell(child.stdout or ())
        except BaseException:
            child.kill()
            raise
    if child.returncode:
        last = last_words or f"exit code {child.returncode}"
        raise UserError(f"Learning the phrasings of {knowledge} failed: {last}")


def _tell(lines: Iterable[str]) -> str:
    """Log how far the learning is, where a line is the share of it that is done; the last other line."""
    started = told = monotonic()
    last_words = ""
    for line in lines:
        if not line.startswith(PROGRESS):
            last_words = line.strip() or last_words
            continue
        done, now = float(line.removeprefix(PROGRESS)), monotonic()
        if now - told >= _TOLD_EVERY and done >= _EARLY:
            told = now
            left = (now - started) * (1 - done) / done
            _log.info("Learning: %.0f %% done, about %.0f s left.", 100 * done, left)
    return last_words


def _prune(cache: Path) -> None:
    """Remove all weights but those opened last, and what learning that was cut short left behind."""
    folders = [path for path in cache.glob(f"{_PREFIX}*") if path.is_dir()]
    for old in sorted(folders, key=_opened_at, reverse=True)[_KEPT:]:
        shutil.rmtree(old, ignore_errors=True)
    for lock in cache.glob(f"{_PREFIX}*.lock"):
        if not lock.with_suffix("").exists():
            lock.unlink(missing_ok=True)


def _opened_at(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except OSError:  # removed by another process meanwhile
        return 0.0
