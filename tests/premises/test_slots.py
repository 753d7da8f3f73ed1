"""Whom no list knows, told by the place in a question."""

from __future__ import annotations

import pytest

from tests.premises.conftest import Asked


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Did Gulfstar Logistics attend?", "Gulfstar Logistics"),
        ("Was Kestrel Security in the room?", "Kestrel Security"),
        ("Was Khaled Al-Jarrah there?", "Khaled Al-Jarrah"),
        ("zenith security came?", "zenith security"),
        ("Were schoolteachers there?", "schoolteachers"),
        ("كفى شاركت؟", "كفى"),
        ("هل حضر الشيخ أحمد النواف؟", "الشيخ أحمد النواف"),
        ("الوزير حضر؟", "الوزير"),
    ],
)
def test_a_name_in_the_place_of_a_participant_is_denied_in_the_words_of_the_asker(
    asked: Asked, text: str, name: str
) -> None:
    [claim] = asked(text, "participants").false
    assert claim.sentence
    assert name in claim.sentence.en
    assert claim.entry_ids == ("participants",)


@pytest.mark.parametrize("text", ["Is Tamdeen a partner?", "Was it held in partnership with Tamdeen?"])
def test_a_partner_is_looked_for_among_the_partners(asked: Asked, text: str) -> None:
    assert asked.corrects(text, "partners") == {"partners"}


@pytest.mark.parametrize(
    "text",
    [
        "Did many people attend?",
        "Can Gulfstar attend?",
        "Did government staff attend?",
        "Did frontline workers take part?",
        "Did they come from government bodies?",
        "Who attended?",
        "Was lunch organised?",
        "Did Kuwait take part?",
        "هل حضر أحد؟",
        "هل كان الحضور كبيرا؟",
        "شارك العاملون في الخطوط الأمامية؟",
    ],
)
def test_nobody_is_denied_who_is_anybody_or_whom_the_answer_speaks_of(asked: Asked, text: str) -> None:
    assert asked(text, "participants").false == ()


def test_where_nothing_is_sure_a_name_is_denied_only_if_nothing_else_is_said(asked: Asked) -> None:
    assert asked.unsure("Did Gulfstar Logistics attend?").false
    assert asked.unsure("Did Gulfstar Logistics attend the football final?").false == ()


@pytest.mark.parametrize(("text", "body"), [("Is the WHO a partner?", True), ("Is he the one who came?", False)])
def test_one_body_is_a_question_word_but_for_its_capitals(asked: Asked, text: str, body: bool) -> None:
    assert bool(asked(text, "partners").false) is body
