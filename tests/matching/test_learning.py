from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest

from bot.errors import UserError
from bot.facts.factbase import FactBase
from bot.facts.loader import load
from bot.facts.phrasings import load_phrasings
from bot.matching import learning
from bot.matching.learning import open_weights
from bot.matching.matcher import Matcher
from bot.matching.train import train
from bot.matching.weights import Weights
from tests.facts.folders import write
from tests.matching.conftest import PHRASINGS

BALLROOM = {**PHRASINGS, "phrasings/venue.yaml": "en: [which ballroom]\nar: [أي صالة]\n"}
OLD = 20
"""Weights of other folders in a cache, more than are kept."""


@dataclass(frozen=True)
class Learnt:
    """A cache in which two wanted the same weights at the same time; `said` is the log of that."""

    cache: Path
    both: tuple[Weights, ...]
    said: str


@pytest.fixture(scope="module")
def learnt(base: FactBase, tmp_path_factory: pytest.TempPathFactory) -> Learnt:
    """Learning takes ten seconds, most of them for the words of the language: once for all who only need it done."""
    cache, said = tmp_path_factory.mktemp("learnt") / "cache", StringIO()
    listening = logging.StreamHandler(said)
    log = logging.getLogger(learning.__name__)
    level = log.level
    log.addHandler(listening)
    log.setLevel(logging.INFO)
    with ThreadPoolExecutor() as both:
        found = tuple(both.map(lambda _: open_weights(base, cache), range(2)))
    log.removeHandler(listening)
    log.setLevel(level)
    return Learnt(cache, found, said.getvalue())


@pytest.fixture
def cache(learnt: Learnt, tmp_path: Path) -> Path:
    """A copy of that cache."""
    shutil.copytree(learnt.cache, tmp_path / "cache")
    return tmp_path / "cache"


def folders(cache: Path) -> set[str]:
    return {path.name for path in cache.glob("weights-*") if path.is_dir()}


def test_weights_are_learnt_once_and_opened_afterwards(base: FactBase, learnt: Learnt, cache: Path) -> None:
    stamps = [path.stat().st_mtime_ns for path in sorted(cache.glob("weights-*/*"))]
    first, second = learnt.both[0], open_weights(base, cache)
    assert second.entry_ids == first.entry_ids
    assert [path.stat().st_mtime_ns for path in sorted(cache.glob("weights-*/*"))] == stamps
    question = Matcher(base, first).read("which hotel")
    assert (first.scores(question) == second.scores(question)).all()


def test_of_two_who_want_the_same_weights_one_learns(learnt: Learnt) -> None:
    one, other = learnt.both
    assert one.entry_ids == other.entry_ids
    assert learnt.said.count("once; this takes") == 1


def test_damaged_weights_are_learnt_anew(base: FactBase, cache: Path) -> None:
    table = next(cache.rglob("table.npy"))
    table.write_bytes(b"rubbish")
    assert open_weights(base, cache).table.numbers.shape[1] == len(open_weights(base, cache).entry_ids)


def test_a_new_phrasing_is_learnt_and_only_the_weights_opened_last_are_kept(cache: Path, tmp_path: Path) -> None:
    (before,) = folders(cache)
    for age in range(OLD):
        old = cache / f"weights-{age}"
        old.mkdir()
        os.utime(old, (OLD - age, OLD - age))
    open_weights(load(write(tmp_path / "knowledge", BALLROOM)), cache)
    kept = folders(cache)
    assert before in kept
    assert len(kept - {before} - {f"weights-{age}" for age in range(OLD)}) == 1
    stay = len(kept) - 2
    assert 0 < stay < OLD
    assert {f"weights-{age}" for age in range(stay)} <= kept


def test_a_cache_that_cant_be_written_is_said_before_anything_is_learnt(base: FactBase, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    with pytest.raises(UserError, match="BAYAN_CACHE") as stopped:
        open_weights(base, tmp_path / "cache")
    assert "\n" not in str(stopped.value)
    assert str(tmp_path / "cache") in str(stopped.value)


def test_what_stops_the_learning_is_said_in_one_line(tmp_path: Path) -> None:
    base = load(write(tmp_path / "knowledge", PHRASINGS))
    (base.folder / "phrasings" / "venue.yaml").write_text("en: [unclosed")
    with pytest.raises(UserError, match="Learning the phrasings of") as stopped:
        open_weights(base, tmp_path / "cache")
    assert "\n" not in str(stopped.value)
    assert "venue.yaml" in str(stopped.value)


def test_the_learning_ends_with_whoever_wanted_it() -> None:
    script = "import subprocess, sys; p = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE); print(p.pid); input()"
    waits = (
        "import threading, time; from bot.matching.train import end_with_parent;"
        "threading.Thread(target=end_with_parent).start(); time.sleep(60)"
    )
    parent = subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", script, sys.executable, "-c", waits],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout
    child = int(parent.stdout.readline())
    parent.kill()
    parent.communicate()
    for _ in range(200):
        if not Path(f"/proc/{child}").exists() or _is_zombie(child):
            return
        time.sleep(0.05)
    os.kill(child, 9)
    pytest.fail("the learning went on")


def _is_zombie(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().split(") ")[1].startswith("Z")
    except OSError:
        return True


def test_training_twice_gives_the_same_weights(base: FactBase, weights: Weights) -> None:
    again = train(base, load_phrasings(base))
    assert (again.table.numbers == weights.table.numbers).all()
