"""Entries inherit hundreds of ways of asking from the kind of their answer and the thing that it is about."""

from __future__ import annotations

from bot.facts.asks import asked, unknown_kinds
from bot.facts.factbase import Ask, Phrasing
from bot.facts.terms import Term, names_of
from bot.problems import Place

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


def test_what_isnt_there_yields_nothing_and_is_named() -> None:
    asks = [Ask("cuont", "jobs"), Ask("count", "boats")]
    assert list(asked({"a": asks}, KINDS, TERMS)) == []
    assert unknown_kinds(asks, KINDS) == ["cuont"]
