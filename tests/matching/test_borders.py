"""A border drawn through a part of the phrasings is the border drawn through all of them."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from bot.matching import borders
from bot.matching.borders import draw_borders

CHANCE = np.random.default_rng(3)
ASKED = [("dates", "unknown", "venue")[number % 3] for number in range(900)]
"""Three entries, each known by ten columns of its own among thirty that any may have."""
OWN = np.array([["dates", "unknown", "venue"].index(entry_id) for entry_id in ASKED])[:, None] * 10 + np.arange(10)
DENSE = (CHANCE.random((900, 60)) < 0.2) * CHANCE.random((900, 60))
np.put_along_axis(DENSE, OWN + 30, (CHANCE.random((900, 10)) < 0.4) * 1.5, axis=1)
MATRIX = csr_matrix(DENSE, dtype=np.float32)
ONCE = [1] * len(ASKED)


def test_each_entry_lies_on_its_own_side() -> None:
    entry_ids, weights, intercepts = draw_borders(MATRIX, ASKED, ONCE)
    scores = MATRIX @ weights.T + intercepts
    assert entry_ids == ("dates", "unknown", "venue")
    assert np.mean([entry_ids[best] == wanted for best, wanted in zip(scores.argmax(1), ASKED, strict=True)]) > 0.9


def test_what_lies_far_away_makes_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    _, whole, offset = draw_borders(MATRIX, ASKED, ONCE)
    monkeypatch.setattr(borders, "_FIRST", 90)
    told: list[float] = []
    _, weights, intercepts = draw_borders(MATRIX, ASKED, ONCE, told.append)
    first, before = (MATRIX @ weights.T + intercepts).argmax(1), (MATRIX @ whole.T + offset).argmax(1)
    assert np.mean(first == before) > 0.97
    assert told == sorted(told)
    assert told[-1] == 1


def test_a_line_may_count_as_often_as_it_would_stand_there() -> None:
    doubled = csr_matrix(np.vstack([DENSE, DENSE[:300]]), dtype=np.float32)
    _, twice, _ = draw_borders(doubled, [*ASKED, *ASKED[:300]], [1] * 1200)
    _, counted, _ = draw_borders(MATRIX, ASKED, [2] * 300 + [1] * 600)
    _, once, _ = draw_borders(MATRIX, ASKED, ONCE)
    assert np.linalg.norm(twice - counted) < 0.01 * np.linalg.norm(twice) < np.linalg.norm(twice - once)
