from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from bot.facts.factbase import Bilingual, DateRange, EntryKind
from bot.facts.folder import NEEDED_OF_RELEASE
from bot.facts.ids import ROLES
from bot.facts.loader import inspect, load
from bot.problems import KnowledgeError, listed
from tests.facts.folders import SOUND, edited, write


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def lines(tmp_path: Path, changes: dict[str, str | bytes | None]) -> list[str]:
    return [str(problem) for problem in inspect(write(tmp_path, changes)).problems]


def test_a_sound_folder_becomes_facts(tmp_path: Path) -> None:
    base = load(write(tmp_path))
    dates = base.entries["dates"]
    assert dates.kind is EntryKind.STATED
    assert dates.paragraphs == (4,)
    assert dates.values["first"] == DateRange(date(2021, 11, 10), date(2021, 11, 11))
    assert str(dates.place) == "facts/when.yaml:1:3"
    assert base.entries["venue"].kind is EntryKind.NOT_STATED
    assert base.entries["venue"].nearby == ("dates",)
    assert base.entries["greeting"].kind is EntryKind.SERVICE
    assert base.entries["safeguarding"].kind is EntryKind.SERVICE
    assert base.release.issued == date(2021, 11, 15)
    assert base.release.contact == "contact"
    assert base.vocabulary[0].words == ("workshop", "course", "ورشة", "ورش", "warsha")
    listing = base.entries["participants"].listing
    assert listing is not None
    assert listing.members[0].name == Bilingual(ar="وزارة الصحة", en="Ministry of Health")
    assert listing.members[0].aliases == ("MOH", "الصحة")


def test_values_hold_all_that_a_template_may_name(tmp_path: Path) -> None:
    values = load(write(tmp_path)).entries["participants"].values
    assert values["members"] == Bilingual(ar="• وزارة الصحة", en="• Ministry of Health")
    assert values["email"] == "dalothman@iom.int"
    assert values["issued"] == date(2021, 11, 15)


def test_the_hash_follows_every_byte_and_that_of_the_phrasings_only_theirs(tmp_path: Path) -> None:
    before = load(write(tmp_path))
    answer = load(write(tmp_path, edited("service.yaml", "en: Hello.", "en: Hello!")))
    asked = load(write(tmp_path, edited("phrasings/venue.yaml", "which hotel", "what hotel")))
    assert before.content_hash != answer.content_hash
    assert before.phrasings_hash == answer.phrasings_hash
    assert asked.phrasings_hash != before.phrasings_hash


def test_the_hash_is_the_same_wherever_the_folder_lies(tmp_path: Path) -> None:
    (one := tmp_path / "one").mkdir()
    (two := tmp_path / "two").mkdir()
    assert load(write(one)).content_hash == load(write(two)).content_hash


