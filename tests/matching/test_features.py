from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.lexicon import Lexicon
from bot.language.read import Question, Reader
from bot.language.vocabulary import Vocabulary
from bot.matching.features import BLOCKS, OWN_ROWS, ROWS, Batch, IntArray, factors, hits, hits_together, own_hits

IDF = np.ones(ROWS, np.float32)
READER = Reader(Lexicon.of([("when was the workshop held", "en")]), Vocabulary.of([]))


def rows_of(found: Callable[[Sequence[Question]], Batch], text: str) -> IntArray:
    return found([READER.read(text)]).hits.rows


def test_each_block_has_its_weight_as_its_length() -> None:
    found = hits([READER.read("when was the workshop")])
    weighted = factors(found, IDF)
    filled = [block for number, block in enumerate(BLOCKS) if number in found.hits.of_block]
    assert weighted @ weighted == pytest.approx(sum(block.weight**2 for block in filled), rel=1e-4)


def test_what_a_word_has_of_its_own_lies_apart_from_what_words_have_together() -> None:
    assert own_hits("workshop").rows.max() < OWN_ROWS <= rows_of(hits_together, "when was the workshop").min()


def test_a_message_without_words_has_almost_no_features() -> None:
    found = hits([READER.read("")])
    assert len(found.hits.rows) < len(BLOCKS)
    assert np.isfinite(factors(found, IDF)).all()


def test_features_dont_depend_on_the_process() -> None:
    """Python's own hash does, and weights learnt in one process are used in another."""
    script = (
        "from tests.matching.test_features import READER; from bot.matching.features import hits;"
        "print(hits([READER.read('when was it held')]).hits.rows.tolist())"
    )
    runs = [
        subprocess.run(  # noqa: S603 - our own interpreter
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
        )
        for seed in ("1", "2")
    ]
    assert runs[0].stdout == runs[1].stdout != ""


def test_what_is_alike_shares_rows_and_what_isnt_doesnt() -> None:
    def rows(text: str) -> set[int]:
        return set(rows_of(hits, text).tolist())

    base = rows("when was the workshop held")
    alike, other = rows("when was the workshop heldd"), rows("متى عقدت الورشة")
    assert len(base & alike) > len(base) / 2
    assert len(base & other) < len(base) / 20


def test_the_order_of_words_counts() -> None:
    one, other = (rows_of(hits, text).tolist() for text in ("held workshop", "workshop held"))
    assert sorted(one) != sorted(other)


def test_questions_side_by_side_have_the_features_that_each_has_by_itself() -> None:
    questions = [*map(READER.read, ("when was the workshop held", "when", "متى عقدت الورشة في عام 2021"))]
    together, alone = hits_together(questions), [hits_together([each]).hits for each in questions]
    assert together.hits.rows.tolist() == [row for found in alone for row in found.rows]
    assert together.hits.of_block.tolist() == [block for found in alone for block in found.of_block]
    assert together.lengths.tolist() == [len(found.rows) for found in alone]


@given(st.text())
def test_any_text_has_features_in_the_table(text: str) -> None:
    found = hits([READER.read(text)])
    assert len(found.hits.rows) == len(found.hits.of_block) == found.lengths.sum()
    assert np.isfinite(factors(found, IDF)).all()
    assert all(0 <= row < ROWS for row in found.hits.rows)


def test_several_questions_hit_together_what_each_hits_alone() -> None:
    questions = [READER.read(text) for text in ("when was it", "", "the workshop, the workshop", "متى")]
    (rows, of_block), lengths = hits(questions)
    ends = np.cumsum(lengths)
    weights = factors(hits(questions), IDF)
    for question, start, end in zip(questions, ends - lengths, ends, strict=True):
        alone = hits([question])
        assert rows[start:end].tolist() == alone.hits.rows.tolist()
        assert of_block[start:end].tolist() == alone.hits.of_block.tolist()
        assert weights[start:end] == pytest.approx(factors(alone, IDF))


def test_the_time_for_a_question_is_bounded() -> None:
    long, longer = (READER.read("workshop held " * times) for times in (100, 140))
    assert hits([long]).lengths == hits([longer]).lengths
