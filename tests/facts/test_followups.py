from __future__ import annotations

from pathlib import Path

import pytest

from bot.facts.folder import open_folder
from bot.facts.followups import FollowUps
from bot.facts.followups_file import read_follow_ups
from bot.facts.loader import load
from bot.facts.roster import Roster
from bot.problems import KnowledgeError
from tests.facts.folders import write

FILE = """\
words: {small: {en: [and]}, pointers: {en: [her]}}
choices: {first: {en: [first], ar: [الأولى]}}
aspects:
  - {id: who, general: true, en: [who]}
  - {id: email, en: [email], ar: [إيميل]}
combinations:
  - {id: who-email, of: [who, email]}
people:
  - {words: {en: [she]}, entries: [contact]}
table:
  - entries: [dates]
    asks: {email: contact, who: [participants, same]}
  - entries: [any]
    asks: {email: unknown, who-email: contact}
danger: [contact]
"""
ROSTER = Roster(frozenset({"dates", "contact", "participants"}))


def inspect(folder: Path, text: str) -> tuple[FollowUps, list[str]]:
    (folder / "general").mkdir(exist_ok=True)
    (folder / "follow-ups.yaml").write_text(text, encoding="utf-8")
    found, problems = read_follow_ups(open_folder(folder), ROSTER)
    return found, [str(problem) for problem in problems]


def test_the_first_row_that_knows_the_aspect_decides(tmp_path: Path) -> None:
    found, problems = inspect(tmp_path, FILE)
    assert problems == []
    assert found.targets("dates", "email") == ("contact",)
    assert found.targets("contact", "email") == ("unknown",)
    assert found.targets("dates", "who") == ("participants", "dates")
    assert found.targets("contact", "who") == ()


@pytest.mark.parametrize(
    ("right", "wrong", "place", "fix"),
    [
        ("email: contact", "emial: contact", "follow-ups.yaml:12:", "did you mean “email”?"),
        ("email: contact", "email: contcat", "follow-ups.yaml:12:", "did you mean “contact”?"),
        ("entries: [dates]", "entries: [date]", "follow-ups.yaml:11:", "did you mean “dates”?"),
        ("of: [who, email]", "of: [who, mail]", "follow-ups.yaml:7:", "did you mean “email”?"),
        ("entries: [contact]", "entries: [contacts]", "follow-ups.yaml:9:", "did you mean “contact”?"),
        ("danger: [contact]", "danger: [contract]", "follow-ups.yaml:15:", "did you mean “contact”?"),
        ("small:", "smal:", "follow-ups.yaml:1:", "did you mean “small”?"),
        ("- entries: [any]", "- facts: [any]", "follow-ups.yaml:13:", "write entries in its place"),
    ],
)
def test_a_misspelt_name_is_reported_where_it_stands(
    tmp_path: Path, right: str, wrong: str, place: str, fix: str
) -> None:
    assert right in FILE
    _, problems = inspect(tmp_path, FILE.replace(right, wrong, 1))
    assert len(problems) == 1
    assert place in problems[0]
    assert problems[0].endswith(fix)


def test_a_folder_without_the_file_reads_every_message_on_its_own(tmp_path: Path) -> None:
    assert load(write(tmp_path)).follow_ups == FollowUps()


def test_errors_keep_the_knowledge_from_being_used(tmp_path: Path) -> None:
    folder = write(tmp_path, {"follow-ups.yaml": FILE.replace("danger: [contact]", "danger: [nobody]")})
    with pytest.raises(KnowledgeError, match=r"follow-ups\.yaml:15"):
        load(folder)
