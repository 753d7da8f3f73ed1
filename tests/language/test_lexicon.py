from __future__ import annotations

import numpy as np
import pytest

from bot.language.lexicon import EDGE, NOTHING, Bigrams, Everyday, Lexicon
from bot.language.read import Reader
from bot.language.repair import repair
from bot.language.vocabulary import Vocabulary
from tests.everyday import everyday_frequencies

SHARES = {"honor": 1e-5, "hen": 1e-6, "المرض": 1e-5, "rarity": 1e-8, "nonce": 1e-9}
OFTEN = {word: 1_000 * share for word, share in SHARES.items()}
"""As often as in phrasings a thousand times as many as a test has."""


def test_a_words_commonness_is_kept_to_a_twentieth_and_rarities_are_left_out() -> None:
    everyday = Everyday.of(SHARES)
    assert everyday.zipf("honor") == pytest.approx(4.0, abs=0.05)
    assert everyday.zipf("المرض") == pytest.approx(4.0, abs=0.05)
    assert everyday.zipf("nonce") == everyday.zipf("unheard") == NOTHING.zipf("honor") == 0.0
    assert (np.diff(everyday.codes.astype(np.int64)) > 0).all()


def test_both_languages_are_there_in_the_normalisers_spelling() -> None:
    shares = everyday_frequencies()
    assert shares["the"] > shares["kilos"] > 0
    assert shares["الي"] > shares["ختان"] > 0  # إلى, الى and ألي are one
    assert not any(" " in word or word.isdecimal() or "أ" in word for word in shares)


def test_a_word_that_the_language_has_isnt_repaired_into_one_of_ours() -> None:
    texts = [("who is the donor", "en"), ("when was it", "en"), ("ما الغرض منها", "ar")] * 9
    plain, aware = Lexicon.of(texts), Lexicon.of(texts, everyday=Everyday.of(OFTEN))
    for word, ours in (("honor", "donor"), ("hen", "when"), ("المرض", "الغرض")):
        assert repair([word], plain) == (ours,)
        assert repair([word], aware) == (word,)
    assert repair(["donro"], aware) == ("donor",)


def test_a_question_names_the_words_that_the_language_has_and_the_knowledge_doesnt() -> None:
    lexicon = Lexicon.of([("when was the workshop", "en")], everyday=Everyday.of({**SHARES, "workshops": 1e-6}))
    question = Reader(lexicon, Vocabulary.of([])).read("when was the honor of the workshops xqzzk")
    assert question.foreign == ("honor",)


def test_pairs_and_edges_are_counted() -> None:
    bigrams = Bigrams.of([["when", "was", "it"], ["when", "was", "that"], []])
    assert bigrams.count("when", "was") == 2
    assert bigrams.count(EDGE, "when") == 2
    assert bigrams.count("it", EDGE) == 1
    assert bigrams.count("was", "when") == 0


def test_a_pair_is_counted_only_so_far() -> None:
    assert Bigrams.of([["so", "so"]] * 400).count("so", "so") == 255
