"""Offices that a message gives to somebody of the release, or says are theirs."""

from __future__ import annotations

import pytest

from bot.direction import bare
from tests.premises.conftest import Asked


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Where did the Jordanian ambassador Mazen AboulHosn study?", "the Jordanian ambassador"),
        ("Mazen AboulHosn, the FAO representative, said what?", "the FAO representative"),
        ("Is Mazen AboulHosn UNICEF's regional director?", "UNICEF's regional director"),
        ("what did mazen, head of unicef, say", "head of unicef"),
        ("Mazen AboulHosn is Oman's deputy health minister, right?", "Oman's deputy health minister"),
        ("Is the judge the chief of mission?", "the judge"),
        ("Was Mazen AboulHosn speaking as WHO country director?", "WHO country director"),
        ("Mazen is head of mission in Oman, is that so?", "head of mission in Oman"),
        ("هو الأستاذ مازن مدير اليونسكو، مش كده؟", "مدير اليونسكو"),
        ("ماذا قال سفير الأردن مازن أبو الحسن؟", "سفير الأردن"),
        ("مازن أبو الحسن مندوب اليونيسف أين درس؟", "مندوب اليونيسف"),
        ("هل قاضي القضاة هو رئيس البعثة؟", "قاضي القضاة"),
        ("رئيس البعثة هو سفير اليابان؟", "سفير اليابان"),
        ("وش تخصص وكيل وزارة التربية مازن أبو الحسن", "وكيل وزارة التربية"),
        ("أليس مازن أبو الحسن مدير مكتب اليونسكو؟", "مدير مكتب اليونسكو"),
    ],
)
def test_an_office_that_somebody_does_not_hold_is_put_right_whole(asked: Asked, text: str, said: str) -> None:
    [claim] = [one for one in asked(text, "spokesperson").false if one.kind == "person"]
    assert claim.sentence
    assert bare(claim.sentence.en) == (
        f"The release names Mazen AboulHosn as Chief of Mission of IOM in Kuwait, not as {said}."
    )


@pytest.mark.parametrize("text", ["Dana Al-Othman is IOM's spokeswoman, isn't she?", "دانة العثمان هي الناطقة، صح؟"])
def test_the_press_contact_speaks_for_nobody(asked: Asked, text: str) -> None:
    assert asked.corrects(text, "contact") == {"contact"}


@pytest.mark.parametrize(
    "text",
    [
        "What did the representative of IOM, Mazen AboulHosn, say?",
        "Is Mazen AboulHosn the spokesman?",
        "what did Dr Mazen AboulHosn study",
        "ماذا قال ممثل المنظمة الدولية للهجرة مازن أبو الحسن؟",
        "ماذا قال رئيس البعثة الأستاذ مازن أبو الحسن؟",
        "هل قابل مازن أبو الحسن وزير العدل؟",
        "هل كرّم مازن أبو الحسن مندوب اليونيسف؟",
    ],
)
def test_what_is_rightly_theirs_or_somebody_elses_is_left_alone(asked: Asked, text: str) -> None:
    assert [one for one in asked(text, "spokesperson").false if one.kind == "person"] == []


def test_where_an_office_is_of_says_nothing_of_where_the_event_was(asked: Asked) -> None:
    assert asked.corrects("هل التقى مازن أبو الحسن سفير ألمانيا؟", "spokesperson") == set()
    assert asked.corrects("Did Mazen AboulHosn meet the ambassador of Norway?", "spokesperson") == set()


@pytest.mark.parametrize("text", ["is mazen aboulhosn the cheif of mission", "is mazen the chief of mision in kuwait"])
def test_a_title_with_slips_in_it_gets_its_yes(asked: Asked, text: str) -> None:
    assert asked(text, "spokesperson").yes
