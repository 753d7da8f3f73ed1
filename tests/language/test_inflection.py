"""An Arabic word without what is put before and behind it."""

from __future__ import annotations

import pytest

from bot.language.inflection import bare_forms


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("بيكتبوها", "يكتب"),
        ("هالمدرسه", "مدرسه"),
        ("مدرستها", "مدرسه"),
        ("للمدارس", "مدارس"),
        ("كيكتبو", "يكتب"),
        ("هيكتب", "يكتب"),
        ("وبيته", "بيت"),
    ],
)
def test_the_word_itself_is_among_its_forms(word: str, form: str) -> None:
    assert form in bare_forms(word)


def test_the_form_that_loses_least_stands_first() -> None:
    forms = bare_forms("بالمدرسه")
    assert forms.index("المدرسه") < forms.index("مدرسه")


def test_nothing_shorter_than_three_letters_is_a_form() -> None:
    assert all(len(form) >= 3 for form in bare_forms("وبها"))
