"""What a sheet's lists were told to say no to gets its no, with the list."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bot.desk.new.making import Made, make
from bot.desk.new.opening import open_sheet
from bot.direction import bare
from bot.facts.factbase import Entry, Language
from bot.facts.loader import load
from tests.dialogue.stand_ins import ROOT
from tests.premises.conftest import Asked

SHEETS = sorted((ROOT / "bench" / "releases").glob("*/sheet"))
ASKING = {
    Language.EN: "Does it include {name}?",
    Language.AR: "هل يشمل {name}؟",
}


@dataclass(frozen=True)
class New:
    """A release as its sheet has it, and what its premises make of a question."""

    lists: tuple[Entry, ...]
    asked: Asked


@pytest.fixture(scope="module", params=SHEETS, ids=lambda sheet: sheet.parent.name)
def new(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> New:
    folder = tmp_path_factory.mktemp("knowledge") / "releases" / "new"
    assert isinstance(make(folder, open_sheet(request.param)), Made)
    base = load(folder)
    found = [one for one in base.entries.values() if one.listing and one.listing.others and not one.listing.relation]
    return New(tuple(found), Asked(base))


@pytest.mark.parametrize("language", Language)
def test_whom_the_list_was_written_to_say_no_to_gets_its_own_no(new: New, language: Language) -> None:
    for entry in new.lists:
        for member in entry.listing.others if entry.listing else ():
            name = member.name[language]
            (said,) = new.asked.sentences(ASKING[language].format(name=name), entry.id, language=language)
            assert name.removeprefix("the ") in bare(said)
            assert entry.label[language] in bare(said)


@pytest.mark.parametrize("language", Language)
def test_a_member_gets_no_no(new: New, language: Language) -> None:
    for entry in new.lists:
        for member in entry.listing.members if entry.listing else ():
            question = ASKING[language].format(name=member.name[language])
            assert new.asked.sentences(question, entry.id, language=language) == []


def test_where_nothing_surely_answers_the_name_says_which_list_is_meant(new: New) -> None:
    for entry in new.lists:
        for member in entry.listing.others if entry.listing else ():
            premises = new.asked.unsure(f"Is {member.name.en} included?")
            assert entry.id in {id for claim in premises.false for id in claim.entry_ids}


def test_some_sheet_has_such_a_list() -> None:
    named = [row for sheet in SHEETS for row in open_sheet(sheet).rows("lists") if row.text("named") == "no"]
    assert named
