from __future__ import annotations

from bot.language.bigrams import EDGE, Bigrams


def test_pairs_and_edges_are_counted() -> None:
    bigrams = Bigrams.of([["when", "was", "it"], ["when", "was", "that"], []])
    assert bigrams.count("when", "was") == 2
    assert bigrams.count(EDGE, "when") == 2
    assert bigrams.count("it", EDGE) == 1
    assert bigrams.count("was", "when") == 0


def test_a_pair_is_counted_only_so_far() -> None:
    assert Bigrams.of([["so", "so"]] * 400).count("so", "so") == 255
