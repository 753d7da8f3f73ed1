"""Several questions in one message, and what only looks like several."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.bayan import Bayan
from bot.dialogue.context import Context
from bot.settings import Settings
from tests.dialogue.stand_ins import NOW

PACKAGED = Settings.read({}, Path("no.env"))
BAYAN = Bayan.open(PACKAGED.knowledge, PACKAGED.locales, PACKAGED.cache)


def answered(text: str) -> tuple[str, ...]:
    return BAYAN.answer(text, Context(), NOW).reply.entry_ids


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("sum it up and give me someone to email", ("overview", "contact")),
        ("give me the gist and the press officer's email", ("overview", "contact")),
        ("أعطني ملخصاً واقتباساً", ("overview", "quote")),
        ("هات المواضيع وإيميل للتواصل", ("topics", "contact")),
        ("اشرح لي الهدف وعطني تصريحه", ("purpose", "quote")),
    ],
)
def test_two_objects_of_one_request_get_both(text: str, facts: tuple[str, ...]) -> None:
    assert answered(text) == facts


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("how many diplomas does he hold, the mission chief", "spokesperson-biography"),
        ("he has a master's in which field, the head of mission", "spokesperson-biography"),
        ("how many were there, the participants I mean", "participant-count"),
        ("when were they, the two workshops", "dates"),
        ("كم شهادة معه، رئيس البعثة؟", "spokesperson-biography"),
        ("متى كانت، الورشتان يعني؟", "dates"),
    ],
)
def test_an_afterthought_is_no_second_question(text: str, fact: str) -> None:
    assert answered(text) == (fact,)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("how do I join the next one and when will it be", ("attend", "next-dates")),
        ("who is in the coming project and when does it start?", ("next-project", "next-dates")),
        ("شسم المشروع القادم ومتى بيبدي؟", ("next-project", "next-dates")),
    ],
)
def test_the_second_question_is_about_what_the_first_names(text: str, facts: tuple[str, ...]) -> None:
    assert answered(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("did the Ministry of Health and the Ministry of Justice attend?", ("participants",)),
        ("هل حضرت وزارة الصحة ووزارة العدل؟", ("participants",)),
        ("the workshops were held in which hotel?", ("venue",)),
    ],
)
def test_what_is_one_question_is_not_taken_apart(text: str, facts: tuple[str, ...]) -> None:
    assert answered(text) == facts


@pytest.mark.parametrize(
    "text",
    [
        "Did the Ministry of Health take part? Were they held in Kuwait? Can I call someone about the release?",
        "هل أقيمت الورشتان في الكويت؟ هل كانت الورش حضورية أم عن بعد؟ أين درس مازن أبو الحسن؟",
        "هل توجد صور للورشتين؟ هل شاركت وزارة الصحة؟ ماذا قال رئيس البعثة؟",
    ],
)
def test_questions_without_a_question_word_are_no_story_before_the_last(text: str) -> None:
    assert len(answered(text)) == 3


@pytest.mark.parametrize("text", ["wain w emta?", "ween w mata", "fein w emta", "وين ومتى؟"])
@pytest.mark.parametrize("after", [(), ("spokesperson",)])
def test_bare_question_words_are_answered_in_either_script(text: str, after: tuple[str, ...]) -> None:
    context = BAYAN.show(after[0], Context(), NOW).context if after else Context()
    assert set(BAYAN.answer(text, context, NOW).reply.entry_ids) == {"place", "dates"}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("headcount, budget, hotel", ("participant-count", "funding", "venue")),
        ("الجهة المنظمة، المكان، التمويل", ("organiser", "place", "funding")),
        ("المشاركون والمواضيع والبريد الإلكتروني", ("participants", "topics", "contact")),
        ("email organiser venue", ("contact", "organiser", "venue")),
        ("القانون الفندق الإيميل", ("law", "venue", "contact")),
    ],
)
def test_things_that_are_only_named_are_each_answered(text: str, facts: tuple[str, ...]) -> None:
    assert answered(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("press release date", ("release-date",)),
        ("next project partners", ("next-project",)),
        ("بريد المسؤولة الصحفية", ("contact",)),
        ("الداخلية، العدل، الصحة", ("participants",)),
    ],
)
def test_words_that_name_one_thing_together_stay_together(text: str, facts: tuple[str, ...]) -> None:
    assert answered(text) == facts


@pytest.mark.parametrize("end", [".", ":"])
def test_a_story_before_the_questions_hides_none_of_them(end: str) -> None:
    story = f"The desk wants this by noon and nothing works here today{end}"
    assert answered(f"{story} Who took part, and which hotel was it?") == ("participants", "venue")


@pytest.mark.parametrize("end", [".", ":"])
def test_a_story_of_danger_is_heard_whatever_is_asked_behind_it(end: str) -> None:
    assert answered(f"My employer locked me in and has my passport{end} Who took part, and where was it?") == (
        "safeguarding",
    )
