"""What Bayan says of a role that a release leaves open."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.facts.silences import read_silences
from bot.packaged import packaged
from bot.problems import KnowledgeError


def test_each_has_a_button_and_a_reply_in_both_languages() -> None:
    found = read_silences(packaged("knowledge") / "general" / "not-stated.yaml")
    assert found
    for label, answer in found.values():
        assert all((label.ar, label.en, answer.ar, answer.en))


@pytest.mark.parametrize(
    "text",
    ["role: funding\n", "- {role: funding, label: {en: F, ar: ت}}\n", "- {role: no-such-role, label: x}\n", "- [\n"],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, text: str) -> None:
    path = tmp_path / "not-stated.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError) as refused:
        read_silences(path)
    assert "not-stated.yaml:" in str(refused.value)


def test_a_file_without_a_role_has_none(tmp_path: Path) -> None:
    path = tmp_path / "not-stated.yaml"
    path.write_text("[]\n", encoding="utf-8")
    assert read_silences(path) == {}
