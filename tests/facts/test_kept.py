"""A knowledge that was read is kept: the same base comes back, without anything that reads YAML."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.facts.kept import open_base
from bot.facts.loader import load
from bot.problems import KnowledgeError
from tests.facts.folders import edited, write

ROOT = Path(__file__).parents[2]


def kept(cache: Path) -> list[Path]:
    return sorted(cache.glob("knowledge-*.json"))


def test_what_is_kept_is_what_is_read(tmp_path: Path) -> None:
    folder, cache = write(tmp_path / "knowledge"), tmp_path / "cache"
    assert open_base(folder, cache) == load(folder) == open_base(folder, cache)
    assert len(kept(cache)) == 1


def test_the_release_that_comes_with_bayan_is_kept_whole(tmp_path: Path) -> None:
    assert open_base(ROOT / "knowledge", tmp_path) == load(ROOT / "knowledge")


def test_what_is_kept_is_opened_without_what_reads_yaml(tmp_path: Path) -> None:
    folder, cache = write(tmp_path / "knowledge"), tmp_path / "cache"
    open_base(folder, cache)
    code = (
        f"import sys; from pathlib import Path; from bot.facts.kept import open_base; "
        f"open_base(Path({str(folder)!r}), Path({str(cache)!r})); print(*sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert "bot.facts.factbase" in run.stdout.split()
    assert {"yaml", "pydantic", "bot.facts.loader"} & {*run.stdout.split()} == set()


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    folder, cache = write(tmp_path / "knowledge"), tmp_path / "cache"
    before = open_base(folder, cache)
    write(folder, edited("service.yaml", "en: Hello.", "en: Hello!"))
    after = open_base(folder, cache)
    assert after == load(folder) != before


def test_every_mistake_is_named_as_the_loader_names_it(tmp_path: Path) -> None:
    folder = write(tmp_path / "knowledge", edited("facts/when.yaml", "answer:", "anwser:"))
    with pytest.raises(KnowledgeError) as of_loader:
        load(folder)
    with pytest.raises(KnowledgeError) as of_kept:
        open_base(folder, tmp_path / "cache")
    assert of_kept.value.problems == of_loader.value.problems


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"release": {}}'])
def test_what_is_damaged_is_read_anew(damage: str, tmp_path: Path) -> None:
    folder, cache = write(tmp_path / "knowledge"), tmp_path / "cache"
    sound = open_base(folder, cache)
    (path,) = kept(cache)
    path.write_text(damage)
    assert open_base(folder, cache) == sound
    assert path.read_text() != damage


def test_where_nothing_can_be_kept_it_is_read_all_the_same(tmp_path: Path) -> None:
    folder = write(tmp_path / "knowledge")
    no_folder = tmp_path / "file"
    no_folder.write_text("")
    assert open_base(folder, no_folder) == load(folder)


def test_what_was_not_used_for_long_is_removed(tmp_path: Path) -> None:
    folder = write(tmp_path / "knowledge")
    for number in range(14):
        old = tmp_path / f"knowledge-{number}.json"
        old.write_text("")
        os.utime(old, (number, number))
    open_base(folder, tmp_path)
    left = kept(tmp_path)
    assert len(left) == 12
    assert tmp_path / "knowledge-0.json" not in left
    assert tmp_path / "knowledge-13.json" in left
