from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.facts.fitted import Fitted, FittedOn, save_fitted
from bot.facts.loader import load
from bot.facts.phrasings import load_phrasings
from bot.problems import KnowledgeError
from tests.facts.folders import write


@dataclass(frozen=True)
class Bend:
    at: float
    by: tuple[float, ...]


ON = FittedOn("a" * 64, 100, ("dates",))


def test_what_is_saved_is_what_is_read_and_other_sections_stay(tmp_path: Path) -> None:
    save_fitted(tmp_path, "bend", Bend(0.5, (1.0, 2.0)), ON)
    save_fitted(tmp_path, "other", Bend(0.1, ()), ON)
    fitted = Fitted.load(tmp_path)
    assert fitted.numbers("bend", Bend) == Bend(0.5, (1.0, 2.0))
    assert fitted.numbers("other", Bend) == Bend(0.1, ())


def test_a_folder_without_numbers_has_those_that_come_with_bayan(tmp_path: Path) -> None:
    assert "calibration" in Fitted.load(tmp_path).sections


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("{", "fitted.json:1:2"),
        ("[]", "no sections"),
        ("{}", "no numbers for “bend”"),
        ('{"bend": {"numbers": {"at": "far", "by": []}}}', "bend.numbers.at"),
    ],
)
def test_what_is_wrong_with_the_file_is_named_with_the_command_that_mends_it(
    text: str, named: str, tmp_path: Path
) -> None:
    (tmp_path / "fitted.json").write_text(text)
    with pytest.raises(KnowledgeError) as stopped:
        Fitted.load(tmp_path).numbers("bend", Bend)
    assert named in str(stopped.value)
    assert "make calibrate" in str(stopped.value)


def test_numbers_and_phrasings_that_have_grown_apart_are_named(tmp_path: Path) -> None:
    base = load(write(tmp_path))
    phrasings = load_phrasings(base)
    on = FittedOn.of(base, phrasings)

    def said(on: FittedOn) -> str:
        save_fitted(base.general, "bend", Bend(0.5, ()), on)
        return " ".join(map(str, Fitted.load(base.general).grown_apart(base, phrasings)))

    assert said(on) == ""
    assert said(replace(on, hash="other")) == ""
    assert "venue" in said(replace(on, hash="other", entry_ids=tuple(set(on.entry_ids) - {"venue"})))
    assert "10000" in said(replace(on, hash="other", phrasings=10_000))


def test_staff_who_add_a_fact_are_told_once_and_that_it_may_wait(tmp_path: Path) -> None:
    base = load(write(tmp_path))
    phrasings = load_phrasings(base)
    on = replace(FittedOn.of(base, phrasings), hash="other", entry_ids=("dates",))
    for section in ("bend", "borders"):
        save_fitted(base.general, section, Bend(0.5, ()), on)

    (told,) = Fitted.load(base.general).grown_apart(base, phrasings)
    assert "“bend”, “borders”" in str(told)
    assert "nothing is broken" in str(told)
