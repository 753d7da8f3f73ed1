"""How close a question comes to what entries are called and say: by their own words and by those that go with them."""

from __future__ import annotations

import numpy as np
import pytest

from bot.facts.loader import load
from bot.language.detect import Spoken
from bot.language.lexicon import Everyday
from bot.language.normalise import normalise
from bot.language.read import Question
from bot.matching.closeness import LINES, Closeness
from bot.matching.familiar import Familiar
from tests.everyday import everyday_frequencies
from tests.facts.folders import SOUND, write

GROUPS = {"gaffer": "boss", "contact": "boss"}


@pytest.fixture(scope="module")
def closeness(tmp_path_factory: pytest.TempPathFactory) -> Closeness:
    base = load(write(tmp_path_factory.mktemp("close"), SOUND))
    everyday = Everyday.of(everyday_frequencies())
    return Closeness(base, ("dates", "contact", "participants"), everyday, Familiar(everyday), GROUPS)


def line(closeness: Closeness, text: str, name: str) -> list[float]:
    words = tuple(normalise(text).split())
    found = closeness.of(Question(text, Spoken.EN, words, words, (None,) * len(words)))
    assert found.shape == (3, len(LINES))
    return [*map(float, found[:, LINES.index(name)])]


def test_a_member_of_a_list_is_a_word_of_its_entry(closeness: Closeness) -> None:
    assert int(np.argmax(line(closeness, "MOH", "thing shared"))) == 2
    assert max(line(closeness, "MOH", "most shared")) == pytest.approx(1)


def test_a_word_of_a_group_counts_as_the_entrys_own(closeness: Closeness) -> None:
    assert line(closeness, "gaffer?", "label shared") == [0, 1, 0]


def test_a_word_that_means_the_same_is_near(closeness: Closeness) -> None:
    near = line(closeness, "attendees", "label meant")
    assert int(np.argmax(near)) == 2
    assert line(closeness, "attendees", "most meant")[2] >= near[2] > 0


def test_no_word_is_close_to_nothing(closeness: Closeness) -> None:
    assert not any(any(line(closeness, "", name)) for name in LINES)
