from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.language.lexicon import Lexicon
from bot.language.read import Reader
from bot.language.vocabulary import Vocabulary
from bot.matching.acceptance import Accounts
from bot.matching.features import ROWS, FloatArray, factors, hits
from bot.matching.weights import Weights

LEXICON = Lexicon.of([("when was the workshop held", "en"), ("متى عقدت الورشة", "ar")] * 2)
IDF = np.linspace(1, 9, ROWS, dtype=np.float32)
READER = Reader(LEXICON, Vocabulary.of([]))
ACCOUNTS = Accounts.of([("a", READER.read("when was the workshop"))], ("a", "b", "c"), LEXICON.everyday)


@pytest.fixture
def lines() -> FloatArray:
    drawn = np.random.default_rng(1).standard_normal((3, ROWS + 1), np.float32)
    found: FloatArray = drawn * np.array([[1], [5], [0]], np.float32)
    return found


@pytest.mark.parametrize("text", ["when was the workshop held", "ورشة unheard of 123", "", "when when when"])
def test_a_score_is_the_sum_of_the_weights_over_the_features(lines: FloatArray, text: str) -> None:
    """However much of the sum was made beforehand."""
    intercepts = np.array([0.1, -0.2, 0.3], np.float32)
    weights = Weights.of(("a", "b", "c"), lines, intercepts, IDF, LEXICON, ACCOUNTS)
    question = READER.read(text)
    found = hits([question])
    kept = weights.table.numbers[weights.table.lines[found.hits.rows]] * weights.table.scales
    assert weights.scores(question) == pytest.approx(factors(found, IDF) @ kept + intercepts, abs=5e-3)


def test_a_row_that_was_dropped_adds_nothing(lines: FloatArray) -> None:
    question = READER.read("when was the workshop held")
    dropped = IDF.copy()
    dropped[hits([question]).hits.rows] = 0
    kept = lines[:, : np.count_nonzero(dropped) + 1] * (np.arange(np.count_nonzero(dropped) + 1) > 0)
    weights = Weights.of(("a", "b", "c"), kept, np.array([0.1, -0.2, 0.3], np.float32), dropped, LEXICON, ACCOUNTS)
    assert weights.scores(question) == pytest.approx([0.1, -0.2, 0.3])


def test_what_is_saved_is_what_is_opened(lines: FloatArray, tmp_path: Path) -> None:
    weights = Weights.of(("a", "b", "c"), lines, np.zeros(3, np.float32), IDF, LEXICON, ACCOUNTS)
    weights.save(tmp_path / "weights")
    opened = Weights.open(tmp_path / "weights")
    question = READER.read("whenn was the workshop held")
    assert opened.scores(question).tolist() == weights.scores(question).tolist()
    assert Reader(opened.lexicon, Vocabulary.of([])).read("whenn was") == READER.read("whenn was")
    assert (opened.lexicon.stems == LEXICON.stems).all()
    assert opened.table.numbers.flags.c_contiguous  # a question reads whole rows


@pytest.mark.skipif(not Path("/proc/self/smaps").exists(), reason="Linux says there what is in memory")
def test_at_rest_no_page_is_in_memory_and_a_question_finds_them_again(lines: FloatArray, tmp_path: Path) -> None:
    Weights.of(("a", "b", "c"), lines, np.zeros(3, np.float32), IDF, LEXICON, ACCOUNTS).save(tmp_path / "weights")
    weights = Weights.open(tmp_path / "weights")
    question = READER.read("when was the workshop held")
    scores = weights.scores(question)
    assert _in_memory(tmp_path) > 0
    weights.rest()
    assert _in_memory(tmp_path) == 0
    assert weights.scores(question).tolist() == scores.tolist()


def _in_memory(folder: Path) -> int:
    """Kilobytes of the files in a folder that this process has mapped and in memory."""
    total, ours = 0, False
    for line in Path("/proc/self/smaps").read_text().splitlines():
        name, *values = line.split()
        if not name.endswith(":"):
            ours = str(folder) in line
        elif ours and name == "Rss:":
            total += int(values[0])
    return total
