"""Days that questions name, against those of the packaged release."""

from __future__ import annotations

import pytest

from bot.direction import bare
from bot.facts.factbase import Language
from tests.premises.conftest import Asked


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("did they conclude on 11 November?", "The last day was 15 November 2021, not 11 November."),
        ("did they begin on a Monday?", "The first day was Wednesday 10 November 2021, not Monday."),
        (
            "was the first workshop on 14 November?",
            "For the first, the release gives 10–11 November 2021, not 14 November.",
        ),
    ],
)
def test_an_end_or_a_part_is_put_right_by_its_own_day(asked: Asked, text: str, said: str) -> None:
    assert [bare(one) for one in asked.sentences(text, "dates")] == [said]


def test_a_part_is_put_right_in_arabic(asked: Asked) -> None:
    (said,) = asked.sentences("هل الورشة الثانية كانت 10 نوفمبر؟", "dates", language=Language.AR)
    assert bare(said) == "الموعد الثاني هو 14 و15 نوفمبر 2021، لا 10 نوفمبر."


def test_a_weekday_that_only_one_of_the_days_was_gets_a_yes_that_says_so(asked: Asked) -> None:
    found = asked("هل عُقدت الورشة يوم الأحد؟", "dates")
    lead = found.lead("dates")
    assert found.yes
    assert lead is not None
    assert bare(lead.ar) == "نعم، صادف 14 نوفمبر 2021 يوم الأحد."
    assert bare(lead.en) == "Yes: 14 November 2021 was a Sunday."


def test_the_time_and_place_that_a_question_rightly_names_can_be_left_out_of_it(asked: Asked) -> None:
    assert asked("Who opened the November workshops in Kuwait?").rest.split() == [
        "Who",
        "opened",
        "the",
        "workshops",
        "in",
    ]
    assert asked("Who opened the workshops in Oman?").rest == ""
