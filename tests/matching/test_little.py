"""A release that nobody wrote phrasings for is asked by what its facts are about and by the kind of their answers."""

from __future__ import annotations

import pytest

from bot.facts.loader import load
from bot.facts.phrasings import load_phrasings
from bot.matching.little import SIGNS_OF_ENTRY, SIGNS_OF_QUESTION
from bot.matching.matcher import Matcher
from bot.matching.train import train
from tests.facts.folders import SOUND, write
from tests.matching.conftest import PHRASINGS

FACTS = """\
- id: cost
  asks: {cost: plant}
  paragraphs: [6]
  evidence: [44]
  label: {en: Total cost, ar: الكلفة}
  answer: {en: It came to 44 million rials., ar: بلغت 44 مليون ريال.}
- id: time
  asks: {duration: plant}
  paragraphs: [7]
  evidence: [26]
  label: {en: Works, ar: الأعمال}
  answer: {en: The works took 26 months., ar: استغرقت الأعمال 26 شهرًا.}
- id: homes
  asks: {count: homes}
  paragraphs: [2]
  evidence: [42]
  label: {en: Households, ar: الأسر}
  answer: {en: It is enough for 42 000 households., ar: يكفي 42 ألف أسرة.}
"""
TERMS = """\
terms:
  plant: {en: plant, ar: محطة}
  homes: {en: household, ar: {one: أسرة, many: أسر}}
"""
WAYS = {
    "cost": (
        ("how much did {the_thing} cost", "what was paid for {the_thing}", "the price of {the_thing}"),
        ("كم كلفت {the_thing}", "ما كلفة {the_thing}", "بكم {the_thing}"),
    ),
    "duration": (
        ("how long did {the_thing} take", "how many months did {the_thing} take", "time for {the_thing}"),
        ("كم استغرقت {the_thing}", "كم شهرا أخذت {the_thing}", "ما مدة {the_thing}"),
    ),
    "count": (("how many {things}", "the number of {things}"), ("كم عدد {the_things}", "كم {thing}")),
}


def ways(kind: str) -> str:
    lines = ((script, *said) for script, said in zip(("en", "ar"), WAYS[kind], strict=True))
    return "".join(f"{script}:\n" + "".join(f'  - "{text}"\n' for text in texts) for script, *texts in lines)


@pytest.fixture(scope="module")
def little(tmp_path_factory: pytest.TempPathFactory) -> Matcher:
    kinds = {f"general/asks/{kind}.yaml": ways(kind) for kind in WAYS}
    folder = write(
        tmp_path_factory.mktemp("little"),
        {**PHRASINGS, **kinds, "facts/plant.yaml": FACTS, "release.yaml": SOUND["release.yaml"] + TERMS},
    )
    base = load(folder)
    assert base.from_little
    return Matcher(base, train(base, load_phrasings(base)))


def first(matcher: Matcher, text: str) -> str:
    return matcher.rank(matcher.read(text)).candidates[0].id


@pytest.mark.parametrize(
    ("text", "entry_id"),
    [
        ("how much did the plant cost?", "cost"),
        ("how many months did the plant take?", "time"),
        ("كم كلفت المحطة؟", "cost"),
        ("كم استغرقت المحطة؟", "time"),
    ],
)
def test_two_facts_about_one_thing_are_told_apart_by_what_is_asked_of_it(
    little: Matcher, text: str, entry_id: str
) -> None:
    assert first(little, text) == entry_id


@pytest.mark.parametrize("text", ["how many families is it enough for?", "houses?", "كم عدد العائلات؟"])
def test_a_fact_is_found_by_a_word_that_only_means_the_same_as_its_own(little: Matcher, text: str) -> None:
    assert first(little, text) == "homes"


def test_what_the_fitted_numbers_weigh_has_a_name_each(little: Matcher) -> None:
    question = little.read("how many households?")
    scores = little.scores(question)
    assert little.little is not None
    standing = little.little.standing(question, scores)
    assert standing.signs.shape == (len(little.little.entry_ids), len(SIGNS_OF_ENTRY))
    assert len(little.little.signs(question, scores, standing)) == len(SIGNS_OF_QUESTION)
    assert standing.shares.sum() == pytest.approx(1)


def test_a_call_for_help_is_heard_and_a_practical_question_is_none(little: Matcher) -> None:
    assert little.rank(little.read("they hold my passport and I am locked in")).alarm
    assert not little.rank(little.read("how many households does the plant serve?")).alarm
