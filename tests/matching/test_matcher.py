from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import UserError
from bot.facts.factbase import FactBase
from bot.facts.loader import load
from bot.matching.matcher import Matcher, open_weights
from bot.matching.weights import Weights


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on what days was the workshop", "dates"),
        ("wich dates??", "dates"),
        ("متى عُقدت الورشة؟", "dates"),
        ("meta el warsha", "dates"),
        ("which ministries took part", "participants"),
        ("منو شارك", "participants"),
        ("your email plz", "contact"),
        ("hotel?", "venue"),
        ("hello", "greeting"),
    ],
)
def test_the_fact_that_is_asked_for_comes_first(text: str, expected: str, matcher: Matcher) -> None:
    ranking = matcher.rank(matcher.read(text))
    assert ranking.candidates[0].id == expected
    assert ranking.candidates[0].confidence > ranking.unknown


@pytest.mark.parametrize("text", ["will it rain", "كم سعر الذهب اليوم", "tell me a joke about gold"])
def test_what_is_off_topic_is_likelier_unknown(text: str, matcher: Matcher) -> None:
    ranking = matcher.rank(matcher.read(text))
    assert ranking.unknown > ranking.candidates[0].confidence


@given(st.text())
@settings(deadline=None)
def test_any_text_is_ranked_with_probabilities(matcher: Matcher, text: str) -> None:
    ranking = matcher.rank(matcher.read(text))
    confidences = [candidate.confidence for candidate in ranking.candidates]
    assert confidences == sorted(confidences, reverse=True)
    assert sum(confidences) + ranking.unknown == pytest.approx(1, abs=1e-4)


def test_weights_are_learnt_once_and_opened_afterwards(base: FactBase, cache: Path) -> None:
    first = open_weights(base, cache)
    written = sorted(cache.rglob("*"))
    stamps = [path.stat().st_mtime_ns for path in written]
    second = open_weights(base, cache)
    assert second.intents == first.intents
    assert [path.stat().st_mtime_ns for path in sorted(cache.rglob("*"))] == stamps
    question = Matcher(base, first).read("which hotel")
    assert (first.scores(question) == second.scores(question)).all()


def test_damaged_weights_are_learnt_anew(base: FactBase, cache: Path) -> None:
    open_weights(base, cache)
    table = next(cache.rglob("table.npy"))
    table.write_bytes(b"rubbish")
    assert open_weights(base, cache).table.numbers.shape[1] == len(open_weights(base, cache).intents)


def test_a_new_phrasing_is_learnt(base: FactBase, cache: Path, tmp_path: Path) -> None:
    from tests.facts.folders import write
    from tests.matching.conftest import PHRASINGS

    changed = {**PHRASINGS, "phrasings/venue.yaml": "en: [which ballroom]\nar: [أي صالة]\n"}
    other = load(write(tmp_path / "knowledge", changed))
    open_weights(base, cache)
    open_weights(other, cache)
    assert len(list(cache.glob("weights-*"))) == 2


def test_what_stops_the_learning_is_said_in_one_line(base: FactBase, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    with pytest.raises(UserError) as stopped:
        open_weights(base, tmp_path / "cache")
    assert "\n" not in str(stopped.value)
    assert str(base.folder) in str(stopped.value)


def test_training_twice_gives_the_same_weights(base: FactBase, weights: Weights) -> None:
    from bot.facts.phrasings import load_phrasings
    from bot.matching.train import train

    again = train(base, load_phrasings(base))
    assert (again.table.numbers == weights.table.numbers).all()
