"""A sheet becomes a whole folder, or nothing and the cells that are wrong."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest

from bot.desk.new.checks import check_sheet
from bot.desk.new.making import Made, make, target
from bot.desk.new.opening import open_sheet
from bot.direction import bare
from bot.errors import UserError
from bot.facts.factbase import Language
from bot.facts.loader import inspect, load
from bot.facts.templates import fill
from tests.desk.new.sheets import SOUND, Pages, as_csv, as_workbook, as_yaml, edited


def made(folder: Path, pages: Pages) -> Made:
    found = make(folder / "releases" / "eye-tests", open_sheet(as_csv(folder / "sheet", pages)))
    assert isinstance(found, Made), "\n".join(map(str, found))
    return found


def mistakes(folder: Path, pages: Pages) -> list[str]:
    """What is said of a spoilt sheet, which leaves nothing behind."""
    root = folder / "releases"
    found = make(root / "eye-tests", open_sheet(as_csv(folder / "sheet", pages)))
    assert not isinstance(found, Made)
    assert not root.exists() or list(root.iterdir()) == []
    return [str(problem).replace(f"{folder}/", "") for problem in found]


def test_the_folder_is_sound_and_has_all_that_the_sheet_says(tmp_path: Path) -> None:
    inspection = inspect(made(tmp_path, SOUND).folder)
    base = inspection.base
    assert base is not None, "\n".join(map(str, inspection.problems))
    assert {"dates", "glasses", "schools", "statement", "lost-glasses"} <= base.entries.keys()
    assert [member.name.en for member in base.entries["schools"].listing.members] == ["Ibn Khaldoun School"]  # type: ignore[union-attr]
    assert base.entries["statement"].values["quotation"].en == "Seeing the board comes first."  # type: ignore[union-attr]
    assert {(ask.kind, ask.term) for ask in base.entries["glasses"].asks} == {("count", "glasses"), ("cost", "glasses")}
    assert {premise.type for premise in base.release.premises} >= {"days", "count", "email", "quotation"}
    assert base.release.people[0].family == ("Youssef", "يوسف")


def test_entries_inherit_ways_of_asking_with_the_names_of_their_things(tmp_path: Path) -> None:
    asked = {
        phrasing.text for phrasing in inspect(made(tmp_path, SOUND).folder).phrasings if phrasing.entry_id == "glasses"
    }
    assert "number of pairs of glasses" in asked
    assert "كم عدد النظارات؟" in asked


def test_what_journalists_always_ask_is_there_and_what_was_added_is_named(tmp_path: Path) -> None:
    found = made(tmp_path, SOUND)
    base = inspect(found.folder).base
    assert base is not None
    assert {"funding", "venue", "media"} <= {*found.added}
    assert "when" not in found.added
    assert base.entries["funding"].answer.en == "The release doesn’t say who pays for it or what it costs."
    assert base.entries["release-date"].roles == {"issued"}


@pytest.mark.parametrize("write", [as_workbook, as_yaml])
def test_a_workbook_and_a_yaml_file_say_the_same_as_a_folder(
    tmp_path: Path, write: Callable[[Path, Pages], Path]
) -> None:
    first = made(tmp_path / "csv", SOUND).folder
    source = write(tmp_path / ("sheet.xlsx" if write is as_workbook else "sheet.yaml"), SOUND)
    second = make(tmp_path / "other" / "releases" / "eye-tests", open_sheet(source))
    assert isinstance(second, Made), "\n".join(map(str, second))
    files = sorted(path.relative_to(first) for path in first.rglob("*.yaml"))
    assert files
    for file in files:
        assert (second.folder / file).read_text(encoding="utf-8") == (first / file).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        (
            edited("facts", 1, asks="cuont"),
            "sheet/facts.csv, row 3, column I (asks): error: the kind “cuont”; expected",
        ),
        (
            edited("facts", 0, answer_ar=""),
            "sheet/facts.csv, row 2, column F (answer_ar): error: nothing under answer_ar; expected the reply, "
            "one or two sentences; fill it in, or delete the row",
        ),
        (
            edited("facts", 0, answer_en="من 8 إلى 26"),
            "sheet/facts.csv, row 2, column E (answer_en): error: Arabic in the English column: “من 8 إلى 26”; "
            "expected English; swap the cells",
        ),
        (
            edited("facts", 1, id="dates"),
            "sheet/facts.csv, row 3, column A (id): error: the id “dates” again (first in row 2); "
            "expected each id once; rename one of the two",
        ),
        (
            edited("release", 1, en="1 March 2026"),
            "sheet/release.csv, row 3, column B (en): error: “1 March 2026”; expected a day as year-month-day; "
            "write it like 2026-03-08",
        ),
        (
            edited("not-stated", 0, nearby="glases"),
            "sheet/not-stated.csv, row 2, column D (nearby): error: the id “glases”; "
            "expected an id of the page facts; did you mean “glasses”?",
        ),
        (
            edited("lists", 1, named="perhaps"),
            "sheet/lists.csv, row 3, column F (named): error: “perhaps”; expected yes or no; write yes or no",
        ),
        (
            edited("facts", 1, value="many"),
            "expected the number alone; write it like 48700; of two counts 780; 210",
        ),
        (
            edited("facts", 1, value="780; 210"),
            "row 3, column L (value): error: more values than counts: “780; 210”; expected a number for each count "
            "under asks, in their order; add a count for each, with its thing: count: tents; count: repaired-tents",
        ),
        (
            edited("facts", 1, answer_en="It hands out {glases}."),
            "sheet/facts.csv, row 3, column E (answer_en): error: the unknown name {glases}",
        ),
    ],
)
def test_a_mistake_names_its_cell_and_leaves_nothing_behind(tmp_path: Path, pages: Pages, said: str) -> None:
    found = mistakes(tmp_path, pages)
    assert any(said in line for line in found), "\n".join(found)


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    pages = edited("facts", 0, answer_en="", role="wehn")
    assert len(mistakes(tmp_path, pages)) == 2


def test_signs_that_nobody_sees_are_taken_out(tmp_path: Path) -> None:
    pages = edited("facts", 0, answer_en="From\u00a08 to 26\u200e March 2026.")
    base = inspect(made(tmp_path, pages).folder).base
    assert base is not None
    assert base.entries["dates"].answer.en == "From 8 to 26 March 2026."


def test_a_release_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    folder = made(tmp_path, SOUND).folder
    with pytest.raises(UserError, match="there is such a release already"):
        target(tmp_path, folder.name)


@pytest.mark.parametrize("name", ["Eye tests", "../eyes", ""])
def test_a_name_that_makes_no_folder_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match="small Latin letters"):
        target(tmp_path, name)


@pytest.mark.parametrize("name", ["sheet.xlsx", "sheet.docx"])
def test_rubbish_is_refused_in_a_line(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"no workbook")
    with pytest.raises(UserError, match=name):
        open_sheet(path)


def test_a_yaml_file_without_pages_is_a_mistake(tmp_path: Path) -> None:
    path = tmp_path / "sheet.yaml"
    path.write_text("- a\n- b\n", encoding="utf-8")
    found = make(tmp_path / "releases" / "eyes", open_sheet(path))
    assert not isinstance(found, Made)
    assert "sheet.yaml:1:1: error: no pages" in str(found[0])


def test_each_count_has_a_number_of_its_own(tmp_path: Path) -> None:
    pages = edited("facts", 1, asks="count: glasses; count: cases", value="6,500; 40", about_en="", about_ar="")
    pages["things"] = [
        {"id": "glasses", "names_en": "pair of glasses / pairs of glasses", "names_ar": "نظارة / نظارات"},
        {"id": "cases", "names_en": "case / cases", "names_ar": "علبة / علب"},
    ]
    folder = made(tmp_path, pages).folder
    counts = [one for one in load(folder).release.premises if one.type == "count"]
    assert [one.values for one in counts] == [(6500,), (40,)]
    assert "cases" in counts[1].words


@pytest.mark.parametrize(
    ("row", "value", "said"),
    [
        (1, "2026-03-09", "warning: the day “2026-03-09”; expected the number that is counted"),
        (2, "2", "warning: the number “2” beside no count; expected the number that is counted; add count under asks"),
    ],
)
def test_a_value_that_would_be_compared_with_nothing_is_told(tmp_path: Path, row: int, value: str, said: str) -> None:
    sheet = open_sheet(as_csv(tmp_path / "sheet", edited("facts", row, value=value)))
    assert any(said in str(problem) for problem in check_sheet(sheet))


def test_the_days_of_the_event_are_no_mistake_under_value(tmp_path: Path) -> None:
    sheet = open_sheet(as_csv(tmp_path / "sheet", edited("facts", 0, value="2026-03-08/2026-03-26")))
    assert check_sheet(sheet) == []


def test_the_number_for_the_public_is_not_the_press_contacts(tmp_path: Path) -> None:
    pages = deepcopy(SOUND)
    pages["release"].append({"what": "hotline", "en": "80 00 00 00"})
    base = load(made(tmp_path, pages).folder)
    (contact,), (phone,) = base.playing("contact"), base.playing("phone")
    said = {entry.id: bare(fill(entry.answer.en, base.release.values, Language.EN)) for entry in (contact, phone)}
    assert "80 00 00 00" in said[phone.id]
    assert "80 00 00 00" not in said[contact.id]
