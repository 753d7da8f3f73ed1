"""Whether a yes or a no is asked for."""

from __future__ import annotations

import pytest

from tests.premises.conftest import Asked


@pytest.mark.parametrize(
    ("text", "entry"), [("والوزارات؟", "participants"), ("المكان؟", "place"), ("The topics?", "topics")]
)
def test_a_noun_with_a_question_mark_asks_for_no_yes(asked: Asked, text: str, entry: str) -> None:
    assert not asked(text, entry).yes


@pytest.mark.parametrize(
    ("text", "negative"),
    [
        ("Wasn't it in Kuwait?", True),
        ("أليست الورشتان في الكويت؟", True),
        ("مو الورشة بالكويت؟", True),
        ("الورشتان في الكويت، أليس كذلك؟", False),
        ("Was it in Kuwait?", False),
    ],
)
def test_a_question_may_ask_whether_it_is_not_so(asked: Asked, text: str, negative: bool) -> None:
    polarity = asked(text, "place").polarity
    assert (polarity.asks, polarity.negated, polarity.negative) == (True, False, negative)


@pytest.mark.parametrize(
    "text",
    [
        "It was in Kuwait, wasn't it?",
        "The workshops were in Kuwait, no?",
        "They were in Kuwait, did they not?",
        "in kuwait ya?",
        "الورش بالكويت، مش جذي؟",
        "el warshat bel kwet mo?",
    ],
)
def test_a_tag_asks_for_assent_and_negates_nothing(asked: Asked, text: str) -> None:
    polarity = asked(text, "place").polarity
    assert (polarity.asks, polarity.negated) == (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "They weren't cancelled, were they?",
        "ما انلغت الورش صح؟",
        "They weren't held in Dubai, right?",
        "It wasn't in October, was it?",
    ],
)
def test_what_is_rightly_said_not_to_be_so_is_agreed_to_and_not_put_right(asked: Asked, text: str) -> None:
    found = asked(text, "dates")
    assert (bool(found.agreed), found.false, found.yes) == (True, (), False)


@pytest.mark.parametrize("text", ["The workshops didn't happen, right?", "الورش ما صارت صح؟"])
def test_that_something_did_not_happen_is_no_denial_of_what_is_false(asked: Asked, text: str) -> None:
    assert asked.corrects(text, "overview") == {"overview", "dates"}


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("One of his degrees is in tourism, isn't it?", "spokesperson-biography"),
        ("Interior and Foreign Affairs both attended, right?", "participants"),
        ("The first workshop ended on the eleventh, correct?", "dates"),
        ("2nd wkshop 14-15 nov 21 ya?", "dates"),
        ("الورشة الثانية بدأت يوم الحد مش كده؟", "dates"),
        ("الورشة الأولانية بدأت يوم عشرة نوفمبر صح ولا لأ؟", "dates"),
        ("ألم يكن قانون الاتجار الكويتي ضمن المواضيع؟", "law"),
        ("So dalothman@iom.int is where questions go?", "contact"),
        ("So it is Objective 10?", "global-compact"),
        ("يعني بيتماشى مع الميثاق العالمي للهجرة؟", "global-compact"),
        ("هل الهدف تعزيز التعاون المباشر بين الجهات؟", "purpose"),
        ("Does the release list six topics?", "topics"),
    ],
)
def test_what_is_so_in_other_words_gets_its_yes(asked: Asked, text: str, entry: str) -> None:
    assert asked(text, entry).yes


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("Was it held in partnership with Tamdeen?", "partners"),
        ("Were the workshops held at a hotel?", "place"),
        ("So the topics?", "topics"),
        ("Is the WHO a partner?", "partners"),
        ("Was mental health part of it?", "participants"),
        ("Were Human Line present?", "participants"),
    ],
)
def test_no_yes_is_said_to_what_the_answer_does_not_say(asked: Asked, text: str, entry: str) -> None:
    assert not asked(text, entry).yes


@pytest.mark.parametrize("text", ["Health wasn't left out, was it?", "لم تغب وزارة الصحة، أليس كذلك؟"])
def test_who_is_rightly_said_not_to_have_stayed_away_is_agreed_to(asked: Asked, text: str) -> None:
    found = asked(text, "participants")
    assert (bool(found.agreed), found.false) == (True, ())
