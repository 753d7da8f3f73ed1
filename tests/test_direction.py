from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.direction import FSI, PDI, bare, first_strong, is_foreign, isolate_foreign


@pytest.mark.parametrize(
    ("text", "language", "isolated"),
    [
        ("برنامج UNDP الإنمائي", "ar", "برنامج <UNDP> الإنمائي"),
        ("(IOM)", "ar", "(<IOM>)"),
        ("هي IOM (UN Migration).", "ar", "هي <IOM (UN Migration)>."),
        ("على https://iom.int/ اليوم", "ar", "على <https://iom.int/> اليوم"),
        ("a@iom.int، ثم b@iom.int", "ar", "<a@iom.int>، ثم <b@iom.int>"),
        ("the word بيان here", "en", "the word <بيان> here"),
        ("10 و11 نوفمبر", "ar", "10 و11 نوفمبر"),
        ("سطر IOM\nUN سطر", "ar", "سطر <IOM>\n<UN> سطر"),
        ("هنا <a b> فقط", "ar", "هنا <a b> فقط"),
    ],
)
def test_words_of_the_other_direction_are_isolated(text: str, language: str, isolated: str) -> None:
    marked = str.maketrans({"<": FSI, ">": PDI})
    assert isolate_foreign(text.translate(marked), language) == isolated.translate(marked)


@given(st.text(alphabet="aB1 ().,/\nبي؟،"), st.sampled_from(["ar", "en"]))
def test_isolation_changes_no_word_and_needs_no_second_go(text: str, language: str) -> None:
    once = isolate_foreign(text, language)
    assert bare(once) == text
    assert isolate_foreign(once, language) == once
    assert once.count(FSI) == once.count(PDI)


def test_the_first_letter_gives_the_direction() -> None:
    assert [first_strong(text) for text in ("12 بيان", "(a) بيان", "1/2")] == ["ar", "en", None]
    assert is_foreign("IOM الكويت", "ar")
    assert not is_foreign("112", "ar")
