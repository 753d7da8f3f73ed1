"""What an entry inherits by its role, with the release's names in the slots."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.facts.loader import inspect, load
from bot.facts.phrasings import load_phrasings
from tests.facts.folders import SOUND, write

TERMS = """\
terms:
  event:
    en: {one: plant, also: [station, "works / works"]}
    ar: {one: محطة, many: محطات}
    arabizi: [ma7ata]
"""
ROLES = {
    "release.yaml": SOUND["release.yaml"] + TERMS,
    "facts/when.yaml": SOUND["facts/when.yaml"].replace("- id: dates", "- id: dates\n  role: when", 1),
    "not-stated.yaml": SOUND["not-stated.yaml"].replace("- id: venue", "- id: venue\n  roles: [venue, where]", 1),
}
WHEN = """\
en: ["when does the {event} open", "date of the {event}", "when did {speaker} say so", "{events} opening day",
  give the day]
ar: ["متى تُفتتح {the_event}", "وقت افتتاح ل{the_event}", "موعد {event}كم"]
arabizi: ["emta {the_event}"]
"""


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def folder(tmp_path: Path, **general: str) -> Path:
    """The sound folder with roles and terms, and a general part with the files named."""
    root = write(tmp_path, {**ROLES})
    for name, text in general.items():
        path = root / "general" / f"{name.replace('__', '/').replace('_', '-')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def said(root: Path, entry_id: str) -> list[str]:
    """What is learnt for an entry beside the release's own phrasings."""
    phrasings = load_phrasings(load(root))
    return [one.text for one in phrasings if one.entry_id == entry_id and "general" in one.place.file]


def test_an_entry_inherits_the_ways_of_asking_of_its_role(tmp_path: Path) -> None:
    assert said(folder(tmp_path, phrasings__when=WHEN), "dates") == [
        "when does the plant open",
        "when does the station open",
        "date of the plant",
        "date of the works",
        "plants opening day",
        "stations opening day",
        "give the day",
        "متى تُفتتح المحطة",
        "وقت افتتاح للمحطة",
        "موعد محطتكم",
        "emta el ma7ata",
    ]


def test_an_entry_may_have_several_roles(tmp_path: Path) -> None:
    root = folder(tmp_path, phrasings__venue="en: [which hall]", phrasings__where="en: [which country]")
    assert said(root, "venue") == ["which hall", "which country"]


def test_what_nobody_plays_is_left_out(tmp_path: Path) -> None:
    root = folder(tmp_path, phrasings__funding="en: [who pays for the {event}]")
    assert "who pays for the plant" not in {one.text for one in load_phrasings(load(root))}
    assert inspect(root).problems == ()


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("phrasings__wen", "en: [x]", "general/phrasings/wen.yaml:1:1: error: phrasings for “wen”, which is no role; "
         "expected a file named after a role; did you mean “when”?"),
        ("phrasings__when", 'en: ["the {evnt}"]', "general/phrasings/when.yaml:1:6: error: the slot {evnt}; "
         "expected one for event, organiser, speaker, place or publisher; did you mean “event”?"),
        ("tests__when", "- {ask: when?, expect: wen}", "general/tests/when.yaml:1:24: error: the role “wen”, which "
         "isn't one; expected a role; did you mean “when”?"),
        ("follow_ups", "table: [{entries: [dates], asks: {}}]", "general/follow-ups.yaml:1:20: error: the role "
         "“dates”, which no entry has; expected a role; check the spelling"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_general_part_is_named(tmp_path: Path, name: str, text: str, problem: str) -> None:
    assert problem in [str(found) for found in inspect(folder(tmp_path, **{name: text})).problems]


def test_samples_are_asked_of_whoever_plays_the_role(tmp_path: Path) -> None:
    tests = """\
- {ask: "When does the {event} open?", expect: when}
- {ask: "متى تُفتتح {the_event}؟", expect: when}
- {ask: Who pays?, expect: funding}
- {ask: Hello, expect: greeting, contains: [words of the general reply]}
"""
    samples = [one for one in inspect(folder(tmp_path, tests__roles=tests)).samples if "general" in one.place.file]
    assert [(one.ask, one.expect, one.contains) for one in samples] == [
        ("When does the plant open?", "dates", ()),
        ("متى تُفتتح المحطة؟", "dates", ()),
        ("Hello", "greeting", ()),
    ]


def test_follow_ups_speak_of_roles_and_of_the_releases_things(tmp_path: Path) -> None:
    general = """\
aspects: [{id: when, en: [when]}]
threads: [{id: event, names: {en: ["the {event}"]}, entries: [when, funding]}]
table:
  - {entries: [venue], asks: {when: when}}
  - {entries: [any], asks: {when: funding}}
"""
    root = folder(tmp_path, follow_ups=general)
    (root / "follow-ups.yaml").write_text("table: [{entries: [contact], asks: {when: dates}}]")
    found = load(root).follow_ups
    assert found.threads[0].names.words == ("the plant", "the station", "the works")
    assert found.threads[0].entry_ids == ("dates",)
    assert found.targets("venue", "when") == ("dates",)
    assert found.targets("contact", "when") == ("dates",)
    assert found.targets("participants", "when") == ()


def test_other_names_or_another_role_are_learnt_anew(tmp_path: Path) -> None:
    before = load(folder(tmp_path)).phrasings_hash
    renamed = load(write(tmp_path, {"release.yaml": ROLES["release.yaml"].replace("plant", "site")})).phrasings_hash
    played = load(write(tmp_path, {"not-stated.yaml": SOUND["not-stated.yaml"]})).phrasings_hash
    assert len({before, renamed, played}) == 3


def test_the_names_of_a_thing_mean_the_same(tmp_path: Path) -> None:
    groups = {group.id: group.words for group in load(folder(tmp_path)).vocabulary}
    assert {"plant", "station", "محطة", "المحطات", "el ma7ata"} <= set(groups["event"])


def test_a_role_is_played_once_and_in_its_place(tmp_path: Path) -> None:
    twice = ROLES["not-stated.yaml"].replace("[venue, where]", "[venue, when]")
    (problem,) = inspect(write(tmp_path, {**ROLES, "not-stated.yaml": twice})).problems
    assert str(problem) == (
        "not-stated.yaml:2:18: error: the role “when” again; expected it once: “dates” has it; delete the line"
    )
