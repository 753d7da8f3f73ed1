from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.language.lexicon import Lexicon
from bot.language.read import Reader
from bot.language.vocabulary import Vocabulary
from bot.matching.features import BLOCKS, ROWS, FloatArray, vectorise
from bot.matching.weights import Weights

LEXICON = Lexicon.of([("when was the workshop held", "en"), ("متى عقدت الورشة", "ar")] * 2)
IDF = np.ones((len(BLOCKS), ROWS), np.float32)
READER = Reader(LEXICON, Vocabulary.of([]))


@pytest.fixture
def lines() -> FloatArray:
    drawn = np.random.default_rng(1).standard_normal((3, ROWS), np.float32)
    found: FloatArray = drawn * np.array([[1], [5], [0]], np.float32)
    return found


def test_whole_numbers_give_the_scores_of_the_real_ones(lines: FloatArray) -> None:
    intercepts = np.array([0.1, -0.2, 0.3], np.float32)
    weights = Weights.of(("a", "b", "c"), lines, intercepts, IDF, LEXICON)
    question = READER.read("when was the workshop held")
    rows, factors = vectorise(question, IDF)
    assert weights.scores(question) == pytest.approx(lines[:, rows] @ factors + intercepts, abs=2e-3)


def test_what_is_saved_is_what_is_opened(lines: FloatArray, tmp_path: Path) -> None:
    weights = Weights.of(("a", "b", "c"), lines, np.zeros(3, np.float32), IDF, LEXICON)
    weights.save(tmp_path / "weights")
    opened = Weights.open(tmp_path / "weights")
    question = READER.read("whenn was the workshop held")
    assert (opened.scores(question) == weights.scores(question)).all()
    assert Reader(opened.lexicon, Vocabulary.of([])).read("whenn was") == READER.read("whenn was")
    assert opened.lexicon.stems == LEXICON.stems
    assert opened.table.flags.c_contiguous  # a question reads whole rows
