from __future__ import annotations

from pathlib import Path

import pytest

from bot.facts.loader import inspect, load
from bot.facts.phrasings import load_phrasings
from bot.problems import KnowledgeError
from tests.facts.folders import edited, write


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def lines(tmp_path: Path, changes: dict[str, str | None]) -> list[str]:
    return [str(problem) for problem in inspect(write(tmp_path, {**changes})).problems]


def test_each_phrasing_knows_what_it_means_and_where_it_stands(tmp_path: Path) -> None:
    phrasings = load_phrasings(load(write(tmp_path)))
    found = {phrasing.text: phrasing for phrasing in phrasings}
    assert (found["what dates"].entry_id, found["what dates"].script) == ("dates", "en")
    assert str(found["what dates"].place) == "phrasings/dates.yaml:3:5"
    assert found["mata kanat"].script == "arabizi"
    assert found["will it rain"].entry_id == "unknown"
    assert len(phrasings) == 24


def test_a_file_named_after_no_entry_is_an_error(tmp_path: Path) -> None:
    assert lines(tmp_path, {"phrasings/dats.yaml": "en: [day]"}) == [
        "phrasings/dats.yaml:1:1: error: phrasings for “dats”, which no entry has as its id; "
        "expected a file named after an entry; did you mean “dates”?"
    ]


def test_words_that_mean_two_things_are_an_error(tmp_path: Path) -> None:
    assert lines(tmp_path, {**edited("phrasings/venue.yaml", "which hotel", "When  was it")}) == [
        "phrasings/venue.yaml:1:6: error: “When was it” again (first in phrasings/dates.yaml:2:5); "
        "expected a phrasing to mean one thing; keep it under dates or under venue"
    ]


def test_words_twice_in_one_file_are_a_warning(tmp_path: Path) -> None:
    (line,) = lines(tmp_path, {**edited("phrasings/dates.yaml", "what dates", "when was it")})
    assert line.startswith("phrasings/dates.yaml:3:5: warning: “when was it” again")


def test_an_entry_that_nobody_asks_for_is_a_warning(tmp_path: Path) -> None:
    assert lines(tmp_path, {"phrasings/venue.yaml": None}) == [
        "phrasings/venue.yaml:1:1: warning: no phrasings for “venue”; "
        "expected a few ways in which people ask for it; add phrasings/venue.yaml"
    ]


def test_a_misspelt_script_is_named(tmp_path: Path) -> None:
    (line, *_) = lines(tmp_path, {**edited("phrasings/dates.yaml", "arabizi:", "arabizy:")})
    assert line == (
        "phrasings/dates.yaml:6:1: error: the unknown key “arabizy”; expected en, ar or arabizi; "
        "did you mean “arabizi”?"
    )


def test_loading_raises_with_all_errors(tmp_path: Path) -> None:
    base = load(write(tmp_path, {"phrasings/venue.yaml": "en: hotel", "phrasings/dates.yaml": "en: {"}))
    with pytest.raises(KnowledgeError) as raised:
        load_phrasings(base)
    assert [problem.place.file for problem in raised.value.problems] == [
        "phrasings/dates.yaml",
        "phrasings/venue.yaml",
    ]
