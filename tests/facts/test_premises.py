"""What `bayan check` says of the types of a release's values."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.facts.loader import inspect
from tests.facts.folders import SOUND, write

TYPED = """\
subjects:
  - {id: event, name: {en: the workshops, ar: الورشتان}, words: {en: [workshop]}, entries: [dates]}
premises:
  - {type: days, of: event, value: [first, second], shown_by: [dates]}
  - {type: email, value: email, shown_by: [contact]}
"""


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def lines(tmp_path: Path, typed: str) -> list[str]:
    found = inspect(write(tmp_path, {"release.yaml": SOUND["release.yaml"] + typed}))
    return [str(problem) for problem in found.problems]


def test_typed_values_of_a_sound_folder_have_nothing_to_report(tmp_path: Path) -> None:
    assert lines(tmp_path, TYPED) == []


@pytest.mark.parametrize(
    ("right", "wrong", "problem"),
    [
        ("type: email", "type: emial", "the type “emial”"),
        ("value: email", "value: e_mail", "the value “e_mail”, which nobody declares"),
        ("shown_by: [contact]", "shown_by: [contract]", "the id “contract”, which no entry has"),
        ("of: event", "of: evnt", "the subject “evnt”"),
        (", shown_by: [contact]", "", "a premise of type email that no entry shows"),
        ("value: [first, second]", "value: email", "the value “email”, which is no day"),
        ("  - {type: email, value: email, shown_by: [contact]}\n", "", "the value “email”, which has no type"),
    ],
)
def test_a_mistake_among_the_types_is_named(tmp_path: Path, right: str, wrong: str, problem: str) -> None:
    assert right in TYPED
    assert any(problem in line for line in lines(tmp_path, TYPED.replace(right, wrong)))