def test_every_error_of_every_file_comes_at_once(tmp_path: Path) -> None:
    changes: dict[str, str | bytes | None] = {
        **edited("facts/when.yaml", "paragraphs: [4]", "paragraphs: [zero]"),
        **edited("release.yaml", "2021-11-15", "15 November"),
        **edited("service.yaml", "ar: مرحبا}", "fr: bonjour}"),
        "not-stated.yaml": "- id: [",
        "vocabulary.yaml": None,
    }
    with pytest.raises(KnowledgeError) as raised:
        load(write(tmp_path, changes))
    files = [problem.place.file for problem in raised.value.problems]
    assert files == ["facts/when.yaml", "general/vocabulary.yaml", "not-stated.yaml", "release.yaml", "service.yaml",
                     "service.yaml"]  # fmt: skip
    assert "\n" not in str(raised.value)
    assert "and 5 more" in str(raised.value)


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        (
            "facts/when.yaml", "answer:", "awnser:",
            "facts/when.yaml:6:3: error: the unknown key “awnser”; expected id, label, role, roles, asks, answer, "
            "corrected, correction, paragraphs, evidence, values, list or related; did you mean “answer”?",
        ),
        (
            "vocabulary.yaml", "{id: workshop,", "{id: workshop, asks: maybe,",
            "vocabulary.yaml:2:26: error: “asks” is “maybe”; expected true or false",
        ),
        (
            "facts/when.yaml", "[4]", "[0]",
            "facts/when.yaml:2:16: error: “0”; expected the number of a paragraph of the release, from 1",
        ),
        (
            "facts/when.yaml", "[participants]", "[particpants]",
            "facts/when.yaml:9:13: error: the id “particpants”, which no entry has; expected an entry's id; "
            "did you mean “participants”?",
        ),
        (
            "facts/when.yaml", "[participants]", "participants",
            "facts/when.yaml:9:12: error: the text “participants”; expected a list; put it in square brackets",
        ),
        (
            "facts/when.yaml", "2021-11-10/2021-11-11", "2021-11-11/2021-11-10",
            "facts/when.yaml:4:19: error: “2021-11-11/2021-11-10”; expected the earlier day first; "
            "write 2021-11-10/2021-11-11",
        ),
        (
            "facts/when.yaml", "2021-11-10/2021-11-11", "2021-11-31",
            "facts/when.yaml:4:19: error: “2021-11-31”, a day that doesn't exist; expected a day of the calendar",
        ),
        (
            "facts/when.yaml", "en: When, ar: متى", "en: متى, ar: When",
            "facts/when.yaml:5:15: error: Arabic under `en`: “متى”; expected English; "
            "swap the two, or translate it",
        ),
        (
            "facts/when.yaml", "en: When, ar: متى", "en: When",
            "facts/when.yaml:5:10: error: no “ar” under “label”; expected the Arabic text; add a line ar: …",
        ),
        (
            "facts/when.yaml", "When, ar", "'', ar",
            "facts/when.yaml:5:15: error: no text; expected a text; write it, or delete the key",
        ),
        (
            "facts/who.yaml", "- id: contact", "- id: Contact Person",
            "facts/who.yaml:1:7: error: the id “Contact Person”; expected small Latin letters, digits and hyphens, "
            "at most 48; write contact-person",
        ),
        (
            "facts/who.yaml", "id: education", "id: health",
            "facts/who.yaml:26:13: error: the member “health” again; expected each member once; rename it",
        ),
        (
            "facts/who.yaml", "en: \"Yes, {member} is named.\"", "en: \"Yes, {membr} is named.\"",
            "facts/who.yaml:28:15: error: the unknown name {membr}; "
            "expected email, emergency, issued, member, publisher, reach or title; did you mean “member”?",
        ),
        (
            "not-stated.yaml", "[dates]", "[greeting]",
            "not-stated.yaml:4:12: error: “greeting”, which is no stated fact; expected the id of a stated fact",
        ),
        (
            "facts/who.yaml", "role: contact", "role: kontact",
            f"facts/who.yaml:2:9: error: the role “kontact”; expected {listed(sorted(ROLES))}; did you mean “contact”?",
        ),
        (
            "facts/who.yaml", "  role: contact\n", "",
            "facts/who.yaml:1:7: error: no entry with the role “contact”; expected one, on which Bayan relies; "
            "add the line role: contact",
        ),
        (
            "facts/when.yaml", "- id: dates", "- id: dates\n  role: thanks",
            "facts/when.yaml:2:9: error: the role “thanks”; expected it on an entry of service.yaml; move the line",
        ),
        (
            "service.yaml", "role: thanks", "role: goodbye",
            "service.yaml:6:23: error: the role “goodbye” again; expected it once: “thanks” has it; delete the line",
        ),
        (
            "release.yaml", '  emergency: "112"\n', "",
            "release.yaml:5:3: error: no value “emergency”, which /help names; expected the number to call in danger; "
            "add emergency under values",
        ),
        (
            "facts/when.yaml", "  related:", "  corrected: 2021-11-16\n  related:",
            "facts/when.yaml:9:14: error: a correction without its reason; expected why it was corrected; "
            "add a line correction: {en: …, ar: …}",
        ),
        (
            "facts/when.yaml", "  related:", "  correction: {en: A slip., ar: سهو.}\n  related:",
            "facts/when.yaml:9:15: error: a correction without its day; expected when it was corrected; "
            "add a line corrected: with the day",
        ),
        (
            "facts/when.yaml", "  related:", "  corrected: 2021-11-14\n  correction: {en: A, ar: سهو}\n  related:",
            "facts/when.yaml:9:14: error: a correction of 2021-11-14, before the release came out; "
            "expected a day from 2021-11-15 on",
        ),
        (
            "release.yaml", "values:", "document: release.pdf\nvalues:",
            "release.yaml:4:11: error: the document “release.pdf”, which isn't there; expected a file beside it",
        ),
        (
            "service.yaml", "id: greeting", "id: dates",
            "service.yaml:1:7: error: the id “dates” again (first in facts/when.yaml:1:7); expected each id once; "
            "rename or delete one of the two",
        ),
        (
            "safeguarding.yaml", "role: safeguarding\n", "",
            "safeguarding.yaml:1:5: error: no entry with the role “safeguarding”; expected one, on which Bayan relies; "
            "add the line role: safeguarding",
        ),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_place_and_its_fix(
    tmp_path: Path, name: str, old: str, new: str, problem: str
) -> None:
    found = lines(tmp_path, {**edited(name, old, new)})
    assert problem in found


