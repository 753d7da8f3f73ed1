from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import UserError
from bot.facts import writing
from bot.facts.loader import inspect, load
from tests.facts.folders import write

COMMENTED = {
    "phrasings/dates.yaml": """\
# Ask the desk before you change these.
en:
- when was it
# what the agencies write
- what dates
ar:
- متى كانت الورشة   # in Kuwait
arabizi: [mata kanat]
""",
}
VENUE = {
    "id": "car-park",
    "label": {"en": "Car park", "ar": "موقف السيارات"},
    "answer": {"en": "The release doesn’t say: “no”.", "ar": "لا يذكر البيان ذلك."},
    "nearby": ["dates"],
}


def lines(text: str | None) -> list[str]:
    return (text or "").splitlines()


def test_a_phrasing_is_one_more_line_and_every_comment_stays(tmp_path: Path) -> None:
    base = load(write(tmp_path, COMMENTED))
    edit = writing.phrasing(base, "dates", {"en": "on which days: exactly?"})

    assert [line for line in lines(edit.after) if line not in lines(edit.before)] == ["- 'on which days: exactly?'"]
    assert [line for line in lines(edit.before) if line not in lines(edit.after)] == []


def test_in_the_real_release_it_is_one_more_line_too() -> None:
    base = load(Path(__file__).parents[2] / "knowledge")
    edit = writing.phrasing(base, "venue", {"ar": "صيغة لم يسأل بها أحد"})

    assert edit.added == ("- صيغة لم يسأل بها أحد",)
    assert len(lines(edit.after)) == len(lines(edit.before)) + 1


def test_what_is_added_loads_and_says_what_was_written(tmp_path: Path) -> None:
    base = load(write(tmp_path))
    fact = {**VENUE, "id": "hall", "paragraphs": [4], "evidence": ["وزارة الصحة"]}
    fact.pop("nearby")
    edits = (
        writing.silence(base, VENUE),
        writing.fact(base, base.entries["dates"], fact),
        writing.phrasing(base, "car-park", {"en": "where to park", "ar": "أين أوقف سيارتي"}),
        writing.phrasing(base, "hall", {"en": "which hall", "ar": "أي قاعة"}),
        writing.samples(base, "hall", ["which hall was it?"]),
    )
    writing.apply(tmp_path, edits)
    found = inspect(tmp_path)

    assert [str(one) for one in found.problems if one.is_error] == []
    assert found.base is not None
    assert found.base.entries["car-park"].answer.en == "The release doesn’t say: “no”."
    assert found.base.entries["hall"].place.file.endswith("when.yaml")
    assert "which hall was it?" in [one.ask for one in found.samples]


def test_what_is_added_is_shown_line_by_line_though_the_file_has_such_lines(tmp_path: Path) -> None:
    base = load(write(tmp_path))
    shown = writing.silence(base, {**VENUE, "nearby": ["dates"]}).added
    assert "  nearby: [dates]" in shown  # as the venue has above it
    assert writing.samples(base, "venue", ["which hotel?"]).added == ("- ask: which hotel?", "  expect: venue")


def test_what_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    base = load(write(tmp_path))
    edits = (writing.silence(base, VENUE), writing.phrasing(base, "dates", {"en": "which days"}))
    file = tmp_path / "phrasings" / "dates.yaml"
    file.write_text(file.read_text() + "# somebody was here\n")
    before = (tmp_path / "not-stated.yaml").read_text()

    with pytest.raises(UserError, match=r"phrasings/dates.yaml has changed meanwhile"):
        writing.apply(tmp_path, edits)
    assert (tmp_path / "not-stated.yaml").read_text() == before


def test_an_id_is_made_of_the_label_and_is_nobody_elses(tmp_path: Path) -> None:
    base = load(write(tmp_path))
    assert writing.new_id(base, "The car park!") == "the-car-park"
    assert writing.new_id(base, "Dates") == "dates-2"
    assert writing.new_id(base, "2035") == "more-2035"
