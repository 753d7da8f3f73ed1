from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.normalise import is_arabic, normalise, skeleton, stem


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("مَتى عُقِدَتِ الورشتان؟", "متي عقدت الورشتان"),
        ("أين إقامة آخر ٱسم", "اين اقامه اخر اسم"),
        ("مسؤول رئيس شيء", "مسوول رييس شي"),
        ("الـــكويت", "الكويت"),
        ("گال چذي", "كال جذي"),
        ("کارگاه", "كاركاه"),
        ("١٠–١١ نوفمبر ۲۰۲۱", "10 11 نوفمبر 2021"),
        ("«بيان»،؛ صحفي", "بيان صحفي"),
        ("شكرااااا", "شكرا"),
        ("ﺍﻟﻜﻮﻳﺖ", "الكويت"),
        ("م‏ت‎ى", "متي"),
        ("Don't SHOUT!!", "dont shout"),
        ("3'arb 7'alas", "3'arb 7'alas"),
        ("plzzzz", "plz"),
        ("الـIOM", "ال iom"),
        ("10نوفمبر", "10 نوفمبر"),
        ("mail a@b.int.", "mail a@b int"),
        ("café", "cafe"),
    ],
)
def test_the_same_word_is_written_one_way(written: str, expected: str) -> None:
    assert normalise(written) == expected


@pytest.mark.parametrize("form", [chr(code) for code in (0xFC5E, 0xFC63, 0xFDFA, 0xFDFB, 0xFE70, 0xFE7E)])
def test_presentation_forms_with_a_space_inside_dont_split_a_word(form: str) -> None:
    assert normalise(f"مح{form}مد") == "محمد"


@given(st.text())
def test_any_text_gives_single_spaced_words_and_settles(text: str) -> None:
    once = normalise(text)
    assert once == " ".join(once.split())
    assert normalise(once) == once


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآةىؤئء", min_size=1), st.sampled_from("ًٌٍَُِّْـ‏‎"))
def test_marks_never_change_what_is_read(word: str, mark: str) -> None:
    assert normalise(mark.join(word) + mark) == normalise(word)


@given(st.lists(st.sampled_from(["ء", "شيء", "Hello", "aaaab", "مؤتمر", "هههههه", "الكـويت", "IOM"]), min_size=1))
def test_plain_words_are_read_as_they_are_among_signs(words: list[str]) -> None:
    text = " ".join(words)
    assert normalise(text) == normalise(f"{text}?!") == normalise(f"— {text}")


@pytest.mark.parametrize(
    ("forms"),
    [
        ("workshop", "workshops"),
        ("organised", "organise"),
        ("الورشه", "ورشه", "والورشه", "بالورشه"),
        ("ايميلها", "ايميل"),
    ],
)
def test_forms_of_a_word_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize("word", ["الله", "من", "وين", "91", "mukafa7a", "7"])
def test_short_words_and_words_with_digits_keep_their_letters(word: str) -> None:
    assert len(stem(word)) >= min(3, len(word))


def test_script_is_told_by_the_first_letter() -> None:
    assert is_arabic("ورشه")
    assert not is_arabic("warsha")
    assert not is_arabic("")


@pytest.mark.parametrize(
    "spellings",
    [
        ("مكافحه", "mukafa7a", "mokafe7eh", "mkaf7a"),
        ("ورشت", "warshat", "wershet"),
        ("خطوط", "khutoot", "5toot", "7'utut"),
        ("شحال", "sh7al", "chhal".replace("ch", "sh")),
        ("workshop", "wrkshop", "worrkshop"),
    ],
)
def test_spellings_of_one_word_share_their_consonants(spellings: tuple[str, ...]) -> None:
    bones = {skeleton(spelling).rstrip("h") for spelling in spellings}
    assert len(bones) == 1


@pytest.mark.parametrize(("bare", "with_article"), [("هجره", "الهجره"), ("hijra", "elhijra"), ("hijra", "alhijra")])
def test_the_article_leaves_no_trace(bare: str, with_article: str) -> None:
    assert skeleton(with_article) == skeleton(bare)


def test_a_number_keeps_its_digits() -> None:
    assert skeleton("2035") == "2035"
