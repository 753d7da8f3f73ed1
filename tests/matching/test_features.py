from __future__ import annotations

import numpy as np
import pytest

from bot.language.lexicon import Lexicon
from bot.language.read import Reader
from bot.language.vocabulary import Vocabulary
from bot.matching.features import BLOCKS, ROWS, count_rows, vectorise

IDF = np.ones((len(BLOCKS), ROWS), np.float32)
READER = Reader(Lexicon.of([("when was the workshop held", "en")]), Vocabulary.of([]))


def test_each_block_has_its_weight_as_its_length() -> None:
    question = READER.read("when was the workshop")
    rows, factors = vectorise(question, IDF)
    filled = [block for block, counts in zip(BLOCKS, count_rows(question), strict=True) if counts]
    assert factors @ factors == pytest.approx(sum(block.weight**2 for block in filled), rel=1e-4)
    assert rows.min() >= 0
    assert rows.max() < ROWS


def test_a_message_without_words_has_almost_no_features() -> None:
    rows, factors = vectorise(READER.read(""), IDF)
    assert len(rows) == len(factors)
    assert np.isfinite(factors).all()


def test_features_dont_depend_on_the_process() -> None:
    """Python's own hash does, and weights learnt in one process are used in another."""
    (words, *_) = count_rows(READER.read("workshop"))
    assert words == {_row("words", feature): 1 for feature in ("workshop", "< workshop", "workshop >", "< workshop >")}


def _row(block: str, feature: str) -> int:
    from zlib import crc32

    return crc32(feature.encode(), crc32(block.encode())) & (ROWS - 1)


def test_the_time_for_a_question_is_bounded() -> None:
    long, longer = (READER.read("workshop held " * times) for times in (100, 140))
    assert len(vectorise(long, IDF)[0]) == len(vectorise(longer, IDF)[0])
