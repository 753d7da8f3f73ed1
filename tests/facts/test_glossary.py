"""The general glossary: read by group, with what stands twice in it named."""

from __future__ import annotations

from pathlib import Path

from bot.facts.folder import open_folder
from bot.facts.glossary import read_glossary
from bot.facts.loader import inspect
from tests.facts.folders import SOUND, write

HEALTH = """\
groups:
  - id: hospital
    en: [hospital]
    ar: [مستشفى, سبيطار]
    arabizi: [sbitar]
"""


def test_the_words_of_a_group_are_those_of_every_script(tmp_path: Path) -> None:
    folder = write(tmp_path, {**SOUND, "general/glossary/health.yaml": HEALTH})
    ((group,), _) = read_glossary(open_folder(folder).general)
    assert group.id == "hospital"
    assert group.words == ("hospital", "مستشفى", "سبيطار", "sbitar")


def test_a_word_of_two_groups_and_a_group_of_two_files_are_named(tmp_path: Path) -> None:
    care = HEALTH + "  - id: clinic\n    en: [clinic, Hospital]\n"
    files = {**SOUND, "general/glossary/care.yaml": care, "general/glossary/health.yaml": HEALTH}
    problems = [problem for problem in inspect(write(tmp_path, files)).problems if "glossary" in problem.place.file]
    said = sorted((problem.is_error, problem.found) for problem in problems)
    assert [error for error, _ in said] == [False, True]
    assert "“Hospital” in “clinic”, which “hospital” has too" in said[0][1]
    assert "the group “hospital” again" in said[1][1]


def test_what_is_no_group_is_named_with_its_place(tmp_path: Path) -> None:
    folder = write(tmp_path, {**SOUND, "general/glossary/health.yaml": "groups:\n  - id: hospital\n    de: [Spital]\n"})
    groups, problems = read_glossary(open_folder(folder).general)
    assert not groups
    assert [problem.place.line for problem in problems] == [3]
