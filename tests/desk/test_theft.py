from __future__ import annotations

from pathlib import Path

from bot.desk.theft import thefts
from bot.facts.loader import load
from bot.facts.phrasings import load_phrasings
from tests.facts.folders import write

DATES = "en: [when was the workshop held, on which days was it, please send me the full participant list]\nar: [متى]\n"
PARTICIPANTS = "en: [who took part, please send me the full participants list, which ministries came]\nar: [من شارك]\n"


def test_a_phrasing_under_the_wrong_fact_is_reported_with_its_place(tmp_path: Path) -> None:
    changes = {"phrasings/dates.yaml": DATES, "phrasings/participants.yaml": PARTICIPANTS}
    base = load(write(tmp_path, changes))
    found = thefts(base, load_phrasings(base))
    (theft,) = [problem for problem in found if problem.place.file.endswith("dates.yaml")]
    assert not theft.is_error
    assert "full participant list" in str(theft)
    assert "nearer to participants" in str(theft)
    assert f"{theft.place.file}:1:" in str(theft)


def test_phrasings_that_keep_to_their_facts_are_left_in_peace(tmp_path: Path) -> None:
    base = load(write(tmp_path))
    assert thefts(base, load_phrasings(base)) == ()
