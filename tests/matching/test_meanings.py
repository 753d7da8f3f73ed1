"""Words that mean the same point the same way, in both languages, and facts are found by them."""

from __future__ import annotations

import numpy as np
import pytest

from bot.matching.meanings import learn_sense, meanings


def asked(entry_id: str, words: str) -> tuple[str, list[str]]:
    return entry_id, words.split()


def near(one: str, other: str) -> float:
    table = meanings()
    return float(table.direction(one.split()) @ table.direction(other.split()))


@pytest.mark.parametrize(
    ("word", "like", "unlike"),
    [("maintenance", "upkeep", "price"), ("house", "بيت", "دواء"), ("water", "مياه", "طفل"), ("cost", "تكلفه", "سمك")],
)
def test_words_that_mean_the_same_lie_close_across_languages(word: str, like: str, unlike: str) -> None:
    assert near(word, like) > near(word, unlike) + 0.2


def test_unknown_words_point_nowhere() -> None:
    assert not meanings().direction(["qwxzv"]).any()


def test_a_fact_is_found_by_a_word_that_none_of_its_phrasings_has() -> None:
    ids = ["homes", "jobs", "maintenance"]
    lines = [
        asked("homes", "how many houses"), asked("homes", "households served"),
        asked("jobs", "permanent jobs"), asked("jobs", "how many workers"),
        asked("maintenance", "who does maintenance"), asked("maintenance", "repairs of the plant"),
    ]  # fmt: skip
    sense = learn_sense(lines, ids)
    assert ids[int(np.argmax(sense.scores(["upkeep"])))] == "maintenance"
    assert ids[int(np.argmax(sense.scores(["بيوت"])))] == "homes"
    assert not sense.scores(["qwxzv"]).any()
