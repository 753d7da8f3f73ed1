from __future__ import annotations

from bot.language.succession import EDGE, Succession


def test_pairs_and_edges_are_counted() -> None:
    succession = Succession.of([["when", "was", "it"], ["when", "was", "that"], []])
    assert succession.count("when", "was") == 2
    assert succession.count(EDGE, "when") == 2
    assert succession.count("it", EDGE) == 1
    assert succession.count("was", "when") == 0


def test_a_pair_is_counted_only_so_far() -> None:
    assert Succession.of([["so", "so"]] * 400).count("so", "so") == 255
