from __future__ import annotations

from pathlib import Path

from bot.facts.factbase import FactBase
from bot.facts.loader import load
from bot.facts.phrasings import load_phrasings
from bot.matching.strangers import without_ours
from tests.facts.folders import SOUND, edited, write

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
