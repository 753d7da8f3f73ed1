"""What is counted, against the packaged release."""

from __future__ import annotations

import pytest

from bot.direction import bare
from bot.facts.factbase import Language
from tests.premises.conftest import Asked


@pytest.mark.parametrize(
    ("text", "entry", "said"),
    [
        ("هل عُقدت ثلاث ورش؟", "workshop-count", "عُقدت ورشتان، لا ثلاث."),
        ("هل استمرت كل ورشة خمسة أيام؟", "workshop-count", "لا خمسة."),
        ("هل عُقدت 12 ورشة؟", "workshop-count", "عُقدت ورشتان، لا 12."),
        ("هل تعاونت ثلاث جهات مع المنظمة؟", "partners", "يذكر البيان جهتين تعاونتا مع المنظمة في الورشتين، لا ثلاث."),
        ("هل شاركت تسع جهات؟", "participants", "يسمّي البيان سبع جهات مشاركة، لا تسع."),
    ],
)
def test_a_false_count_is_said_in_a_word_that_agrees(asked: Asked, text: str, entry: str, said: str) -> None:
    (sentence,) = asked.sentences(text, entry, language=Language.AR)
    assert bare(sentence).endswith(said)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("Four training days in mid-November: which ones?", "dates"),
        ("هل جاءت الورشتان الواحدة تلو الأخرى؟", "workshop-count"),
        ("أربعة أيام من التدريب، من دفع كل ذلك؟", "funding"),
        ("ten mins left, which days were the workshops?", "dates"),
    ],
)
def test_numbers_that_count_nothing_false_are_left_alone(asked: Asked, text: str, entry: str) -> None:
    assert asked.sentences(text, entry) == []


@pytest.mark.parametrize("text", ["كانوا ٤٠ مشاركا؟", "were there 40 participants?", "حضر خمسون شخصًا، صح؟"])
def test_a_number_of_people_is_neither_so_nor_false(asked: Asked, text: str) -> None:
    found = asked(text, "participants")
    assert (found.false, found.yes, found.left_open) == ((), False, "participant-count")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Did 12,000 government bodies come?", "12,000"),
        ("هل شاركت 60 ألف جهة؟", "60,000"),
        ("50000 bodies came?", "50,000"),
    ],
)
def test_large_numbers_are_read_as_they_are_written(asked: Asked, text: str, number: str) -> None:
    [sentence] = asked.sentences(text, "participants")
    assert number in sentence
