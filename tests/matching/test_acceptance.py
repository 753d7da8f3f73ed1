from __future__ import annotations

import numpy as np
import pytest

from bot.language.lexicon import Everyday, Lexicon
from bot.language.read import Reader
from bot.language.vocabulary import Vocabulary
from bot.matching.acceptance import SIGNS, Acceptance, Accounts, Places, signs

IDS = ("dates", "greeting", "safeguarding", "unknown")
PLACES = Places(unknown=3, danger=2, services=frozenset({1}))
ASKED = [
    ("dates", "when was the workshop"),
    ("dates", "dates of the workshops"),
    ("greeting", "hello there"),
    ("unknown", "when was the match"),
]
EVERYDAY = Everyday.of({"the": 0.05, "was": 0.01, "when": 0.003, "plastome": 1e-6, "match": 1e-4, "workshop": 1e-5})
READER = Reader(Lexicon.of([(text, "en") for _, text in ASKED], everyday=EVERYDAY), Vocabulary.of([]))
ACCOUNTS = Accounts.of([(id, READER.read(text)) for id, text in ASKED], IDS, EVERYDAY)
SCORES = np.array([0.5, -1.0, -1.0, -0.5], np.float32)


def told(text: str, scores: np.ndarray = SCORES) -> dict[str, float]:
    return dict(zip(SIGNS, signs(READER.read(text), scores, ACCOUNTS, PLACES), strict=True))


def test_a_word_is_accounted_for_by_whose_phrasings_have_it() -> None:
    workshop, match, plastome = map(ACCOUNTS.of_word, ("workshops", "match", "plastome"))
    assert workshop.holders == 0b0001
    assert not workshop.foreign
    assert match.foreign
    assert match.others
    assert match.holders == 0b1000
    assert plastome.foreign
    assert not plastome.others
    assert workshop.nearer > match.nearer
    assert ACCOUNTS.of_word("xqzzk").nowhere


def test_what_no_fact_explains_counts_against() -> None:
    ours, other = told("when was the workshop"), told("when was the plastome")
    assert ours["foreign words"] == ours["unexplained by the first"] == 0
    assert other["foreign words"] == 1
    assert other["share of them"] > 0
    assert other["unexplained by the first"] > 0


def test_what_explains_a_word_is_the_fact_that_comes_first() -> None:
    as_dates, as_greeting = told("dates of it"), told("dates of it", np.array([-1, 0.5, -1, 0], np.float32))
    assert as_greeting["unexplained by the first"] > as_dates["unexplained by the first"]
    assert (as_dates["service"], as_greeting["service"]) == (False, True)


def test_a_message_without_words_has_signs_too() -> None:
    assert np.isfinite(signs(READER.read("؟!"), SCORES, ACCOUNTS, PLACES)).all()


def test_trees_add_up_what_their_leaves_say() -> None:
    acceptance = Acceptance(
        bias=0.5,
        looks_at=((0, 1, 1), (1, 0, 0)),
        border=((0.0, 1.0, 2.0), (5.0, 0.0, 0.0)),
        leaves=((1.0, 2.0, 3.0, 4.0), (10.0, 20.0, 30.0, 40.0)),
    )
    ready = acceptance.ready()
    for found, total in (([-1.0, 0.0], 11.5), ([1.0, 3.0], 24.5), ([1.0, 6.0], 44.5), ([-1.0, 1.5], 12.5)):
        assert ready(found) == pytest.approx(1 / (1 + np.exp(-total)), abs=1e-12)
