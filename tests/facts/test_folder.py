from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from bot.facts.folder import commit_of


def git(folder: Path, *words: str) -> str:
    who = ["-c", "user.name=n", "-c", "user.email=e@example.org"]
    ran = subprocess.run(["git", "-C", str(folder), *who, *words], capture_output=True, text=True, check=True)  # noqa: S603, S607
    return ran.stdout.strip()


def test_a_folder_as_committed_has_its_commit_and_one_that_was_changed_has_none(tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    folder.mkdir()
    assert commit_of(folder) is None
    git(tmp_path, "init", "-q")
    assert commit_of(folder) is None

    (folder / "fact.yaml").write_text("a")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "a fact")
    head = git(tmp_path, "rev-parse", "HEAD")
    assert commit_of(folder) == head

    (tmp_path / "elsewhere").write_text("b")
    assert commit_of(folder) == head
    (folder / "fact.yaml").write_text("c")
    assert commit_of(folder) is None


def test_a_machine_without_git_has_no_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "init", "-q")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert commit_of(tmp_path) is None