def test_one_slip_is_reported_once(tmp_path: Path) -> None:
    found = lines(tmp_path, {**edited("facts/who.yaml", 'en: "Yes, {member} is', 'en: "Yes, {membr} is')})
    assert len(found) == 1


def test_a_name_must_stand_in_both_languages(tmp_path: Path) -> None:
    changes = edited("facts/when.yaml", "والثانية في {second}", "والثانية بعدها")
    assert lines(tmp_path, {**changes}) == [
        "facts/when.yaml:8:9: error: no {second}, which the text in `en` has; "
        "expected the same names in both languages; add {second}, or take it out of both"
    ]


def test_a_value_that_nothing_uses_is_a_warning_and_the_base_loads(tmp_path: Path) -> None:
    changes = edited("facts/when.yaml", "values: {", "values: {third: 2021-11-20, ")
    inspection = inspect(write(tmp_path, changes))
    assert [str(problem) for problem in inspection.problems] == [
        "facts/when.yaml:4:19: warning: the value “third”, which nothing uses; expected a use; "
        "use {third} in an answer, or delete it"
    ]
    assert inspection.base is not None


def test_an_arabic_line_that_starts_with_a_foreign_letter_is_a_warning(tmp_path: Path) -> None:
    changes = edited("facts/who.yaml", "ar: راسلوا {email}.", "ar: IOM الكويت {email}.")
    (problem,) = inspect(write(tmp_path, changes)).problems
    assert not problem.is_error
    assert str(problem).startswith("facts/who.yaml:8:9: warning: a line that starts with “IOM الكويت")


def test_an_entry_with_a_mistake_still_counts_as_one_to_point_to(tmp_path: Path) -> None:
    """A reference to it would otherwise be a second, false error."""
    changes = edited("facts/who.yaml", "evidence: [وزارة الصحة]", "evidence: []")
    assert lines(tmp_path, {**changes}) == [
        "facts/who.yaml:11:13: error: “evidence” is an empty list; expected at least one"
    ]


def test_what_an_unreadable_file_may_declare_is_not_missed(tmp_path: Path) -> None:
    assert len(lines(tmp_path, {"facts/who.yaml": "- id: ["})) == 1


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        (
            "not-statd.yaml",
            "not-statd.yaml:1:1: error: the file name not-statd.yaml; expected release.yaml, not-stated.yaml, "
            "service.yaml, safeguarding.yaml, vocabulary.yaml or follow-ups.yaml; did you mean “not-stated.yaml”?",
        ),
        (
            "facts/more.yml",
            "facts/more.yml:1:1: error: the file name more.yml; expected a name that ends in .yaml; rename it "
            "to more.yaml",
        ),
        (
            "fact/more.yaml",
            "fact/more.yaml:1:1: error: the folder fact; expected facts, phrasings or tests; did you mean “facts”?",
        ),
    ],
)
def test_a_file_that_nobody_would_read_is_an_error(tmp_path: Path, name: str, problem: str) -> None:
    assert lines(tmp_path, {name: "[]"}) == [problem]


@pytest.mark.parametrize("name", ["README.md", ".hidden.yaml", "facts/when.yaml~", "schemas/x.schema.json"])
def test_files_that_are_no_knowledge_are_left_alone(tmp_path: Path, name: str) -> None:
    assert lines(tmp_path, {name: "anything: ["}) == []


@pytest.mark.parametrize("name", [name for name in SOUND if "/" not in name])
def test_each_file_must_be_there(tmp_path: Path, name: str) -> None:
    found = lines(tmp_path, {name: None})
    part = "" if name in NEEDED_OF_RELEASE else "general/"
    assert f"{part}{name}:1:1: error: no such file; expected the file {name}; add it" in found


def test_a_folder_that_is_not_there_is_one_problem(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"nowhere:1:1: error: no such folder; expected a knowledge folder"):
        load(tmp_path / "nowhere")


def test_a_link_that_leads_nowhere_and_a_pipe_do_no_harm(tmp_path: Path) -> None:
    folder = write(tmp_path)
    (folder / "facts" / "link.yaml").symlink_to("nowhere.yaml")
    os.mkfifo(folder / "facts" / "pipe.yaml")
    assert inspect(folder).problems == ()
