from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import UserError
from bot.facts.layout import general_for, newest, read_folders, release_named, releases
from bot.facts.loader import inspect, load
from bot.facts.phrasings import load_phrasings
from bot.packaged import packaged
from tests.facts.folders import edited, write

OURS = packaged("knowledge") / "general"


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def knowledge(tmp_path: Path, **issued: str) -> Path:
    """A knowledge folder with a release for each name, and a general part for all of them."""
    (tmp_path / "general").mkdir()
    for name, day in issued.items():
        folder = write(tmp_path / "releases" / name, edited("release.yaml", "2021-11-15", day))
        (folder / "general").rmdir()
    return tmp_path


def test_the_newest_release_is_meant_where_none_is_named(tmp_path: Path) -> None:
    root = knowledge(tmp_path, spring="2022-03-01", winter="2022-12-01", autumn="2021-10-01")
    assert [folder.name for folder in releases(root)] == ["winter", "spring", "autumn"]
    assert load(root).release.issued.isoformat() == "2022-12-01"
    assert load(release_named(root, "spring")).release.issued.isoformat() == "2022-03-01"


def test_a_release_whose_day_cant_be_read_isnt_the_newest_but_is_one(tmp_path: Path) -> None:
    root = knowledge(tmp_path, spring="2022-03-01", broken="[")
    assert newest(root).name == "spring"
    assert {folder.name for folder in releases(root)} == {"spring", "broken"}


def test_a_release_that_isnt_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    root = knowledge(tmp_path, spring="2022-03-01", autumn="2021-10-01")
    with pytest.raises(UserError, match=r"no release “sprng”.*did you mean “spring”"):
        release_named(root, "sprng")
    with pytest.raises(UserError, match="expected autumn or spring"):
        release_named(root, "x")


def test_one_releases_folder_may_be_given_and_knows_the_general_part_around_it(tmp_path: Path) -> None:
    root = knowledge(tmp_path, spring="2022-03-01")
    folder = root / "releases" / "spring"
    assert releases(folder) == (folder,)
    assert general_for(folder) == root / "general"
    assert load(folder).content_hash == load(root).content_hash


def test_without_a_general_part_the_one_that_comes_with_bayan_serves(tmp_path: Path) -> None:
    root = knowledge(tmp_path, spring="2022-03-01")
    (root / "general").rmdir()
    assert general_for(newest(root)) == OURS
    assert set(read_folders(root)) == {root, OURS}
    base = load(root)
    assert base.entries["greeting"].answer.en == "Hello.", "the release's own reply comes before the general one"
    assert {"greeting", "unknown"} <= {phrasing.entry_id for phrasing in load_phrasings(base)}
    assert len(load_phrasings(base)) > 10_000


def test_a_release_needs_no_service_replies_of_its_own(tmp_path: Path) -> None:
    own = ("service.yaml", "safeguarding.yaml", "vocabulary.yaml")
    name = "home: KW\nvalues:\n  contact_name: {en: Dana Al-Othman, ar: دانة العثمان}"
    folder = write(tmp_path / "one", {**dict.fromkeys(own), **edited("release.yaml", "values:", name)})
    (folder / "general").rmdir()
    inspection = inspect(folder)
    assert [str(problem) for problem in inspection.problems if problem.is_error] == []
    assert inspection.base is not None
    assert inspection.base.entries["greeting"].place.file.startswith(OURS.as_posix())


def test_where_a_release_says_that_words_mean_something_else_it_is_right(tmp_path: Path) -> None:
    folder = write(tmp_path)
    (folder / "general" / "phrasings").mkdir()
    (folder / "general" / "phrasings" / "thanks.yaml").write_text("en: [which hotel, cheers]")
    inspection = inspect(folder)
    meant = {phrasing.text: phrasing.entry_id for phrasing in inspection.phrasings}
    assert (meant["which hotel"], meant["cheers"]) == ("venue", "thanks")
    assert inspection.problems == ()


def test_a_change_of_either_part_is_another_content(tmp_path: Path) -> None:
    folder = write(tmp_path)
    before = load(folder)
    (folder / "general" / "phrasings").mkdir()
    (folder / "general" / "phrasings" / "thanks.yaml").write_text("en: [cheers]")
    after = load(folder)
    assert before.content_hash != after.content_hash
    assert before.phrasings_hash != after.phrasings_hash


def test_without_a_release_nothing_is_said_of_what_it_would_have_declared(tmp_path: Path) -> None:
    (tmp_path / "releases").mkdir()
    assert [str(problem) for problem in inspect(tmp_path).problems if "general" in problem.place.file] == []


def test_a_knowledge_folder_without_a_release_says_so(tmp_path: Path) -> None:
    (tmp_path / "releases").mkdir()
    assert (
        "releases:1:1: error: no release in this folder; expected a folder for each release; "
        "add releases/NAME/ with release.yaml"
    ) in map(str, inspect(tmp_path).problems)


def test_a_stray_file_of_the_general_part_is_named(tmp_path: Path) -> None:
    folder = write(tmp_path)
    (folder / "general" / "facts").mkdir()
    (folder / "general" / "facts" / "when.yaml").write_text("[]")
    (problem,) = inspect(folder).problems
    assert str(problem).startswith(
        "general/facts/when.yaml:1:1: error: the folder facts; expected phrasings, tests, asks or glossary"
    )
