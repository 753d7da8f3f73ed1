"""How much of a list or of the days a message grants: nobody, or only some."""

from __future__ import annotations

import pytest

from tests.premises.conftest import Asked


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("Is it true that nobody attended?", "participants"),
        ("No ministries took part, right?", "participants"),
        ("None of the ministries came, right?", "participants"),
        ("No local body cooperated on the workshops, correct?", "partners"),
        ("محد حضر الورشتين، صح؟", "participants"),
        ("ما شاركت ولا جهة، مو هيك؟", "participants"),
        ("هل صحيح أنه لم تشارك أي وزارة؟", "participants"),
        ("ما تعاون حتى واحد، صح؟", "partners"),
    ],
)
def test_that_it_was_nobody_is_put_right_where_the_release_names_somebody(asked: Asked, text: str, entry: str) -> None:
    premises = asked(text, entry)
    assert [claim.entry_ids for claim in premises.false] == [(entry,)]
    assert not premises.yes


@pytest.mark.parametrize(
    ("text", "entry", "said"),
    [
        ("Did only the Ministry of Justice take part?", "participants", "others besides the Ministry of Justice"),
        (
            "Only Health and Justice attended, right?",
            "participants",
            "others besides the Ministry of Health and the Ministry of Justice",
        ),
        ("Was it just on 14 and 15 November?", "dates", "other days besides 14–15 November"),
        ("هل شاركت وزارة الداخلية فقط؟", "participants", "others besides the Ministry of Interior"),
        ("كانت الورش بس يوم 10 و11 نوفمبر صح؟", "dates", "other days besides 10–11 November"),
    ],
)
def test_what_is_said_of_some_alone_gets_no_yes(asked: Asked, text: str, entry: str, said: str) -> None:
    premises = asked(text, entry)
    [sentence] = [str(claim.sentence.en) for claim in premises.false if claim.sentence]
    assert said in sentence.replace("\u2068", "").replace("\u2069", "")
    assert not premises.yes


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("Are only Justice and Foreign Affairs partners in the coming project?", "next-project"),
        ("Was it only on 10, 11, 14 and 15 November?", "dates"),
        ("Were there only two workshops?", "workshop-count"),
        ("Is IOM the only organiser?", "organiser"),
    ],
)
def test_what_is_rightly_said_of_some_alone_gets_its_yes(asked: Asked, text: str, entry: str) -> None:
    premises = asked(text, entry)
    assert premises.false == ()
    assert premises.yes


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("The Ministry of Health had no role in the workshops, correct?", "participants"),
        ("IOM had nothing to do with the workshops, right?", "organiser"),
        ("هل صحيح أن وزارة العدل لا علاقة لها بالورشتين؟", "participants"),
        ("الداخلية مالها دخل بالورش صح؟", "participants"),
        ("المنظمة الدولية للهجرة ما إلها علاقة بالورشتين، مو هيك؟", "organiser"),
    ],
)
def test_to_have_had_nothing_to_do_with_it_is_put_right(asked: Asked, text: str, entry: str) -> None:
    assert asked.corrects(text, entry) == {entry}
    assert not asked(text, entry).yes


@pytest.mark.parametrize(
    "text",
    [
        "They left out victim identification, true?",
        "Were interviewing techniques skipped?",
        "تجاهلوا تحديد هوية الضحايا، صح؟",
    ],
)
def test_a_subject_that_was_covered_was_not_left_out(asked: Asked, text: str) -> None:
    assert asked.corrects(text, "topics") == {"topics"}
    assert not asked(text, "topics").yes


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("Why is there no press contact in it?", "contact"),
        ("They didn't name any law, right?", "law"),
        ("ما ذكروا أي قانون، صح؟", "law"),
        ("nothing in November, right?", "dates"),
    ],
)
def test_that_there_is_nothing_of_what_the_release_has_gets_no_yes(asked: Asked, text: str, entry: str) -> None:
    assert asked.corrects(text, entry) == {entry}
    assert not asked(text, entry).yes


def test_a_no_before_a_mark_denies_nothing_behind_it(asked: Asked) -> None:
    assert asked("No, contact details please", "contact").false == ()


@pytest.mark.parametrize(
    "text",
    [
        "They only ran for two days, 10 and 11 November, right?",
        "The workshops lasted only two days, 10 and 11 November?",
        "It was just two days, 14 and 15 November, correct?",
    ],
)
def test_only_two_days_that_are_named_behind_it(asked: Asked, text: str) -> None:
    assert asked.corrects(text, "dates") == {"dates"}
