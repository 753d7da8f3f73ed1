from __future__ import annotations

import numpy as np

from bot.matching.features import ROWS
from bot.matching.table import Lines, Table


def test_whole_numbers_stand_for_the_weights_that_were_learnt() -> None:
    drawn = np.random.default_rng(1).standard_normal((3, ROWS + 1), np.float32)
    lines = drawn * np.array([[1], [5], [0]], np.float32)
    table = Table.of(lines, np.linspace(1, 9, ROWS, dtype=np.float32))
    assert np.abs(table.numbers * table.scales - lines.T).max() <= table.scales.max() / 2 * 1.001


def test_kept_rows_have_the_lines_of_their_order_and_dropped_ones_the_first() -> None:
    kept = np.random.default_rng(2).random(640) < 0.3
    expected = np.where(kept, np.cumsum(kept), 0)
    assert Lines.of(kept)[np.arange(640)].tolist() == expected.tolist()
