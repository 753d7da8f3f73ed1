from __future__ import annotations

import random
from pathlib import Path

from bot.facts.factbase import FactBase, Phrasing
from bot.facts.followups import WordGroup
from bot.facts.loader import load
from bot.facts.phrasings import load_phrasings
from bot.matching.examples import EXCHANGED_EVERY, MISTYPED_EVERY, Exchange, careless, without_ours
from bot.problems import Place
from tests.everyday import everyday_frequencies
from tests.facts.folders import SOUND, edited, write

CHANCE = random.Random(0)  # noqa: S311 - no secrets
ASKING = [WordGroup("when", ("when", "متى"), asks=True)]


def phrasings(*lines: tuple[str, str, str]) -> list[Phrasing]:
    return [Phrasing(text, entry_id, script, Place("x.yaml")) for text, entry_id, script in lines]


def test_exchanged_phrasings_keep_what_asks_and_lose_what_is_ours() -> None:
    exchange = Exchange(everyday_frequencies(), ASKING)
    asked = phrasings(("when was the workshop held", "dates", "en"), ("متى عقدت الورشة الثانية", "dates", "ar"))
    made = list(exchange.exchanged(asked * 40, (), CHANCE))
    assert len(made) == 80 // EXCHANGED_EVERY
    assert all(text.split()[0] in ("when", "متي") for text in made)
    assert all({"workshop", "held"} - set(text.split()) for text in made if text.isascii())
    assert any(text.isascii() for text in made)
    assert not all(text.isascii() for text in made)


def test_calls_for_help_and_arabizi_are_left_alone() -> None:
    exchange = Exchange(everyday_frequencies(), ASKING)
    asked = phrasings(
        ("they hold my passport here", "safeguarding", "en"), ("meta kanet el warsha", "dates", "arabizi")
    )
    assert list(exchange.exchanged(asked * 40, {"safeguarding"}, CHANCE)) == []


def test_every_few_phrasings_come_with_typing_errors() -> None:
    asked = phrasings(*((f"which ministries attended workshop {n}", "participants", "en") for n in range(20)))
    made = list(careless(asked, CHANCE))
    assert len(made) == 20 // MISTYPED_EVERY
    assert any(text != phrasing.text for (text, _), phrasing in zip(made, asked[::MISTYPED_EVERY], strict=True))


TERMS = """\
terms:
  event: {en: {one: vaccination}, ar: {one: حملة تطعيم}}
  place: {en: Oman}
"""
GENERAL = "en: [how do I register for vaccination, will it rain in Oman, price of harvesters]\nar: [وين حملة التطعيم]\n"


def base_of(folder: Path, general: str) -> FactBase:
    changes = {
        "release.yaml": SOUND["release.yaml"] + TERMS,
        **edited("facts/when.yaml", "en: When,", "en: When the harvesters come,"),
        "phrasings/unknown/own.yaml": "en: [vaccination of my cat]",
    }
    write(folder, changes)
    path = folder / "general" / "phrasings" / "unknown" / "other.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(general, encoding="utf-8")
    return load(folder)


def test_a_general_question_that_names_what_the_release_is_about_isnt_learnt_as_a_strangers(tmp_path: Path) -> None:
    base = base_of(tmp_path, GENERAL)
    phrasings = load_phrasings(base)
    kept = {one.text for one in without_ours(base, phrasings)}
    dropped = {one.text for one in phrasings} - kept
    assert dropped == {"how do I register for vaccination", "price of harvesters", "وين حملة التطعيم"}
    assert "vaccination of my cat" in kept, "what staff wrote is theirs to decide"
    assert "will it rain in Oman" in kept, "the place alone is no reason"
