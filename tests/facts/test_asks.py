"""Entries inherit hundreds of ways of asking from the kind of their answer and the thing that it is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.facts.asks import asked, of_kinds
from bot.facts.factbase import Ask, Phrasing
from bot.facts.loader import inspect
from bot.facts.terms import Term, names_of
from bot.problems import Place
from tests.facts.folders import SOUND, write

HERE = Place("asks/count.yaml")


def ways(*texts: str, script: str = "en") -> list[Phrasing]:
    return [Phrasing(text, "count", script, HERE) for text in texts]


KINDS = {"count": [*ways("how many {things}", "{thing} count", "how many?"), *ways("كم {thing}", script="ar")]}
TERMS = {
    "panels": Term(names_of(["solar panel", "module"], arabic=False), names_of(["لوح / ألواح"], arabic=True)),
    "jobs": Term(names_of(["job"], arabic=False), names_of(["وظيفة"], arabic=True)),
}


def test_each_way_is_filled_with_the_names_of_the_thing() -> None:
    found = [(each.text, each.entry_id, each.script) for each in asked({"a": [Ask("count", "jobs")]}, KINDS, TERMS)]
    assert found == [
        ("how many jobs", "a", "en"),
        ("job count", "a", "en"),
        ("how many?", "a", "en"),
        ("كم وظيفة", "a", "ar"),
    ]


def test_a_bare_question_goes_to_nobody_where_two_could_answer() -> None:
    found = list(asked({"a": [Ask("count", "jobs")], "b": [Ask("count", "panels")]}, KINDS, TERMS))
    assert "how many?" not in [each.text for each in found]
    assert {each.entry_id for each in found} == {"a", "b"}


def test_every_name_of_a_thing_comes_up() -> None:
    kinds = {"count": ways(*(f"how many {{things}} {number}" for number in range(8)))}
    texts = [each.text for each in asked({"b": [Ask("count", "panels")]}, kinds, TERMS)]
    assert sum("solar panels" in text for text in texts) == 6
    assert sum("modules" in text for text in texts) == 2


def test_what_isnt_there_yields_nothing() -> None:
    asks = [Ask("cuont", "jobs"), Ask("count", "boats")]
    assert list(asked({"a": asks}, KINDS, TERMS)) == []


def test_a_kind_is_learnt_with_one_thing_after_the_other() -> None:
    found = [(each.text, each.entry_id) for each in of_kinds(KINDS, [TERMS["panels"], TERMS["jobs"]])]
    assert {("how many jobs", "count"), ("how many?", "count"), ("كم وظيفة", "count")} <= {*found}
    assert any("panel" in text or "module" in text for text, _ in found)


TERMS_OF_IT = "terms: {plant: {en: plant, ar: محطة}}\n"


@pytest.mark.parametrize(
    ("asks", "found"),
    [
        ("{cuont: plant}", "facts/when.yaml:2:17: error: the kind of question “cuont”"),
        ("[{count: plant}, {cost: plnat}]", "facts/when.yaml:2:9: error: “plnat”, which release.yaml has no term for"),
    ],
)
def test_a_slip_in_what_an_entry_answers_is_named_where_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asks: str, found: str
) -> None:
    changes = {
        "facts/when.yaml": SOUND["facts/when.yaml"].replace("- id: dates", f"- id: dates\n  asks: {asks}", 1),
        "release.yaml": SOUND["release.yaml"] + TERMS_OF_IT,
        "general/asks/count.yaml": "en:\n  - how many {things}\nar:\n  - كم {thing}\n",
        "general/asks/cost.yaml": "en:\n  - the cost of {the_thing}\nar:\n  - كلفة {the_thing}\n",
    }
    monkeypatch.chdir(tmp_path)
    (problem,) = inspect(write(tmp_path, changes)).problems
    assert found in str(problem)
    assert "did you mean" in str(problem)
