from __future__ import annotations

import logging
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
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


def test_weights_are_learnt_once_and_opened_afterwards(base: FactBase, cache: Path) -> None:
    first = open_weights(base, cache)
    written = sorted(cache.glob("weights-*/*"))
    stamps = [path.stat().st_mtime_ns for path in written]
    second = open_weights(base, cache)
    assert second.entry_ids == first.entry_ids
    assert [path.stat().st_mtime_ns for path in sorted(cache.glob("weights-*/*"))] == stamps
    question = Matcher(base, first).read("which hotel")
    assert (first.scores(question) == second.scores(question)).all()


def test_damaged_weights_are_learnt_anew(base: FactBase, cache: Path) -> None:
    open_weights(base, cache)
    table = next(cache.rglob("table.npy"))
    table.write_bytes(b"rubbish")
    assert open_weights(base, cache).table.numbers.shape[1] == len(open_weights(base, cache).entry_ids)


def test_a_new_phrasing_is_learnt(base: FactBase, cache: Path, tmp_path: Path) -> None:
    changed = {**PHRASINGS, "phrasings/venue.yaml": "en: [which ballroom]\nar: [أي صالة]\n"}
    other = load(write(tmp_path / "knowledge", changed))
    open_weights(base, cache)
    open_weights(other, cache)
    assert len([path for path in cache.glob("weights-*") if path.is_dir()]) == 2


def test_a_cache_that_cant_be_written_is_said_before_anything_is_learnt(base: FactBase, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    with pytest.raises(UserError, match="BAYAN_CACHE") as stopped:
        open_weights(base, tmp_path / "cache")
    assert "\n" not in str(stopped.value)
    assert str(tmp_path / "cache") in str(stopped.value)


def test_what_stops_the_learning_is_said_in_one_line(tmp_path: Path, cache: Path) -> None:
    base = load(write(tmp_path / "knowledge", PHRASINGS))
    (base.folder / "phrasings" / "venue.yaml").write_text("en: [unclosed")
    with pytest.raises(UserError, match="Learning the phrasings of") as stopped:
        open_weights(base, cache)
    assert "\n" not in str(stopped.value)
    assert "venue.yaml" in str(stopped.value)


def test_of_two_who_want_the_same_weights_one_learns(
    base: FactBase, cache: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    with ThreadPoolExecutor() as both:
        found = list(both.map(lambda _: open_weights(base, cache), range(2)))
    assert found[0].entry_ids == found[1].entry_ids
    assert caplog.text.count("once; this takes") == 1


def test_only_the_weights_opened_last_are_kept(
    base: FactBase, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(learning, "_KEPT", 1)
    open_weights(base, cache)
    first = next(cache.glob("weights-*[!k]"))
    os.utime(first, (0, 0))
    changed = {**PHRASINGS, "phrasings/venue.yaml": "en: [which ballroom]\nar: [أي صالة]\n"}
    open_weights(load(write(tmp_path / "knowledge", changed)), cache)
    kept = [path for path in cache.glob("weights-*") if path.is_dir()]
    assert first not in kept
    assert len(kept) == 1


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
